"""The figures of a report, counted from what was held: parts and attendance, never titles, summaries or names."""

import datetime as dt
import hashlib
from collections import defaultdict
from dataclasses import dataclass
from itertools import accumulate

from django.db.models import Count
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from participants.dates import Precision
from participants.partnerships.parts import CITIES, Side
from reports.drafts import wording
from reports.drafts.values import Held, Kind, Reached, Share, Shared, Visits
from stages.activities.kinds import Delivery, Instrument, LedBy
from stages.journey.spans import in_hours
from stages.models import Attendance, Involvement, Part

GAP = dt.timedelta(days=3)
LISTED = 4
"""Up to so many days are named one by one in the table of kinds; more are said as from when to when."""
MOST = 150
"""Up to so many activities are listed one by one."""


@dataclass(frozen=True)
class Piece:
    """One part of a held activity, with the day and the city of the activity."""

    activity: int
    on: object
    on_precision: str
    on_basis: str
    last_day: object
    place: str
    instrument: str
    minutes: int
    led_by: str
    delivery: str

    @property
    def month(self):
        return self.on.replace(day=1)


FIELDS = {
    "activity": "activity_id",
    "on": "activity__on",
    "on_precision": "activity__on_precision",
    "on_basis": "activity__on_basis",
    "last_day": "activity__last_day",
    "place": "activity__city__name",
    "instrument": "instrument",
    "minutes": "minutes",
    "led_by": "led_by",
    "delivery": "delivery",
}


def pieces(partnership):
    """Everything that was held in the partnership, by day. One query."""
    held = Part.objects.filter(activity__held_at__isnull=False, activity__involvements__partnership=partnership)
    rows = held.order_by("activity__on", "activity_id", "number").values_list(*FIELDS.values())
    return [Piece(**dict(zip(FIELDS, row, strict=True))) for row in rows]


def stay_of(day, stays):
    """The stay that a day belongs to, as ``stages.facts`` counts: the one begun last, for days before all the first; ``stays`` are in order."""
    return next((stay for stay in reversed(stays) if stay.since <= day), stays[0])


def grouped(rows, name):
    """Rows by the value of a field, in the order of first appearance."""
    found = defaultdict(list)
    for row in rows:
        found[getattr(row, name)].append(row)
    return found


def minutes(rows):
    return sum(row.minutes for row in rows)


def kinds(rows):
    """What was done, the most frequent first."""
    found = sorted(grouped(rows, "instrument").items(), key=lambda item: (-len(item[1]), -minutes(item[1]), item[0]))
    return tuple(Kind(str(capfirst(Instrument(key).label)), len(some), minutes(some), in_hours(minutes(some)), _when(some)) for key, some in found)


def _when(rows):
    days = [day.words for day in dict.fromkeys(map(_day, rows))]
    if len(days) <= LISTED:
        return ", ".join(dict.fromkeys(days))
    return _("%(first)s to %(last)s") % {"first": days[0], "last": days[-1]}


def _day(row):
    return wording.day(row.on, row.on_precision, row.on_basis)


def log(rows):
    """Every activity in the order of its day; month by month where there are very many."""
    if len({row.activity for row in rows}) <= MOST:
        return tuple(_held(_day(some[0]), some) for some in grouped(rows, "activity").values())
    return tuple(_held(_month(some[0]), some) for some in grouped(rows, "month").values())


def _month(row):
    return wording.day(row.month, wording.vaguer(row.on_precision, Precision.MONTH), row.on_basis)


def _held(day, some):
    labels = dict.fromkeys(str(Instrument(row.instrument).label) for row in some)
    leaders = dict.fromkeys(str(LedBy(row.led_by).label) for row in some)
    places = dict.fromkeys(row.place or (_("at a distance") if row.delivery == Delivery.VIRTUAL else "") for row in some)
    return Held(day, capfirst(", ".join(labels)), ", ".join(filter(None, places)), ", ".join(leaders), in_hours(minutes(some)))


def led(rows, partnership):
    """The hours by who led, the two banks outside, what was shared between them."""
    names = {"mentor": partnership.mentor.name, "together": _("Both together"), "adviser": _("An adviser"), "mentee": partnership.mentee.name}
    by, whole = grouped(rows, "led_by"), minutes(rows)
    found = [(side, title, minutes(by[side])) for side, title in names.items() if by.get(side) or side in CITIES]
    return tuple(Share(side, title, some, in_hours(some), round(100 * some / whole) if whole else 0) for side, title, some in found)


def visits(facts, rows):
    """Visits to each other's city within the rows: the activities that the gate counts, those within ``GAP`` days being one journey."""
    last = {row.activity: row.last_day or row.on for row in rows}
    return Visits(*(_journeys([each for each in some if each.pk in last], last) for some in (facts.mentor_visits, facts.mentee_visits)))


def _journeys(found, last):
    """Days known by month or year only cannot be joined, so each counts for itself."""
    exact = sorted((each.on, last[each.pk]) for each in found if each.on_precision == Precision.DAY)
    joined = sum(on - before <= GAP for on, before in zip([on for on, _end in exact[1:]], accumulate((end for _on, end in exact), max), strict=False))
    return len(found) - joined


def reached(rows, partnership):
    """How many different people of each city came at least once. Counts only; other places are counted together."""
    came = Attendance.objects.filter(came=True, activity__in={row.activity for row in rows})
    people = dict(came.values_list("practitioner_id", "practitioner__city_id"))
    side = dict(partnership.memberships.values_list("practitioner_id", "side"))
    city = {Side.MENTOR: partnership.mentor_id, Side.MENTEE: partnership.mentee_id}
    homes = [home or city.get(side.get(who)) for who, home in people.items()]
    counts = [(partnership.city_of(each).name, homes.count(city[each])) for each in CITIES]
    elsewhere = len(homes) - sum(count for _name, count in counts)
    return tuple(Reached(*each) for each in [*counts, (_("Other places"), elsewhere)] if each[1])


def shared(rows):
    """The activities that serve several partnerships, so that a programme counts each of them once."""
    by = grouped(rows, "activity")
    several = Involvement.objects.filter(activity__in=by).values("activity").annotate(n=Count("pk")).filter(n__gt=1).order_by("activity")
    return tuple(
        Shared(hashlib.sha256(f"activity {pk}".encode()).hexdigest()[:16], minutes(by[pk])) for pk in several.values_list("activity", flat=True)
    )
