"""``manage.py release_mail``: after a restore, let reminders out again."""

from django.core.management.base import BaseCommand

from stages.reminders.holding import is_held, release


class Command(BaseCommand):
    help = "After a restore, lets reminders be sent again."

    def add_arguments(self, parser):
        parser.add_argument("--drop", action="store_true", help="strike out what is due already: people were told before, or it is too late")

    def handle(self, *, drop, **options):
        if not is_held():
            self.stdout.write("Mail was not held. Nothing changed.")
            return
        reminders, mails = release(drop=drop)
        self.stdout.write(f"Mail goes out with the next sweep. Struck out: {reminders} reminders, {mails} mails.")
