"""The method as it crosses the river: every element a plank between the mentor's bank and the mentee's. Numbers for a template.

Taken as it is: solid all the way. Adapted: solid, then hatched. Set aside: it ends in mid-river, at a post. From home: hatched, it grows
from the mentee's bank. Not decided yet: a thin dashed line. The words stand beside each, for colour and hatch alone say too little.
"""

from dataclasses import dataclass

from django.utils.translation import gettext

from participants import palette
from participants.lettering import width, wrap
from stages.adaptation.elements import Element

BANK = 22  # the width of a bank
PLANK = 14


@dataclass(frozen=True)
class Row:
    """One plank. ``lines`` are (vertical place, text) of the title, ``x`` and ``anchor`` where they stand, ``y`` the plank's upper edge."""

    way: str
    lines: tuple[tuple[int, str], ...]
    anchor: str
    x: int
    y: int
    word: str
    word_x: int
    word_y: int
    word_anchor: str


@dataclass(frozen=True)
class Drawing:
    """All planks at one width. Planks run from ``left`` to ``right``, the two cities' work meets at ``middle``."""

    prefix: str
    width: int
    height: int
    top: int
    size: int
    head: tuple[tuple[int, str, str], ...]  # vertical place, mentor's line, mentee's line
    rows: tuple[Row, ...]

    @property
    def left(self) -> int:
        return BANK

    @property
    def right(self) -> int:
        return self.width - BANK

    @property
    def middle(self) -> int:
        return self.width // 2

    @property
    def span(self) -> int:
        return self.right - self.left

    @property
    def half(self) -> int:
        return self.right - self.middle

    @property
    def river(self) -> int:
        return self.height - self.top


@dataclass(frozen=True)
class Picture:
    """The same crossing for a wide screen and for a phone."""

    title: str
    wide: Drawing
    narrow: Drawing
    ink: str = palette.INK
    muted: str = palette.MUTED
    ground: str = palette.GROUND
    paper: str = palette.PAPER
    mentor: str = palette.MENTOR
    mentee: str = palette.MENTEE
    line: str = palette.LINE
    water: str = palette.WATER
    fonts: str = palette.FONTS


def picture(elements: list[Element], *, mentor: str, mentee: str) -> Picture:
    title = gettext("What becomes of the method between %(mentor)s and %(mentee)s") % {"mentor": mentor, "mentee": mentee}
    wide = draw("wide", 1000, 19, elements, mentor, mentee)
    return Picture(title, wide, draw("narrow", 350, 17, elements, mentor, mentee))


def draw(prefix: str, across: int, size: int, elements: list[Element], mentor: str, mentee: str) -> Drawing:
    room, leading = across // 2 - 12, round(size * 1.25)
    names = [wrap(name, room, size, bold=True) for name in (mentor, mentee)]
    deep = max(map(len, names))
    names = [("",) * (deep - len(lines)) + lines for lines in names]  # both stand on their banks
    head = tuple((leading * (at + 1) - 4, *pair) for at, pair in enumerate(zip(*names, strict=True)))
    top = y = leading * deep + 8
    rows = []
    for element in elements:
        row = plank(element, y + 12, across, size, leading)
        rows.append(row)
        y = row.y + PLANK
    return Drawing(prefix, across, y + 20, top, size, head, tuple(rows))


def plank(element: Element, y: int, across: int, size: int, leading: int) -> Row:
    """The title, the word beside it or below where there is no room, and the plank under both. What is the mentee's own stands at its bank."""
    edge, word = BANK + 12, said(element)
    ours = element.way in ("home", "gone")
    room = across - 2 * edge
    beside = room - width(word, size - 2) - 24
    lines = wrap(element.record.title, beside if beside > across // 2 else room, size, bold=True)
    titles = tuple((y + leading * (at + 1) - 4, line) for at, line in enumerate(lines))
    is_beside = beside > across // 2
    word_y = titles[-1][0] if is_beside else titles[-1][0] + leading
    ends = ("end", across - edge) if ours else ("start", edge)
    other = ("start", edge) if ours else ("end", across - edge)
    word_anchor, word_x = other if is_beside else ends
    return Row(element.way, titles, *ends, word_y + 10, word, word_x, word_y, word_anchor)


def said(element: Element) -> str:
    """The decision in words."""
    return str(element.decision.get_kind_display()) if element.decision else gettext("not decided yet")
