"""The marks of the time line: a shape for each kind, a fill for who led; what lies too close is bundled, with a count."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext

from participants import palette
from stages.journey.axis import Axis
from stages.journey.strokes import Inks, Shape, box, number
from stages.journey.years import Happened

KINDS = ("visit", "session", "briefing", "social", "gathering", "contact")  # from the middle outwards, where several stand together
SEVERAL = "several"
COLOURS = {"mentor": palette.MENTOR, "mentee": palette.MENTEE, "together": palette.TOGETHER}
AREA = 18
"""The room that a mark takes, with its air."""


def kind_words(kind: str) -> str:
    """What a mark stands for."""
    return {
        "visit": gettext("visit, study tour"),
        "session": gettext("workshop, training, meeting"),
        "briefing": gettext("leadership briefing"),
        "social": gettext("meal, bus trip, reception"),
        "gathering": gettext("conference, chance meeting"),
        "contact": gettext("call, e-mail"),
    }.get(kind, gettext("several kinds together"))


@dataclass(frozen=True, order=True)
class Mark:
    """One or more activities of a kind, led by the same side (or by several: together), all held or all planned."""

    rank: int
    kind: str
    led: str
    held: bool
    count: int = field(default=1, compare=False)


@dataclass(frozen=True)
class Bundle:
    """What happened at about one place along the line on one bank, and whether somebody crossed over to be there."""

    along: float
    place: str
    marks: tuple[Mark, ...]
    crossed: bool


def bundles(happened: Iterable[Happened], axis: Axis, today: dt.date, most: int, pitch: float = AREA) -> list[Bundle]:
    """Columns no closer than ``pitch``, in each of them at most ``most`` marks per bank."""
    return [
        Bundle(along, place, _marks(there, most), any(each.travelled for each in there))
        for along, column in _columns(happened, axis, today, pitch)
        for place in ("mentor", "together", "mentee")
        if (there := [each for each in column if each.place == place])
    ]


def _columns(happened: Iterable[Happened], axis: Axis, today: dt.date, pitch: float) -> list[tuple[float, list[Happened]]]:
    """A column stands where the first meeting on a bank took place, or else the first contact; what is to come, after today."""
    columns: list[tuple[float, list[Happened]]] = []
    for each in happened:
        along, column = axis.at(each.on), columns[-1][1] if columns else []
        end = columns[-1][0] + pitch if columns else along
        if each.on > today and not any(other.on > today for other in column):
            columns.append((max(along, axis.at(today) + pitch / 2, end), [each]))
        elif along >= end:
            columns.append((along, [each]))
        else:
            is_first_meeting = each.place != "together" and each.on <= today and all(other.place == "together" for other in column)
            columns[-1] = (along if is_first_meeting else columns[-1][0], [*column, each])
    return columns


def _marks(happened: list[Happened], most: int) -> tuple[Mark, ...]:
    """As fine as there is room for: by kind and leader, by kind, or all in one."""
    exact = Counter(Mark(KINDS.index(each.kind), each.kind, each.led, each.held) for each in happened)
    for marks in (exact, _merged(exact, lambda mark: mark.kind), _merged(exact, lambda mark: SEVERAL)):
        if units(marks.values()) <= most:
            break
    return tuple(Mark(mark.rank, mark.kind, mark.led, mark.held, count) for mark, count in sorted(marks.items()))


def units(counts: Iterable[int]) -> int:
    """How often ``AREA`` marks with these counts need: a count stands beside its mark, in as much room."""
    return sum(1 + (count > 1) for count in counts)


def _merged(marks: Counter, kind) -> Counter:
    """Marks of a kind as one, what was held apart from what is planned; together unless one side led all."""
    groups: dict[tuple[str, bool], list[Mark]] = {}
    for mark in marks:
        groups.setdefault((kind(mark), mark.held), []).append(mark)
    merged: Counter[Mark] = Counter()
    for (name, held), group in groups.items():
        led = {mark.led for mark in group}
        mark = Mark(group[0].rank, name, led.pop() if len(led) == 1 else "together", held)
        merged[mark] += sum(marks[each] for each in group)
    return merged


def drawn(mark: Mark, x: float, y: float, inks: Inks, towards: tuple[int, int]) -> Shape:
    """A mark around its middle; a visit points ``towards`` the city visited. What is planned is hollow."""
    colour, fill = COLOURS[mark.led], palette.TOGETHER_PALE if mark.led == "together" else getattr(inks, mark.led)
    way = SHAPES[mark.kind](x, y, *towards) if mark.kind == "visit" else SHAPES[mark.kind](x, y)
    if not mark.held:
        return Shape(way, palette.PAPER, colour, 1.5, "2.5 1.5")
    return Shape(way, fill, colour, 1.5)


def _triangle(x: float, y: float, right: int, down: int) -> str:
    tip, back = (x + 7.5 * right, y + 7.5 * down), (x - 6 * right, y - 6 * down)
    foot = f"L{number(back[0] + 7.5 * down)} {number(back[1] + 7.5 * right)}"
    return f"M{number(tip[0])} {number(tip[1])}{foot}L{number(back[0] - 7.5 * down)} {number(back[1] - 7.5 * right)}z"


def _square(x: float, y: float) -> str:
    return box(x - 6, y - 6, 12, 12)


def _diamond(x: float, y: float) -> str:
    return f"M{number(x)} {number(y - 7.5)}l7.5 7.5l-7.5 7.5l-7.5 -7.5z"


def _circle(x: float, y: float, radius: float, sweep: int = 1) -> str:
    half, there = f"a{number(radius)} {number(radius)} 0 1 {sweep} ", number(2 * radius)
    return f"M{number(x - radius)} {number(y)}{half}{there} 0{half}-{there} 0z"


def _ring(x: float, y: float) -> str:
    return _circle(x, y, 7) + _circle(x, y, 2.5, 0)


def _dot(x: float, y: float) -> str:
    return _circle(x, y, 4.5)


def _cross(x: float, y: float) -> str:
    return f"M{number(x - 2.5)} {number(y - 7)}h5v4.5h4.5v5h-4.5v4.5h-5v-4.5h-4.5v-5h4.5z"


def _hexagon(x: float, y: float) -> str:
    return f"M{number(x - 7)} {number(y)}l3.5 -6.5h7l3.5 6.5l-3.5 6.5h-7z"


SHAPES = {
    "visit": _triangle,
    "session": _square,
    "briefing": _diamond,
    "social": _ring,
    "gathering": _cross,
    "contact": _dot,
    SEVERAL: _hexagon,
}
