"""The funding ends soon: managers and the leads of every partnership are told three months before, and a month before (finding F9)."""

import datetime as dt
from collections import defaultdict

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from participants.dates import in_words
from participants.models import Partnership, Programme
from stages.reminders.asking import Asking, leads, managers, morning, of_both
from stages.reminders.due import Line
from stages.reminders.kinds import Kind

NAME = "the funding ends soon"
BEFORE = (dt.timedelta(days=90), dt.timedelta(days=30))


def _records(today):
    return Programme.objects.filter(funding_until__gte=today, funding_until__lte=today + BEFORE[0])


def _people(programmes, on):
    under = dict(Partnership.objects.filter(programme__in=programmes).values_list("pk", "programme_id"))
    found, people = leads(under, on), defaultdict(set, managers((each.pk for each in programmes), on))
    for partnership, programme in under.items():
        people[programme] |= of_both(found, partnership)
    return people


def _line(programme):
    when = gettext("funding until %(day)s") % {"day": in_words(programme.funding_until)}
    return Line(programme.title, when, reverse("programme", args=[programme.pk]))


funding_ends = Asking(
    _records,
    lambda programme: f"programme:{programme.pk}:{programme.funding_until}",
    lambda programme: (morning(programme.funding_until - ahead) for ahead in BEFORE),
    _people,
    _line,
).rule(
    NAME,
    _("The funding ends soon"),
    _("Agree now who keeps in touch afterwards, and how. Nothing ends here because the money does."),
    Kind.FUNDING,
)
