"""The family tree as a picture: numbers only, for the template beside it. Wide, and narrow for a phone.

Row by row, indented by generation, so that any number of cities and any name has room. A mentor's bar is solid, a mentee's hatched, one
that is both has both; a city that only wishes to join is outlined with dots, and so is the line of what was told.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from participants import palette
from participants.lettering import wrap
from participants.spread.tree import Twig

MOST = 40
"""Rows that are drawn at most: more is no picture any more. The table has all."""
SIZE, SMALL, LEAD, SMALL_LEAD = 17, 15, 21, 19
BAR, PAD, GAP, CLOSEST = 12, 10, 14, 12


@dataclass(frozen=True)
class Shape:
    d: str
    fill: str = "none"
    stroke: str = "none"
    dash: str = ""
    thickness: float = 2


@dataclass(frozen=True)
class Word:
    x: str
    y: str
    text: str
    size: int = SIZE
    bold: bool = False
    fill: str = palette.INK


@dataclass(frozen=True)
class Drawing:
    prefix: str
    width: int
    height: int
    shapes: tuple[Shape, ...]
    words: tuple[Word, ...]


@dataclass(frozen=True)
class Sheet:
    """A width to draw on, how wide a city's plate is, and how far each generation is indented."""

    width: int
    plate: int
    step: float

    @classmethod
    def of(cls, width: int, plate: int, step: int, twigs: Sequence[Twig]) -> "Sheet":
        """Many generations stand closer together, but never so close that one cannot tell them apart."""
        deepest = max((twig.depth for twig in twigs), default=0)
        return cls(width, plate, max(min(step, (width - plate - 2) / max(deepest, 1)), CLOSEST))

    def left(self, twig: Twig) -> float:
        return 1 + min(self.step * twig.depth, self.width - self.plate - 2)


@dataclass(frozen=True)
class Picture:
    """The same tree for a wide page and for a phone."""

    title: str
    wide: Drawing
    tall: Drawing

    @cached_property
    def wide_svg(self) -> SafeString:
        return _svg(self.wide, self.title)

    @cached_property
    def tall_svg(self) -> SafeString:
        return _svg(self.tall, self.title)


def _svg(drawing: Drawing, title: str) -> SafeString:
    look = {"fonts": palette.FONTS, "mentee": palette.MENTEE, "paper": palette.PAPER}
    return render_to_string("participants/spread/_tree.svg", {"drawing": drawing, "title": title, **look})


def draw(twigs: Sequence[Twig]) -> Picture:
    return _drawn(tuple(twigs), get_language())


# A tree changes a few times a year: each process keeps the pictures last asked for, by all that is in them.
@lru_cache(maxsize=64)
def _drawn(twigs: tuple[Twig, ...], _language: str | None) -> Picture:
    number = len({twig.city for twig in twigs})
    title = gettext("Family tree of %(number)s cities: who mentors whom, and who told whom") % {"number": number}
    wide, tall = Sheet.of(1060, 330, 150, twigs), Sheet.of(358, 226, 36, twigs)
    return Picture(title, _on(wide, twigs, "tree-w"), _on(tall, twigs, "tree-t"))


def _on(sheet: Sheet, twigs: tuple[Twig, ...], prefix: str) -> Drawing:
    shapes, words, places = [], [], []
    y = 1.0
    for twig in twigs:
        y += GAP if places and twig.above is None else 0
        plate, lettering, height = _plate(sheet, twig, y, prefix)
        places.append((sheet.left(twig), y, height))
        if twig.above is not None:
            shapes.insert(0, _branch(places, twig, sheet))
        shapes += plate
        words += lettering
        y += height + GAP
    return Drawing(prefix, sheet.width, round(y - GAP + 1), tuple(shapes), tuple(words))


def _plate(sheet: Sheet, twig: Twig, y: float, prefix: str):
    """A city's plate, with its name and what it is; its height."""
    left, room = sheet.left(twig), sheet.plate - BAR - 2 * PAD
    name = wrap(twig.name, room, SIZE, bold=not twig.again)
    said = wrap(_said(twig), room, SMALL)
    height = LEAD * len(name) + SMALL_LEAD * len(said) + PAD
    text = left + BAR + PAD
    words = [Word(at(text), at(y + LEAD * (row + 1) - 2), line, SIZE, not twig.again) for row, line in enumerate(name)]
    top = y + LEAD * len(name)
    words += [Word(at(text), at(top + SMALL_LEAD * (row + 1) - 3), line, SMALL, fill=palette.MUTED) for row, line in enumerate(said)]
    return [_ground(twig, left, y, sheet.plate, height), *_bar(twig, left, y, height, prefix)], words, height


def _ground(twig: Twig, left: float, y: float, wide: float, height: float) -> Shape:
    if twig.again:
        return Shape(box(left, y, wide, height), palette.PAPER, palette.LINE, "6 4", 1.5)
    if twig.wishes or twig.declined:
        return Shape(box(left, y, wide, height), palette.PAPER, palette.TOGETHER, "2 4")
    return Shape(box(left, y, wide, height), palette.GROUND)


def _bar(twig: Twig, left: float, y: float, height: float, prefix: str) -> list[Shape]:
    """Solid above for a mentor, hatched below for a mentee."""
    kinds = [palette.MENTOR] * twig.mentors + [f"url(#{prefix}-hatch)"] * twig.is_mentored
    part = height / max(len(kinds), 1)
    return [
        Shape(box(left, y + part * turn, BAR, part), fill, palette.MENTOR if fill == palette.MENTOR else palette.MENTEE, thickness=1)
        for turn, fill in enumerate(kinds)
    ]


def _branch(places, twig: Twig, sheet: Sheet) -> Shape:
    """From the foot of the plate above, down and to the right."""
    (left, top, height), (x, y, own) = places[twig.above], places[-1]
    trunk = left + min(sheet.step, 40) / 2
    way = f"M{at(trunk)} {at(top + height)}V{at(y + own / 2)}H{at(x)}" if x > trunk else f"M{at(trunk)} {at(top + height)}V{at(y)}"
    return Shape(way, "none", palette.TOGETHER if twig.is_told else palette.INK, "2 4" if twig.is_told else "")


def _said(twig: Twig) -> str:
    """What a city is, in words."""
    if twig.again:
        return gettext("told here; stands elsewhere in the tree") if twig.is_told else gettext("mentored here too; stands elsewhere in the tree")
    if twig.declined:
        return gettext("heard of it here; declined kindly") if twig.is_told else gettext("declined kindly")
    if twig.wishes:
        return gettext("heard of it here, would like to join") if twig.is_told else gettext("would like to join")
    parts = [gettext("mentor")] * twig.mentors + [gettext("mentee")] * twig.is_mentored
    parts += [gettext("heard of it here")] * twig.is_told
    return " · ".join(parts)


def at(value: float) -> str:
    """A coordinate as short as it can be written without being seen to differ."""
    return f"{round(value, 1) + 0.0:g}"


def box(x: float, y: float, width: float, height: float) -> str:
    """The way round a rectangle."""
    return f"M{at(x)} {at(y)}h{at(width)}v{at(height)}h{at(-width)}z"
