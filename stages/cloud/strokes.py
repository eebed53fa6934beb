"""What the picture of the cloud is made of: lines, discs with numbers, and words. Numbers only, ready for a template."""

import datetime as dt
from dataclasses import dataclass, replace

from participants import palette
from participants.partnerships.parts import Side
from stages.cloud.web import Tie

QUIET, GONE = dt.timedelta(180), dt.timedelta(365)
"""After these silences a tie fades: the limits of the signal on contact."""
DAY = 8 * 60
LONG = (DAY, 3 * DAY, 10 * DAY)
"""Minutes together from which a tie is drawn thicker."""
INKS = {Side.MENTOR: palette.MENTOR, Side.SUPPORT: palette.TOGETHER, Side.MENTEE: palette.MENTEE}
WIDTHS = (1.5, 3, 5, 7.5)
MANY, THINNEST = 150, 0.12
"""More ties than this are drawn thinner, so that the web stays a web and does not become a wall."""


@dataclass(frozen=True)
class Look:
    """How a tie is drawn: 0 to 3 by time together, 0 to 2 by silence."""

    thick: int
    faded: int

    @classmethod
    def of(cls, tie: Tie, on: dt.date) -> "Look":
        silence = on - tie.last
        return cls(sum(tie.minutes >= limit for limit in LONG), (silence >= QUIET) + (silence >= GONE))

    @property
    def ink(self) -> str:
        return palette.LINE if self.faded else palette.TOGETHER

    @property
    def dash(self) -> str:
        return "2 4" if self.faded == 2 else ""

    def width(self, number: int) -> float:
        """Among so many ties."""
        share = max(min(MANY / number, 1), THINNEST)
        return round(WIDTHS[self.thick] * share * (0.5 if self.faded == 2 else 1), 2)


@dataclass(frozen=True)
class Shape:
    """Everything that looks the same, as one path: a large cloud stays a small page."""

    d: str
    fill: str = "none"
    stroke: str = "none"
    width: float = 0
    dash: str = ""


@dataclass(frozen=True)
class Disc:
    """One person. ``is_out``: has met nobody of the other city. ``is_chosen``: the one whose ties are shown."""

    code: int
    side: str
    number: int
    x: int
    y: int
    is_out: bool = False
    is_chosen: bool = False

    @property
    def ink(self) -> str:
        """Of its number."""
        return palette.PAPER if self.side == Side.MENTOR and not self.is_out else INKS[Side(self.side)]

    def ring(self, radius: int) -> str:
        """The way round a circle."""
        return f"M{self.x - radius} {self.y}a{radius} {radius} 0 1 0 {2 * radius} 0a{radius} {radius} 0 1 0-{2 * radius} 0"


@dataclass(frozen=True)
class Word:
    """A name beside a disc, the number in it, or a city at its bank."""

    x: int
    y: int
    text: str
    anchor: str = "start"
    fill: str = palette.INK
    bold: bool = False
    size: int = 16


@dataclass(frozen=True)
class Drawing:
    """A laid-out cloud: it holds ids of people, and no name."""

    prefix: str
    width: int
    height: int
    radius: int
    lines: tuple[Shape, ...]
    discs: tuple[Disc, ...]
    rings: tuple[Shape, ...] = ()

    @property
    def figures(self) -> list[tuple[str, list[Disc]]]:
        """The discs by the ink of their numbers."""
        inks: dict[str, list[Disc]] = {}
        for disc in self.discs:
            inks.setdefault(disc.ink, []).append(disc)
        return list(inks.items())

    @property
    def size(self) -> int:
        """Of the numbers in the discs."""
        return 13 if self.radius > 9 else 10

    @property
    def drop(self) -> int:
        """From the middle of a disc to the line on which its number stands."""
        return round(self.size * 0.35)


def rings(discs: tuple[Disc, ...], radius: int, prefix: str) -> tuple[Shape, ...]:
    """The discs, one path for each look: solid for the mentor, hatched for the mentee, double for support, open for who was left out."""
    ways: dict[Shape, list[str]] = {}
    for disc in discs:
        for look, size in _coats(disc, radius, prefix):
            ways.setdefault(look, []).append(disc.ring(size))
    return tuple(replace(look, d="".join(way)) for look, way in ways.items())


def _coats(disc: Disc, radius: int, prefix: str):
    """What a disc is painted with, from below."""
    ink = INKS[Side(disc.side)]
    if disc.is_chosen:
        yield Shape("", palette.PAPER, palette.INK, 2.5), radius + 4
    if disc.is_out:
        yield Shape("", palette.PAPER, ink, 1.5, "4 3"), radius
    elif disc.side == Side.MENTOR:
        yield Shape("", ink, ink, 1.5), radius
    else:
        yield Shape("", f"url(#{prefix}-hatch)" if disc.side == Side.MENTEE else palette.PAPER, ink, 1.5), radius
        yield Shape("", palette.PAPER, *(() if disc.side == Side.MENTEE else (ink, 1.5))), max(radius - 4, 7)
