"""A city's word was written down for it: the leads of both cities are told, once, so that nobody's word is given behind their back."""

import datetime as dt
from collections import defaultdict

from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from participants.access import visible
from participants.dates import in_words, now_holds
from participants.models import Membership
from participants.partnerships.parts import CITIES, LEADS
from stages.models import Word
from stages.reminders.due import Due, Line, Rule, about, thousands

NAME = "word written down"
WITHIN = dt.timedelta(days=30)
"""How long after the writing a sweep still finds it; a sweep that was away for longer tells nobody of old news."""


def _written_down(now):
    by_another = Q(speaker__user=None) | ~Q(recorded_by=F("speaker__user"))
    words = Word.objects.filter(by_another, recorded_by__isnull=False, recorded_at__lte=now, recorded_at__gt=now - WITHIN)
    return words.select_related("move__journey")


def _leads(words, day):
    """The leads of both cities by partnership: users whose word counts on that day."""
    holding = Membership.objects.filter(now_holds(day), partnership__in={word.move.journey.partnership_id for word in words})
    leads = holding.filter(role__in=LEADS, side__in=CITIES, admitted_at__isnull=False, practitioner__user__is_active=True)
    found = defaultdict(set)
    for partnership, user in leads.values_list("partnership", "practitioner__user"):
        found[partnership].add(user)
    return found


def _due(now):
    for words in thousands(_written_down(now)):
        leads = _leads(words, now.date())
        for word in words:
            people = leads[word.move.journey.partnership_id] - {word.recorded_by_id}
            yield from (Due(NAME, f"word:{word.pk}", person, 1, word.recorded_at) for person in sorted(people))


def _still_stands(subjects):
    """What was written down stays written down."""
    return set(subjects)


def _lines(person, subjects):
    words = Word.objects.filter(pk__in=[int(subject.split(":")[1]) for subject in subjects])
    seen = visible(person, words).select_related("move__journey__partnership__mentor", "move__journey__partnership__mentee")
    return {f"word:{word.pk}": _line(word) for word in seen}


def _line(word):
    """Which partnership and move, then whose word: a lead of a mentor's city may have several."""
    partnership = word.move.journey.partnership
    said = {"city": partnership.city_of(word.side), "says": word.get_says_display(), "day": in_words(word.said_on, word.said_precision)}
    return Line(about(partnership, word.move.title), gettext("%(city)s %(says)s, %(day)s") % said, reverse("move", args=[word.move_id]))


written_down = Rule(
    NAME,
    _("A city’s word was written down:"),
    _("The programme manager wrote down what was said elsewhere. If it is not what was said, write to the manager and to the other city."),
    _due,
    _still_stands,
    _lines,
)
