"""Publishes the reports of the documented case, once; what was cut off is taken up where it stood."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from mentorship.case.partnerships import PROGRAMME
from mentorship.case.publishing import publish_all
from participants.entry import Conflict
from participants.models import Programme


class Command(BaseCommand):
    help = "Publishes the reports of the documented case in the demonstration, which does so by itself. A second time changes nothing."

    def handle(self, **options):
        if not settings.DEMO:
            raise CommandError("The reports belong to the documented case. Set APP_ENV=demo to publish them.")
        programme = Programme.objects.filter(title=PROGRAMME["title"]).first()
        try:
            if programme and publish_all(programme):
                self.stdout.write("The reports of the documented case are published.")
        except Conflict as conflict:
            raise CommandError(f"{conflict} The next start takes up what is left.") from conflict
