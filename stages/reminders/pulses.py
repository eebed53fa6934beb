"""A pulse is open: everybody who is asked is reminded, whether they answered or not (design: work that must not get lost).

Who has answered is class B. If only the others were reminded, a mailbox, the ledger or a colleague's screen would tell.
"""

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from participants.dates import in_words
from stages.models import Wave
from stages.reminders.due import Due, Line, Rule, thousands
from stages.reminders.kinds import Kind

NAME = "a pulse is open"
BEFORE = dt.timedelta(days=3)
"""How long before the last day one is reminded a second time."""


def _subject(wave):
    return f"wave:{wave.pk}"


def _waves(subjects):
    return Wave.objects.open().filter(pk__in=[int(subject.split(":")[1]) for subject in subjects])


def _occasions(wave):
    yield 1, wave.opened_at
    last = dt.datetime.combine(wave.closes_on - BEFORE, dt.time(), dt.UTC)
    if last > wave.opened_at + BEFORE:
        yield 2, last


def _due(now):
    for waves in thousands(Wave.objects.open(now.date())):
        people = Wave.asked_in(waves)
        for wave in waves:
            for number, at in _occasions(wave):
                if at <= now:
                    yield from (Due(NAME, _subject(wave), person, number, at) for person in sorted(people[wave.pk]))


def _still_stands(subjects):
    return {_subject(wave) for wave in _waves(subjects)}


def _lines(person, subjects):
    """For whoever is still asked. No partnership is named: a mail lies open longer than a page."""
    waves = list(_waves(subjects))
    people = Wave.asked_in(waves)
    return {_subject(wave): _line(wave) for wave in waves if person.pk in people[wave.pk]}


def _line(wave):
    until = gettext("until %(day)s") % {"day": in_words(wave.closes_on)}
    return Line(gettext("Two minutes, in private"), until, reverse("pulse-answer", args=[wave.pk]))


pulse_open = Rule(
    NAME,
    _("A pulse is open"),
    _("Answering is voluntary. Everybody who is asked gets this reminder, also those who have answered: nobody knows who has."),
    _due,
    _still_stands,
    _lines,
    Kind.PULSES,
)
