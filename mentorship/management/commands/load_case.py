"""Loads the documented case, once."""

import datetime as dt

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from mentorship.case.loading import Case
from mentorship.case.partnerships import PROGRAMME
from participants.models import Programme
from stages.signals.standing import refresh


class Command(BaseCommand):
    help = "Loads the documented case for the demonstration, with accounts that anybody may use. Loading it twice changes nothing."

    def handle(self, **options):
        if not settings.DEMO:
            raise CommandError("The case comes with accounts whose password everybody knows. Set APP_ENV=demo to load it.")
        if Programme.objects.filter(title=PROGRAMME["title"]).exists():
            self.say(options, "The documented case is here already. Nothing was changed.")
            return
        case = Case(dt.date.today())
        case.load()
        refresh([partnership.pk for partnership in case.pairs.values()])
        self.say(options, "The documented case is loaded.")

    def say(self, options, text):
        if options["verbosity"]:
            self.stdout.write(text)
