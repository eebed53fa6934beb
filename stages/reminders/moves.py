"""A move waits for a city's word: its leads are told at once, after two weeks, and after four."""

import datetime as dt
from collections import defaultdict

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from participants.dates import in_words
from participants.partnerships.parts import CITIES
from stages.models import Move, Word
from stages.reminders.asking import Asking, leads
from stages.reminders.due import Line, about
from stages.reminders.kinds import Kind

NAME = "a move waits for a word"
AGAIN = (dt.timedelta(), dt.timedelta(days=14), dt.timedelta(days=28))


def _records(_today):
    return Move.objects.filter(settled_at=None).select_related("journey__partnership__mentor", "journey__partnership__mentee")


def _people(moves, on):
    """The leads of whichever city has not spoken."""
    spoken = defaultdict(set)
    for move, side in Word.objects.filter(move__in=moves).values_list("move", "side"):
        spoken[move].add(side)
    found = leads((move.journey.partnership_id for move in moves), on)
    return {move.pk: set().union(*(found[move.journey.partnership_id, side] for side in CITIES if side not in spoken[move.pk])) for move in moves}


def _line(move):
    when = gettext("proposed on %(day)s") % {"day": in_words(move.proposed_at.date())}
    return Line(about(move.journey.partnership, move.title), when, reverse("move", args=[move.pk]))


move_waits = Asking(
    _records,
    lambda move: f"move:{move.pk}",
    lambda move: (move.proposed_at + pause for pause in AGAIN),
    _people,
    _line,
).rule(
    NAME,
    _("A move waits for your city’s word"),
    _("The other city has spoken. Say on the page whether your city agrees. A no with its reason is an answer too."),
    Kind.MOVES,
)
