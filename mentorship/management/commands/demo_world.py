"""``demo_world --seed N --size S --json FILE``: a synthetic world, the same for the same seed and size."""

import datetime as dt
import json
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from mentorship.world.building import World
from participants.models import User
from stages.signals.standing import refresh

TODAY = dt.date(2026, 11, 16)
LARGEST = 20_000


class Command(BaseCommand):
    help = "Makes a synthetic world of S partnerships, and writes its logins, roles and ids to FILE."

    def add_arguments(self, parser):
        parser.add_argument("--seed", type=int, default=1, help="another seed, another world")
        parser.add_argument("--size", type=int, default=20, help="how many partnerships")
        parser.add_argument("--json", required=True, type=Path, metavar="FILE", help="where to write what is in it")
        here = {"nargs": "?", "const": dt.date.today(), "default": TODAY, "type": dt.date.fromisoformat, "metavar": "DAY"}
        parser.add_argument("--today", **here, help=f"the day on which the world is (default {TODAY}; without DAY: the real one)")

    def handle(self, *, seed, size, json, today, verbosity, **options):
        self.check_asked(seed, size)
        with transaction.atomic():
            told = World(seed, size, today).build()
            refresh([partnership["id"] for partnership in told["partnerships"]])
            self.write(json, told)
        if verbosity:
            self.stdout.write(f"Made a world of {size} partnerships with {len(told['users'])} logins: {json}")

    def check_asked(self, seed, size):
        if not settings.DEMO:
            raise CommandError("A synthetic world comes with accounts whose password everybody knows. Set APP_ENV=demo to make one.")
        if not 1 <= size <= LARGEST or seed < 0:
            raise CommandError(f"Give a seed from 0 up and a size from 1 to {LARGEST}.")
        if User.objects.filter(email=f"w{seed}-admin@example.org").exists():
            raise CommandError(f"The world of seed {seed} is in this database already. Choose another seed, or an empty database.")

    def write(self, file, told):
        """Within the transaction: a world that nobody can be told of is not made."""
        try:
            file.write_text(json.dumps(told, indent=1) + "\n")
        except OSError as error:
            raise CommandError(f"{file} cannot be written ({error.strerror}). Nothing was made.") from error
