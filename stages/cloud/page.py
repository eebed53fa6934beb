"""The page of the cloud: the picture, what it says in plain words, and the same as tables. Names are put in at the end."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import ngettext

from participants.dates import in_words
from participants.partnerships.parts import CITIES, Role, Side
from stages.cloud import loading
from stages.cloud.measures import Measures, measured
from stages.cloud.picture import draw
from stages.cloud.times import Times, times
from stages.cloud.web import Seat, Tie, Web, spun

MOST = 40
"""Rows of ties that are shown before one person is chosen."""


@dataclass(frozen=True)
class Seen:
    """One person in the table. ``roles``: all parts held on that day."""

    code: int
    number: int
    name: str
    roles: tuple[str, ...]
    is_out: bool
    is_chosen: bool


@dataclass(frozen=True)
class Met:
    """One tie in the table."""

    left: str
    right: str
    tie: Tie

    @property
    def hours(self) -> int:
        return max(1, round(self.tie.minutes / 60))

    @property
    def last(self) -> str:
        """The last contact, as exactly as it is known."""
        return in_words(self.tie.last, self.tie.precision)


def stood(partnership, asked: str) -> tuple[Web, Times, list[Seat]]:
    """The cloud on the day that the address asks for, or today. Two queries."""
    today = timezone.localdate()
    seats, meetings = loading.seats(partnership), loading.meetings(partnership, today)
    when = times(seats, meetings, asked, today)
    return spun(seats, meetings, when.stop.day), when, seats


def context(partnership, asked: str, wanted: str = "") -> dict:
    """The context of ``stages/cloud/_cloud.html``; ``wanted``: the id of the person whose ties are to stand out."""
    web, when, seats = stood(partnership, asked)
    names = loading.names(web.sides)
    chosen = next((person.code for person in web.people if str(person.code) == wanted), None)
    figures = measured(web)
    ties = web.ties if chosen is None else web.ties_of(chosen)
    return {
        "partnership": partnership,
        "times": when,
        "web": web,
        "figures": figures,
        "freshness": "" if figures.days is None else lasted(figures.days),
        "left_out": left_out(web, figures, names, partnership),
        "breaking": [names[code] for code in figures.breaking],
        "chosen": names.get(chosen),
        "banks": banks(web, figures, names, seats, partnership, chosen),
        "ties": [Met(names[tie.left], names[tie.right], tie) for tie in ties[: MOST if chosen is None else None]],
        "more": len(ties) - MOST if chosen is None else 0,
        "picture": draw(web, names, str(partnership.mentor), str(partnership.mentee), chosen) if web.people else None,
    }


def lasted(days: int) -> str:
    """A length of time as people say it, never rounded up."""
    if days < 60:
        return ngettext("%(number)s day", "%(number)s days", days) % {"number": days}
    months = days * 12 // 365
    if months < 24:
        return ngettext("%(number)s month", "%(number)s months", months) % {"number": months}
    return ngettext("%(number)s year", "%(number)s years", months // 12) % {"number": months // 12}


def left_out(web: Web, figures: Measures, names: dict[int, str], partnership) -> list[tuple[object, list[str]]]:
    """By city, who has met nobody of the other one."""
    sides = web.sides
    rows = [(partnership.city_of(side), [names[code] for code in figures.left_out if sides[code] == side]) for side in CITIES]
    return [(city, people) for city, people in rows if people]


def banks(web: Web, figures: Measures, names, seats, partnership, chosen) -> list[tuple[str, object, list[Seen]]]:
    """Everybody, side by side, in the order in which they stand."""
    roles: dict[int, list[str]] = {}
    for seat in seats:
        if seat.holds(web.on):
            roles.setdefault(seat.person, []).append(str(Role(seat.role).label))
    out = set(figures.left_out)

    def row(person):
        code = person.code
        return Seen(code, person.slot + 1, names[code], tuple(roles[code]), code in out, code == chosen)

    return [(side.value, partnership.city_of(side), [row(person) for person in web.of(side)]) for side in (*CITIES, Side.SUPPORT) if web.of(side)]
