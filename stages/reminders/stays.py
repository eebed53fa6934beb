"""A stage takes longer than expected: the leads of both cities are asked the day after, and once more two months later (finding P1)."""

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from participants.dates import in_words
from stages import catalogue
from stages.models import Journey, Stay
from stages.reminders.asking import WITHIN, Asking, leads, morning, of_both
from stages.reminders.due import Line, about
from stages.reminders.kinds import Kind

NAME = "a stage takes longer"
AGAIN = (dt.timedelta(days=1), dt.timedelta(days=61))


def _records(today):
    """Open stays past their end, where the two cities are under way: a pause has its reason already."""
    late = Stay.objects.filter(until=None, expected_until__lt=today, expected_until__gt=today - AGAIN[-1] - WITHIN)
    cities = ("journey__partnership__mentor", "journey__partnership__mentee")
    return late.filter(journey__state=Journey.State.UNDER_WAY).select_related(*cities)


def _people(stays, on):
    found = leads((stay.journey.partnership_id for stay in stays), on)
    return {stay.pk: of_both(found, stay.journey.partnership_id) for stay in stays}


def _line(stay):
    when = gettext("expected until %(day)s") % {"day": in_words(stay.expected_until)}
    title = about(stay.journey.partnership, gettext(catalogue.stage(stay.stage).title))
    return Line(title, when, reverse("gate", args=[stay.journey.partnership_id]))


stage_takes_longer = Asking(
    _records,
    lambda stay: f"stay:{stay.pk}:{stay.expected_until}",
    lambda stay: (morning(stay.expected_until + pause) for pause in AGAIN),
    _people,
    _line,
).rule(
    NAME,
    _("A stage takes longer than expected"),
    _("That is no fault: too short does not root. Look together at what is still missing, and at what the stage needs."),
    Kind.STAGES,
)
