"""``manage.py import_workbook FILE.xlsx``: what the page does, by whoever runs this product."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from mentorship.workbook.file import Unreadable
from mentorship.workbook.outcome import CHANGED, CREATED, NOTE, REFUSED, SAME
from mentorship.workbook.run import bring_in
from participants.models import Programme, User

NOBODY = "workbook@localhost"


class Command(BaseCommand):
    help = "Brings a workbook in: all of it, or nothing. The same file twice changes nothing. docs/workbook.md describes its sheets."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE.xlsx")
        parser.add_argument("--programme", metavar="TITLE", help="write to this programme only; its title or its number")
        parser.add_argument("--by", metavar="EMAIL", help="who brings it in, with that person’s rights; becomes the manager of a new programme")
        parser.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")

    def handle(self, *, file, programme, by, dry_run, **options):
        user, only = self.user(by), programme and self.programme(programme)
        everything = not by or user.is_staff
        try:
            with file.open("rb") as opened:
                outcome = bring_in(opened, by=user, dry_run=dry_run, everything=everything, only=only, progress=self.progress(options))
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror or error}.") from error
        except Unreadable as error:
            raise CommandError(str(error)) from error
        self.tell(outcome, dry_run, options["verbosity"])

    def user(self, email):
        """Whoever is named; else the first site administrator; else an account that stands for nobody and cannot sign in."""
        if email:
            if found := User.objects.filter(email__iexact=email, is_active=True).first():
                return found
            raise CommandError(f"Nobody signs in with {email}.")
        first = User.objects.filter(is_superuser=True, is_active=True).order_by("pk").first()
        return first or User.objects.filter(email=NOBODY).first() or User.objects.create_user(NOBODY, name="Workbook", is_active=False)

    def programme(self, named):
        found = Programme.objects.filter(pk=int(named)) if named.isdecimal() else Programme.objects.filter(title=named)
        if len(found) != 1:
            raise CommandError(f"There {'is no programme' if not found else 'are several programmes'} called {named}.")
        return found[0]

    def progress(self, options):
        """How far it is, sheet by sheet, beside what comes of it: a large workbook takes minutes."""
        if not options["verbosity"]:
            return lambda sheet, rows: None
        return lambda sheet, rows: self.stderr.write(f"{sheet}: {rows:,} {'row' if rows == 1 else 'rows'} read")

    def tell(self, outcome, dry_run, verbosity):
        shown = (REFUSED, NOTE) if verbosity < 2 and not dry_run else (REFUSED, NOTE, CREATED, CHANGED)
        for remark in outcome.remarks:
            if remark.sort in shown:
                self.stdout.write(f"{remark.sort}: {remark.place}: {remark.sentence}")
        for sort in shown:
            if outcome.told[sort] > len([each for each in outcome.remarks if each.sort == sort]):
                self.stdout.write(f"… and {outcome.told[sort] - len([each for each in outcome.remarks if each.sort == sort])} more {sort}")
        created, changed, same = (outcome.total(sort) for sort in (CREATED, CHANGED, SAME))
        if outcome.refused:
            raise CommandError(f"{outcome.refused} refused. Nothing was brought in.")
        verb = "would be " if dry_run else ""
        self.stdout.write(f"{verb}{created} created, {verb}{changed} changed, {same} the same as before.")
