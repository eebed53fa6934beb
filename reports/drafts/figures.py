"""The figures of a stay, counted from what was held: parts and attendance, never titles, summaries or names."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext as _

from participants.partnerships.parts import CITIES, Side
from reports.drafts import wording
from reports.drafts.values import Held, Kind, Reached, Share, Visits
from stages.activities.kinds import VISITS, Delivery, Instrument, LedBy
from stages.journey.spans import in_hours
from stages.models import Attendance, Part

LISTED = 4
"""Up to so many days are named one by one in the table of kinds; more are said as from when to when."""


@dataclass(frozen=True)
class Piece:
    """One part of a held activity, with the day and the city of the activity."""

    activity: int
    on: object
    on_precision: str
    on_basis: str
    city: int | None
    place: str
    instrument: str
    minutes: int
    led_by: str
    delivery: str


FIELDS = {
    "activity": "activity_id",
    "on": "activity__on",
    "on_precision": "activity__on_precision",
    "on_basis": "activity__on_basis",
    "city": "activity__city_id",
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


def within(rows, stay):
    """Those that fall into the stay; the day on which it ends belongs to the next one."""
    return [row for row in rows if stay.since <= row.on and (stay.until is None or row.on < stay.until)]


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
    return tuple(Kind(str(Instrument(key).label), len(some), minutes(some), in_hours(minutes(some)), _when(some)) for key, some in found)


def _when(rows):
    days = list(dict.fromkeys(_day(row).words for row in rows))
    if len(days) <= LISTED:
        return ", ".join(days)
    return _("%(first)s to %(last)s") % {"first": days[0], "last": days[-1]}


def _day(row):
    return wording.day(row.on, row.on_precision, row.on_basis)


def log(rows):
    """Every activity in the order of its day."""
    return tuple(_held(some) for some in grouped(rows, "activity").values())


def _held(some):
    labels = dict.fromkeys(str(Instrument(row.instrument).label) for row in some)
    leaders = dict.fromkeys(str(LedBy(row.led_by).label) for row in some)
    apart = all(row.delivery == Delivery.VIRTUAL for row in some)
    place = some[0].place or (_("at a distance") if apart else "")
    return Held(_day(some[0]), ", ".join(labels), place, ", ".join(leaders), in_hours(minutes(some)))


def led(rows, partnership):
    """The hours by who led, the two banks outside, what was shared between them."""
    names = {"mentor": partnership.mentor.name, "together": _("both together"), "adviser": _("an adviser"), "mentee": partnership.mentee.name}
    by, whole = grouped(rows, "led_by"), minutes(rows)
    found = [(side, title, minutes(by[side])) for side, title in names.items() if by.get(side) or side in CITIES]
    return tuple(Share(side, title, some, in_hours(some), round(100 * some / whole) if whole else 0) for side, title, some in found)


def visits(rows, partnership):
    """Face to face, in the other's city; one activity is one visit."""
    met = [row for row in rows if row.instrument in VISITS and row.delivery != Delivery.VIRTUAL]
    return Visits(*(len({row.activity for row in met if row.city == city}) for city in (partnership.mentee_id, partnership.mentor_id)))


def reached(rows, partnership):
    """How many different people of each city came at least once. Counts only; other places are counted together."""
    came = Attendance.objects.filter(came=True, activity__in={row.activity for row in rows})
    people = dict(came.values_list("practitioner_id", "practitioner__city_id"))
    side = dict(partnership.memberships.values_list("practitioner_id", "side"))
    city = {Side.MENTOR: partnership.mentor_id, Side.MENTEE: partnership.mentee_id}
    homes = [home or city.get(side.get(who)) for who, home in people.items()]
    counts = [(partnership.city_of(each).name, homes.count(city[each])) for each in CITIES]
    elsewhere = len(homes) - sum(count for _name, count in counts)
    return tuple(Reached(*each) for each in [*counts, (_("other places"), elsewhere)] if each[1])
