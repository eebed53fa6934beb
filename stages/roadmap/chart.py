"""Readings against a target: numbers only, for the template beside it. No database and no page here.

Time runs to the right, values run up. The line to reach is solid, the start is thin, the day by when stands upright; readings are the
mentee's own, so they are outlined (look: the mentee is never solid).
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from participants import palette
from participants.figures import in_figures
from participants.lettering import width

SIZE, SMALL = 16, 14
ABOVE, BELOW, APART = 34, 30, 40
"""Room over the field for the day by when, under it for the years, and between two labels at the side."""


@dataclass(frozen=True)
class Spot:
    """Where something stands, in units of the picture."""

    x: str
    y: str


@dataclass(frozen=True)
class Word:
    """One line of text."""

    x: str
    y: str
    text: str
    anchor: str = "start"
    bold: bool = False
    fill: str = palette.INK
    size: int = SIZE


@dataclass(frozen=True)
class Box:
    """The white ground of a word that stands on a line."""

    x: str
    y: str
    width: str
    height: int = 20


@dataclass(frozen=True)
class Chart:
    prefix: str
    width: int
    height: int
    left: str
    right: str
    top: str
    bottom: str
    goal: str
    baseline: str
    due: str
    way: str
    spots: tuple[Spot, ...]
    years: tuple[Spot, ...]
    words: tuple[Word, ...]
    box: Box | None = None
    ink: str = palette.INK
    muted: str = palette.MUTED
    faint: str = palette.WATER
    mentee: str = palette.MENTEE
    paper: str = palette.PAPER
    fonts: str = palette.FONTS


def at(value: float) -> str:
    """A coordinate as short as it can be written without being seen to differ."""
    return f"{round(value, 1) + 0.0:g}"


@dataclass(frozen=True)
class Field:
    """The field of the picture, and what its edges mean."""

    left: float
    right: float
    top: float
    bottom: float
    first: dt.date
    last: dt.date
    low: Decimal
    high: Decimal

    def x(self, day: dt.date) -> float:
        return self.left + (self.right - self.left) * (day - self.first).days / max((self.last - self.first).days, 1)

    def y(self, value: Decimal) -> float:
        return self.bottom - (self.bottom - self.top) * float((value - self.low) / (self.high - self.low))


def draw(
    start: tuple[dt.date, Decimal],
    goal: tuple[dt.date, Decimal],
    readings: Sequence[tuple[dt.date, Decimal]],
    *,
    names: tuple[str, str, str],
    prefix: str = "c",
    across: int = 680,
    down: int = 300,
) -> Chart:
    """``names``: what the line to reach, the start and the day by when are called. Readings in any order."""
    readings = sorted(readings)
    days, values = zip(start, goal, *readings, strict=True)
    margin = max(width(in_figures(value), SIZE, bold=True) for value in (start[1], goal[1])) + 14
    margin = max(margin, *(width(name, SMALL) + 14 for name in names[:2]))
    pad = (max(values) - min(values)) / 12
    field = Field(margin, across - 20, ABOVE, down - BELOW, min(days), max(days), min(values) - pad, max(values) + pad)
    points = [(field.x(day), field.y(value)) for day, value in readings]
    years = _years(field)
    label, box = _latest(readings, points, field)
    return Chart(
        prefix=prefix,
        width=across,
        height=down,
        left=at(field.left),
        right=at(field.right),
        top=at(field.top),
        bottom=at(field.bottom),
        goal=at(field.y(goal[1])),
        baseline=at(field.y(start[1])),
        due=at(field.x(goal[0])),
        way=" ".join(f"{at(x)},{at(y)}" for x, y in [(field.x(start[0]), field.y(start[1])), *points]),
        spots=tuple(Spot(at(x), at(y)) for x, y in points),
        years=tuple(Spot(word.x, at(field.bottom)) for word in years),
        words=(*_sides(field, start[1], goal[1], names), _due(field, goal[0], names[2], across), *years, *label),
        box=box,
    )


def _sides(field: Field, start: Decimal, goal: Decimal, names: tuple[str, str, str]) -> list[Word]:
    """What the two lines are, at the side; pushed apart where the lines lie close."""
    places = {"goal": field.y(goal), "start": field.y(start)}
    upper, lower = sorted(places, key=places.get)
    if (lack := APART - (places[lower] - places[upper])) > 0:
        places[upper], places[lower] = places[upper] - lack / 2, places[lower] + lack / 2
    over = max(places[lower] + 16 - field.bottom - BELOW, 0)
    words = []
    for key, name, value in (("goal", names[0], goal), ("start", names[1], start)):
        y = places[key] - over
        words.append(Word("0", at(y - 4), name, fill=palette.MUTED, size=SMALL))
        words.append(Word("0", at(y + 13), in_figures(value), bold=key == "goal"))
    return words


def _due(field: Field, day: dt.date, name: str, across: int) -> Word:
    """The day by when, over its mark, kept inside the picture."""
    x, half = field.x(day), width(name, SMALL) / 2 + 2
    return Word(at(min(max(x, half), across - half)), "16", name, "middle", fill=palette.MUTED, size=SMALL)


def _years(field: Field) -> list[Word]:
    """New Year's days under the field, as many as have room."""
    span = field.last.year - field.first.year
    room = max(int((field.right - field.left) // 48), 1)
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200) if span / step <= room)
    years = [year for year in range(field.first.year + 1, field.last.year + 1) if year % step == 0]
    places = [(field.x(dt.date(year, 1, 1)), str(year)) for year in years]
    return [Word(at(x), at(field.bottom + 22), text, "middle", fill=palette.MUTED, size=SMALL) for x, text in places if x > field.left + 4]


def _latest(readings, points, field: Field) -> tuple[list[Word], Box | None]:
    """The newest figure beside its point."""
    if not readings:
        return [], None
    text, (x, y) = in_figures(readings[-1][1]), points[-1]
    half = width(text, SIZE, bold=True) / 2 + 4
    x = min(max(x, field.left + half), field.right - half)
    y = y - 14 if y - 34 > field.top else y + 28
    return [Word(at(x), at(y), text, "middle", True, palette.MENTEE)], Box(at(x - half), at(y - 15), at(2 * half))
