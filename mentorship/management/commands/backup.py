"""``manage.py backup FILE``: database and files in one archive, while everything runs."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from mentorship.backup.making import back_up


class Command(BaseCommand):
    help = "Writes all rows and all files to one archive that only you can read. Nothing has to stop. Keep it as closed as the database."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *, file, **options):
        try:
            found = back_up(file)
        except FileExistsError as error:
            raise CommandError(f"{error.filename or error} is there already. Give a new name, or remove it first.") from error
        except OSError as error:
            raise CommandError(f"{file} cannot be written ({error.strerror}). There is no archive.") from error
        self.stdout.write(f"Written to {file}: {found.rows} rows, {found.files} files, as of {found.taken_at}.")
        if found.gone:
            self.stdout.write(f"Not there: {found.gone} files that a record names. They were taken down meanwhile, or were missing before.")
