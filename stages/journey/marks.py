"""The marks of the time line: a shape for each kind, a fill for who led; what lies too close is bundled, with a count."""

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
AREA = 16
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


def bundles(happened: Iterable[Happened], axis: Axis, most: int, pitch: float = AREA) -> list[Bundle]:
    """Columns no closer than ``pitch``, in each of them at most ``most`` marks per bank."""
    columns: list[tuple[float, list[Happened]]] = []
    for each in happened:
        along = axis.at(each.on)
        if not columns or along >= columns[-1][0] + pitch:
            columns.append((along, []))
        columns[-1][1].append(each)
    return [
        Bundle(along, place, _marks(there, most), any(each.travelled for each in there))
        for along, column in columns
        for place in ("mentor", "together", "mentee")
        if (there := [each for each in column if each.place == place])
    ]


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
    colour = {"mentor": palette.MENTOR, "mentee": palette.MENTEE}.get(mark.led, palette.TOGETHER)
    way = SHAPES[mark.kind](x, y, *towards) if mark.kind == "visit" else SHAPES[mark.kind](x, y)
    if not mark.held:
        return Shape(way, palette.PAPER, colour, 1.5, "2.5 1.5")
    return Shape(way, getattr(inks, mark.led), colour, 1.5)


def _triangle(x: float, y: float, right: int, down: int) -> str:
    tip, back = (x + 6.5 * right, y + 6.5 * down), (x - 5.5 * right, y - 5.5 * down)
    foot = f"L{number(back[0] + 6.5 * down)} {number(back[1] + 6.5 * right)}"
    return f"M{number(tip[0])} {number(tip[1])}{foot}L{number(back[0] - 6.5 * down)} {number(back[1] - 6.5 * right)}z"


def _square(x: float, y: float) -> str:
    return box(x - 5.5, y - 5.5, 11, 11)


def _diamond(x: float, y: float) -> str:
    return f"M{number(x)} {number(y - 7)}l7 7l-7 7l-7 -7z"


def _circle(x: float, y: float, radius: float, sweep: int = 1) -> str:
    wide = number(2 * radius)
    return f"M{number(x - radius)} {number(y)}a{number(radius)} {number(radius)} 0 1 {sweep} {wide} 0a{number(radius)} {number(radius)} 0 1 {sweep} -{wide} 0z"


def _ring(x: float, y: float) -> str:
    return _circle(x, y, 6.5) + _circle(x, y, 2.5, 0)


def _dot(x: float, y: float) -> str:
    return _circle(x, y, 4)


def _cross(x: float, y: float) -> str:
    return f"M{number(x - 2.5)} {number(y - 6.5)}h5v4h4v5h-4v4h-5v-4h-4v-5h4z"


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
