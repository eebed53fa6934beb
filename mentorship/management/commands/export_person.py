"""``manage.py export_person EMAIL``: all that is kept about a person, for whoever asks in writing. The person has the same on a page."""

import os
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from mentorship.own_data.export import as_account, as_html, as_json


class Command(BaseCommand):
    help = "Writes all that is kept about a person to a file that only you can read. Hand it to nobody but that person."

    def add_arguments(self, parser):
        parser.add_argument("email", metavar="EMAIL")
        parser.add_argument("--json", type=Path, metavar="FILE")
        parser.add_argument("--html", type=Path, metavar="FILE")

    def handle(self, *, email, json, html, **options):
        if not (json or html):
            raise CommandError("Say where to write: --json FILE, --html FILE, or both.")
        with as_account(email) as user:
            if user is None:
                raise CommandError("Nobody here has this address.")
            for path, write in ((json, as_json), (html, as_html)):
                if path:
                    keep(path, write(user))
                    self.stdout.write(f"Written to {path}. It holds personal data: hand it to that person alone, then delete it.")


def keep(path, text):
    """For its owner's eyes only."""
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
