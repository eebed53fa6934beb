"""``manage.py restore FILE``: an archive into an empty, migrated system."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from mentorship.backup import archive
from mentorship.backup.restoring import Refused, restore
from participants.erased_list import erased_list


class Command(BaseCommand):
    help = "Brings an archive into an empty, migrated system, erases again what was erased since, and holds all mail until release_mail."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--erased", type=Path, metavar="FILE", help="what was erased since (without it: ERASED_LIST)")

    def handle(self, *, file, erased, **options):
        if erased and not erased.exists():
            raise CommandError(f"{erased} is not there. Nothing was restored.")
        try:
            found, again = restore(file, erased or erased_list())
        except (archive.Damaged, Refused) as refused:
            raise CommandError(f"{refused} Nothing was restored.") from refused
        except OSError as error:
            raise CommandError(f"{error.filename or file}: {error.strerror}. Nothing was restored.") from error
        self.stdout.write(f"Restored: {found.rows} rows, {found.files} files, as of {found.taken_at}. Erased again: {again}.")
        self.stdout.write("No mail is sent until you say: manage.py release_mail")
