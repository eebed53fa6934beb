"""What a drawing is made of: shapes and labels, with numbers only, ready for a template."""

from collections.abc import Iterable
from dataclasses import dataclass

from participants import palette


def number(value: float) -> str:
    """A coordinate as short as it can be written without being seen to differ."""
    return f"{round(value, 1) + 0.0:g}"


@dataclass(frozen=True)
class Shape:
    """One path: its line of travel (`d` of SVG), fill, and stroke."""

    d: str
    fill: str = "none"
    stroke: str = "none"
    thickness: float = 0
    dash: str = ""


@dataclass(frozen=True)
class Label:
    """One line of text; `room` is the width it must keep to."""

    x: float
    y: float
    text: str
    size: float
    room: float
    bold: bool = False
    anchor: str = "start"
    fill: str = palette.INK

    @property
    def left(self) -> float:
        """Where the room of this label begins."""
        return self.x - {"start": 0, "middle": self.room / 2, "end": self.room}[self.anchor]

    @property
    def across(self) -> str:
        """The horizontal place, written short."""
        return number(self.x)

    @property
    def down(self) -> str:
        """The vertical place, written short."""
        return number(self.y)


@dataclass(frozen=True)
class Drawing:
    """A finished drawing: its size, then shapes below labels. `prefix` keeps the ids of two drawings apart."""

    prefix: str
    width: int
    height: int
    shapes: tuple[Shape, ...]
    labels: tuple[Label, ...]

    @property
    def frame(self) -> int:
        """The width with room for the outermost lines' own thickness."""
        return self.width + 2


@dataclass(frozen=True)
class Inks:
    """The three fills of a drawing: solid for the mentor, hatched for the mentee, dotted for both."""

    prefix: str

    @property
    def mentor(self) -> str:
        """Solid."""
        return palette.MENTOR

    @property
    def mentee(self) -> str:
        """Hatched."""
        return f"url(#{self.prefix}-hatch)"

    @property
    def together(self) -> str:
        """Dotted."""
        return f"url(#{self.prefix}-dots)"


def box(x: float, y: float, width: float, height: float) -> str:
    """The way round a rectangle."""
    return f"M{number(x)} {number(y)}h{number(width)}v{number(height)}h{number(-width)}z"


def column(lines: Iterable[str], x: float, y: float, *, size: float, room: float, lead: float, **look) -> list[Label]:
    """Lines of text one under the other; `y` is the first one's baseline."""
    return [Label(x, y + lead * index, text, size, room, **look) for index, text in enumerate(lines)]
