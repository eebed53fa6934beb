"""``manage.py erase_person EMAIL``: a person asked to be forgotten."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from mentorship.own_data.erase import erase
from mentorship.own_data.export import lent_to, person, without_account
from mentorship.own_data.mentions import left_alone


class Command(BaseCommand):
    help = "Turns a person into a role and a city, and deletes account, contacts, mails, sessions and own safe-space texts. There is no way back."

    def add_arguments(self, parser):
        parser.add_argument("email", metavar="EMAIL")

    @transaction.atomic
    def handle(self, *, email, **options):
        user = person(email) or lent_to(without_account(email))
        if user is None:
            raise CommandError("Nobody here has this address.")
        for sentence in left_alone(user):
            self.stdout.write(f"Note: {sentence}")
        found = erase(user)
        user.refresh_from_db()
        self.stdout.write(f"Erased. Pages now say: {user.name}.")
        if found:
            self.stdout.write("These texts of others may name the person. The manager finds the same list under Erasures:")
        for each in found:
            self.stdout.write(f"  {each.title}  {settings.PUBLIC_URL.rstrip('/')}{each.path}" if each.path else f"  {each.title}")
