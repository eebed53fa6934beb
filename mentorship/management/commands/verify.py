"""``manage.py verify FILE``: is an archive whole? Reads all of it, writes nothing, asks no database."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from mentorship.backup import archive
from mentorship.backup.making import Contents


class Command(BaseCommand):
    help = "Reads an archive from end to end and compares every table and file with what was written."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *, file, **options):
        try:
            with archive.opened(file) as (_content, manifest):
                found = Contents.of(manifest)
        except archive.Damaged as damaged:
            raise CommandError(str(damaged)) from damaged
        except OSError as error:
            raise CommandError(f"{file} cannot be read ({error.strerror}).") from error
        self.stdout.write(f"Whole: {found.rows} rows, {found.files} files, as of {found.taken_at}, from version {manifest['product']}.")
