"""Close the waves whose last day is over, and open those whose time has come. As often as one likes: each is opened and closed once."""

import datetime as dt
import logging
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from participants.entry import Conflict
from participants.partnerships.safe_space import seated
from stages.models import Involvement, Journey, Move, Part
from stages.trust.closing import close_wave
from stages.trust.models import Kind, Wave

logger = logging.getLogger(__name__)

RECENT = {Kind.GATE: dt.timedelta(30), Kind.SESSION: dt.timedelta(14)}
"""How long after a move or a session a pulse still asks about it: what was written down later is history."""
YEAR = dt.timedelta(365)


@dataclass
class Swept:
    opened: int = 0
    closed: int = 0


def sweep(now: dt.datetime | None = None) -> Swept:
    """What is due on or before ``now``. One wave that cannot be closed keeps no other back; its fault is raised at the end."""
    now = now or timezone.now()
    today, done, faults = timezone.localdate(now), Swept(), []
    for wave in Wave.objects.filter(closed_at=None, closes_on__lt=today).order_by("closes_on", "pk"):
        try:
            close_wave(wave, now)
            done.closed += 1
        except Conflict:
            continue  # another sweep was first
        except Exception as fault:
            logger.exception("Wave %s cannot be closed.", wave.pk)
            faults.append(fault)
    for kind, partnership, belongs in (*gates(today), *years(now), *sessions(today)):
        done.opened += Wave.begin(partnership, kind, on=today, opened_at=now, **belongs) is not None
    if faults:
        raise faults[0]
    return done


def gates(today):
    """A move of stage has become effective. Where a pulse about trust is open, this one waits: nobody is asked the same twice at once."""
    there = "journey__partnership"
    moves = Move.objects.filter(outcome="effective", state_entered="", effective_on__lte=today, effective_on__gt=today - RECENT[Kind.GATE])
    moves = moves.filter(Exists(seats(there, today))).exclude(Exists(Wave.objects.filter(move=OuterRef("pk")))).exclude(Exists(being_asked(there)))
    for move in moves.select_related("journey__partnership").order_by("effective_on", "pk"):
        yield Kind.GATE, move.journey.partnership, {"move": move}


def years(now):
    """In after-care for a year, under way, and nobody was asked for a year."""
    today, there = timezone.localdate(now), "partnership"
    asked = Wave.objects.about_trust().filter(Q(opened_at__gt=now - YEAR) | Q(closed_at=None), partnership=OuterRef(there))
    resting = {"stays__stage": "after-care", "stays__until": None, "stays__since__lte": today - YEAR}
    journeys = Journey.objects.filter(state="under way", **resting).filter(Exists(seats(there, today))).exclude(Exists(asked))
    for journey in journeys.select_related("partnership").order_by("pk"):
        yield Kind.YEARLY, journey.partnership, {}


def sessions(today):
    """A closed session was held and somebody of the safe space was there. One pulse for each activity, after its last closed part."""
    since = today - RECENT[Kind.SESSION]
    held = Q(activity__held_at__isnull=False) & (Q(activity__last_day__gt=since) | Q(activity__last_day=None, activity__on__gt=since))
    over = Q(activity__last_day__lte=today) | Q(activity__last_day=None, activity__on__lte=today)
    there = seats("partnership", today).filter(practitioner__attendances__activity=OuterRef("activity"), practitioner__attendances__came=True)
    asked = Wave.objects.filter(partnership=OuterRef("partnership"), part__activity=OuterRef("activity"))
    closed = Part.objects.filter(activity=OuterRef("activity"), closed=True)
    joined = Involvement.objects.filter(held, over, Exists(closed), Exists(there)).exclude(Exists(asked))
    for row in joined.select_related("partnership").order_by("pk"):
        yield Kind.SESSION, row.partnership, {"part": Part.objects.filter(activity=row.activity_id, closed=True).last()}


def seats(there: str, today):
    """The seats in the safe space of the partnership that this column names."""
    return seated(today).filter(partnership=OuterRef(there))


def being_asked(there: str):
    return Wave.objects.about_trust().filter(closed_at=None, partnership=OuterRef(there))
