"""The stones of the bridge, worked out along and across it, so that the same arch serves a lying and an upright picture."""

from dataclasses import dataclass
from math import sqrt

from stages.journey.strokes import number

PIER = 5
"""Half the thickness of a pier."""


@dataclass(frozen=True)
class Arch:
    """One span from `start` to `end` along the bridge; the deck lies at `deck`, the feet at `deck + depth`."""

    start: float
    end: float
    deck: float
    depth: float
    crown: float
    upright: bool = False

    @property
    def middle(self) -> float:
        """Half way."""
        return (self.start + self.end) / 2

    @property
    def reach(self) -> float:
        """Half the width of the opening."""
        return (self.end - self.start) / 2 - PIER

    @property
    def rise(self) -> float:
        """How high the opening is."""
        return self.depth - self.crown

    def point(self, along: float, across: float) -> str:
        """A place on paper."""
        x, y = (across, along) if self.upright else (along, across)
        return f"{number(x)} {number(y)}"

    def under(self, along: float) -> float:
        """Where the stone ends, across the bridge, at this place along it."""
        aside = (along - self.middle) / self.reach
        return self.deck + self.depth - (self.rise * sqrt(1 - aside * aside) if abs(aside) < 1 else 0)

    def stone(self, start: float, end: float) -> str:
        """The way round the stone between two places along the span."""
        foot, left, right = self.deck + self.depth, self.middle - self.reach, self.middle + self.reach
        corners = [self.point(start, self.deck), self.point(end, self.deck), self.point(end, self.under(end))]
        inner, outer = max(start, left), min(end, right)
        if inner >= outer:
            return "M" + "L".join([*corners, self.point(start, foot)]) + "z"
        way = "M" + "L".join(corners) + (f"L{self.point(outer, foot)}" if end > right else "")
        way += self._bow(self.point(inner, self.under(inner)))
        return way + (f"L{self.point(start, foot)}z" if start < left else "z")

    def slab(self, start: float, end: float, thickness: float) -> str:
        """The way round a piece of the road alone."""
        places = ((start, 0), (end, 0), (end, thickness), (start, thickness))
        return "M" + "L".join(self.point(along, self.deck + across) for along, across in places) + "z"

    def bow(self) -> str:
        """The line of the opening alone."""
        foot = self.deck + self.depth
        return "M" + self.point(self.middle + self.reach, foot) + self._bow(self.point(self.middle - self.reach, foot))

    def road(self) -> str:
        """The line of the deck."""
        return f"M{self.point(self.start, self.deck)}L{self.point(self.end, self.deck)}"

    def _bow(self, goal: str) -> str:
        radii = (self.rise, self.reach) if self.upright else (self.reach, self.rise)
        return f"A{number(radii[0])} {number(radii[1])} 0 0 {int(self.upright)} {goal}"


def shares(start: float, end: float, mentor: int, together: int, mentee: int) -> tuple[tuple[float, float], ...]:
    """The stretches of a span that belong to the mentor, to both, and to the mentee, in the order of the banks."""
    whole = mentor + together + mentee
    first = start + (end - start) * mentor / whole
    second = end - (end - start) * mentee / whole
    return (start, first), (first, second), (second, end)
