"""The years of a partnership as plain values: stays, activities, leaders and silences. Four queries, whatever their number."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from participants.dates import Basis, Precision, latest
from participants.models import Membership
from participants.partnerships.parts import LEADERS, Side
from stages import catalogue
from stages.catalogue import Stage
from stages.facts import AT_A_DISTANCE, SOCIAL, Delivery, Instrument, Stayed
from stages.models import Attendance, Part, Stay

TRIPS = ("exploratory visit", "reconnaissance", "observing", "study tour", "expert visit", "site visit")
GATHERINGS = ("chance meeting", "conference", "knowledge fair", "community of practice")
KIND = {
    **dict.fromkeys(TRIPS, "visit"),
    **dict.fromkeys(SOCIAL, "social"),
    **dict.fromkeys(GATHERINGS, "gathering"),
    **dict.fromkeys(AT_A_DISTANCE, "contact"),
    str(Instrument.BRIEFING): "briefing",
}

QUIET = 183
"""Days without any contact that are drawn as a silence. The documented pair that called two or three times a year for five years
kept its tie, so half a year is the first length at which a reader should stop and look (finding F9)."""


class Happened(NamedTuple):
    """One activity, as its first part tells of it. ``place`` is the bank it took place on, or together: at a distance or elsewhere."""

    pk: int
    title: str
    on: dt.date
    on_precision: str = Precision.DAY
    on_basis: str = Basis.RECORDED
    last_day: dt.date | None = None
    held: bool = True
    instrument: str = Instrument.CALL
    led_by: str = "together"
    place: str = "together"
    city: str = ""
    travelled: bool = False  # people of the other city were there

    @property
    def kind(self) -> str:
        """What mark it gets: one of six."""
        return KIND.get(self.instrument, "session")

    @property
    def what(self) -> str:
        return str(Instrument(self.instrument).label)

    @property
    def led(self) -> str:
        """Mentor, mentee, or together: an adviser belongs to neither."""
        return self.led_by if self.led_by in (Side.MENTOR, Side.MENTEE) else "together"

    @property
    def over(self) -> dt.date:
        """The last day that it can have lasted to."""
        return max(self.last_day or self.on, latest(self.on, self.on_precision))


class Leader(NamedTuple):
    """Somebody in a leader's office: the side and the role, never the person."""

    side: str
    role: str
    since: dt.date
    since_precision: str = Precision.DAY
    since_basis: str = Basis.RECORDED
    until: dt.date | None = None
    until_precision: str = Precision.DAY
    until_basis: str = Basis.RECORDED


@dataclass(frozen=True)
class Change:
    """A leader's office changed hands, or was left or filled."""

    side: str
    role: str
    on: dt.date
    on_precision: str
    on_basis: str
    how: str


@dataclass(frozen=True)
class Silence:
    """No contact of any kind that anybody logged, from the first day to the last; ``lasts`` says that it is not over."""

    since: dt.date
    until: dt.date
    lasts: bool = False

    @property
    def days(self) -> int:
        return (self.until - self.since).days


@dataclass(frozen=True)
class Years:
    """All that the time line shows of one partnership, by day.

    ``over``: it is told looking back, so that ``today`` is its last day and not named. ``silent``: whether silences are told.
    """

    today: dt.date
    stays: tuple[Stayed, ...] = ()
    happened: tuple[Happened, ...] = ()
    leaders: tuple[Leader, ...] = ()
    over: bool = False
    silent: bool = True

    @property
    def stages(self) -> list[tuple[Stage, Stayed]]:
        return [(catalogue.stage(stay.stage), stay) for stay in self.stays]

    @property
    def first(self) -> dt.date:
        """The day on which the line begins. A leader may have been there long before."""
        return min([self.today, *(stay.since for stay in self.stays[:1]), *(each.on for each in self.happened[:1])])

    @property
    def last(self) -> dt.date:
        """Today, or the last plan."""
        return max([self.today, *(each.on for each in self.happened)])


def load(partnership, today: dt.date) -> Years:
    """The years of one partnership, up to its plans."""
    stays = Stay.objects.filter(journey__partnership=partnership).order_by("since", "pk").values_list(*Stayed._fields)
    leaders = Membership.objects.filter(partnership=partnership, role__in=LEADERS).order_by("since", "pk").values_list(*Leader._fields)
    return Years(today, tuple(map(Stayed._make, stays)), tuple(_happened(partnership)), tuple(map(Leader._make, leaders)))


def _happened(partnership) -> Iterable[Happened]:
    own, seen = ("pk", "title", "on", "on_precision", "on_basis", "last_day", "held_at", "city_id", "city__name"), set()
    parts = Part.objects.filter(activity__involvements__partnership=partnership, activity__cancelled_at=None)
    rows = parts.order_by("activity__on", "activity_id", "number").values_list(
        *(f"activity__{name}" for name in own), "instrument", "led_by", "delivery"
    )
    there, banks = _there(partnership), {partnership.mentor_id: "mentor", partnership.mentee_id: "mentee"}
    for pk, title, on, precision, basis, last_day, held_at, city, name, instrument, led_by, delivery in rows:
        if pk in seen:
            continue
        seen.add(pk)
        apart = delivery == Delivery.VIRTUAL or instrument in AT_A_DISTANCE
        place = "together" if apart else banks.get(city, "together")
        travelled = (pk, {"mentor": "mentee", "mentee": "mentor"}.get(place)) in there
        yield Happened(pk, title, on, precision, basis, last_day, bool(held_at), instrument, led_by, place, name or "", travelled)


def _there(partnership) -> set[tuple[int, str]]:
    """By activity in one of the two cities: the sides from which somebody came."""
    cities = (partnership.mentor_id, partnership.mentee_id)
    rows = Attendance.objects.filter(activity__involvements__partnership=partnership, activity__city__in=cities, came=True)
    side = "practitioner__memberships__side"
    return set(rows.filter(practitioner__memberships__partnership=partnership).values_list("activity_id", side).distinct())


def silences(years: Years, quiet: int = QUIET) -> list[Silence]:
    """The stretches longer than ``quiet`` days without contact, up to today. A plan is no contact; a date is taken so as to claim the least."""
    if not years.silent:
        return []
    held = [each for each in years.happened if each.held and each.on <= years.today]
    found, since = [], years.stays[0].since if years.stays else years.today
    for each in held:
        if (each.on - since).days > quiet:
            found.append(Silence(since, each.on))
        since = max(since, min(each.over, years.today))
    if (years.today - since).days > quiet:
        found.append(Silence(since, years.today, lasts=True))
    return found


def changes(years: Years) -> list[Change]:
    """When a leader's office changed, by day; whoever held it first is no change."""
    found = []
    for side, role in dict.fromkeys((leader.side, leader.role) for leader in years.leaders):
        terms = [leader for leader in years.leaders if (leader.side, leader.role) == (side, role)]
        came = {term.since: (term.since_precision, term.since_basis) for term in terms if term.since > terms[0].since}
        left = {term.until: (term.until_precision, term.until_basis) for term in terms if term.until and term.until <= years.today}
        for day, known in (left | came).items():
            how = "changed" if day in came and day in left else "came" if day in came else "left"
            if years.first <= day <= years.today:
                found.append(Change(side, role, day, *known, how))
    return sorted(found, key=lambda change: (change.on, change.side, change.role))
