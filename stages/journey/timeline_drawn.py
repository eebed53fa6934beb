"""What lying and upright time line have in common: bands, ribbon, silences, leaders, marks, today."""

from collections.abc import Iterable
from dataclasses import dataclass

from participants import palette
from participants.lettering import width
from stages.journey import marks
from stages.journey.axis import Frame
from stages.journey.marks import AREA, Bundle
from stages.journey.strokes import Inks, Label, Shape
from stages.journey.years import Silence, Years, changes, silences

__all__ = ["Sheet", "draw", "joined"]

STEM, COUNT, RIBBON, BAR = 9, 13, 5, 7
OUT = {"mentor": -1, "together": 1, "mentee": 1}

Lane = tuple[float, float]


@dataclass(frozen=True)
class Sheet:
    """Where things lie on a sheet: lanes across the line, mentor before mentee; ``offices`` are the middles of the leaders' bars."""

    frame: Frame
    inks: Inks
    years: Years
    columns: tuple[Bundle, ...]
    strip: Lane
    mentor: Lane
    together: Lane
    mentee: Lane
    offices: dict[tuple[str, str], float]
    near: float
    far: float

    @property
    def middle(self) -> float:
        return sum(self.together) / 2

    @property
    def quiet(self) -> list[tuple[Silence, float, float]]:
        """The silences, and from where to where they lie along the line."""
        at = self.frame.axis.at
        return [(silence, at(silence.since), at(silence.until)) for silence in silences(self.years)]


def draw(sheet: Sheet) -> tuple[list[Shape], list[Label]]:
    """Shapes from the ground up, each look in one path; and the counts."""
    signs, counts = _marks(sheet)
    layers = (_bands(sheet), _ribbon(sheet), _silences(sheet), _offices(sheet), _stems(sheet), _today(sheet), signs)
    return [shape for layer in layers for shape in joined(layer)], counts


def joined(shapes: Iterable[Shape]) -> list[Shape]:
    """Shapes of the same look as one path: a long log stays a short page."""
    ways: dict[tuple, list[str]] = {}
    for shape in shapes:
        ways.setdefault((shape.fill, shape.stroke, shape.thickness, shape.dash), []).append(shape.d)
    return [Shape("".join(way), *look) for look, way in ways.items()]


def _bands(sheet: Sheet) -> list[Shape]:
    at, shapes, strips = sheet.frame.axis.at, [], []
    for index, stay in enumerate(sheet.years.stays):
        since, until = at(stay.since), at(stay.until or sheet.years.today)
        ground = palette.PAPER if index % 2 else palette.GROUND
        shapes.append(Shape(sheet.frame.bar(since, until, sheet.near, sheet.far), ground))
        shapes.append(Shape(sheet.frame.line(since, sheet.strip[0], sheet.far), "none", palette.WATER, 1.5))
        strips.append(Shape(sheet.frame.bar(since, until, *sheet.strip), ground, palette.INK, 1.5))
    return shapes + strips


def _ribbon(sheet: Sheet) -> list[Shape]:
    if not sheet.years.stays:
        return []
    at, near = sheet.frame.axis.at, sheet.middle - RIBBON
    since, until = at(sheet.years.first), at(sheet.years.today)
    return [Shape(sheet.frame.bar(since, until, near, near + 2 * RIBBON), palette.WATER)]


def _silences(sheet: Sheet) -> list[Shape]:
    """A little shorter than they were, so that the last mark before and the first one after do not touch them."""
    shapes = []
    for silence, since, until in sheet.quiet:
        air = min(AREA / 2 + 1, (until - since) / 4)
        gap = sheet.frame.bar(since + air, until - (0 if silence.lasts else air), sheet.mentor[0], sheet.mentee[1])
        shapes.append(Shape(gap, palette.PAPER, palette.MUTED, 1.25, "4 3"))
    return shapes


def _offices(sheet: Sheet) -> list[Shape]:
    shapes, axis, today = [], sheet.frame.axis, sheet.years.today
    for leader in sheet.years.leaders:
        across = sheet.offices[leader.side, leader.role]
        since, until = axis.at(max(leader.since, sheet.years.first)), axis.at(min(leader.until or today, today))
        fill = getattr(sheet.inks, leader.side)
        colour = palette.MENTOR if leader.side == "mentor" else palette.MENTEE
        if until > since:
            shapes.append(Shape(sheet.frame.bar(since, until, across - BAR / 2, across + BAR / 2), fill, colour, 1.25))
    ticks = [(axis.at(change.on), sheet.offices[change.side, change.role]) for change in changes(sheet.years)]
    gaps = [Shape(sheet.frame.bar(along - 3, along + 3, across - BAR, across + BAR), palette.PAPER) for along, across in ticks]
    return shapes + gaps + [Shape(sheet.frame.line(along, across - BAR, across + BAR), "none", palette.INK, 2.5) for along, across in ticks]


def _stems(sheet: Sheet) -> list[Shape]:
    """Somebody crossed over: a line from the ribbon, or from what stands on it, to the bank."""
    ways, standing = [], {each.along: marks.units(mark.count for mark in each.marks) for each in sheet.columns if each.place == "together"}
    for bundle in sheet.columns:
        if bundle.crossed:
            out, edge = OUT[bundle.place], sheet.mentor[1] if bundle.place == "mentor" else sheet.mentee[0]
            reach = AREA * standing.get(bundle.along, 0) / 2 if standing.get(bundle.along, 0) > 1 else RIBBON
            ways.append(sheet.frame.line(bundle.along, sheet.middle + reach * out, edge + (STEM + 2) * out))
    return [Shape(way, "none", palette.INK, 2) for way in ways]


def _today(sheet: Sheet) -> list[Shape]:
    return (
        []
        if sheet.years.over
        else [Shape(sheet.frame.line(sheet.frame.axis.at(sheet.years.today), sheet.strip[0], sheet.far), "none", palette.INK, 2)]
    )


def _marks(sheet: Sheet) -> tuple[list[Shape], list[Label]]:
    shapes, labels = [], []
    for bundle in sheet.columns:
        out = OUT[bundle.place]
        if bundle.place == "together":
            across = sheet.middle - AREA * (marks.units(mark.count for mark in bundle.marks) - 1) / 2
            towards = sheet.frame.spot(1, 0)
        else:
            across = (sheet.mentor[1] if bundle.place == "mentor" else sheet.mentee[0]) + (STEM + AREA / 2) * out
            towards = sheet.frame.spot(0, out)
        for mark in bundle.marks:
            shapes.append(marks.drawn(mark, *sheet.frame.spot(bundle.along, across), sheet.inks, towards))
            across += AREA * out
            if mark.count > 1:
                labels.append(_count(mark.count, *sheet.frame.spot(bundle.along, across)))
                across += AREA * out
    return shapes, labels


def _count(count: int, x: float, y: float) -> Label:
    text = str(count)
    return Label(x, y + COUNT * 0.35, text, COUNT, width(text, COUNT, bold=True) + 0.1, bold=True, anchor="middle")
