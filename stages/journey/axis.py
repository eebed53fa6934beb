"""Days along a line, and the line itself lying or upright, so that the same drawing serves a wide page and a phone."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import dateformat

from stages.journey.strokes import box, number

SHORTEST = 75
"""Days that a line shows at least: a partnership that began yesterday has its future in the picture."""

AIR = 26
STEPS = (1, 3, 12, 24, 60, 120)  # months from one tick to the next


@dataclass(frozen=True)
class Axis:
    """From the first day to the last, between two places."""

    first: dt.date
    last: dt.date
    start: float
    end: float

    @classmethod
    def over(cls, first: dt.date, last: dt.date, start: float, end: float) -> "Axis":
        """With air at both ends, so that a mark on the first day and a plan after today have room."""
        days = max((last - first).days, SHORTEST)
        air = dt.timedelta(max(1, round(days * AIR / (end - start - 2 * AIR))))
        before, after = min(air, first - dt.date.min), min(dt.timedelta(days) + air, dt.date.max - first)
        return cls(first - before, first + after, start, end)

    @property
    def days(self) -> int:
        return (self.last - self.first).days

    def at(self, day: dt.date) -> float:
        """The place of a day; what lies beyond an end is put on it."""
        share = (day - self.first).days / self.days
        return self.start + (self.end - self.start) * min(max(share, 0), 1)

    def ticks(self, room: float) -> list[tuple[float, str, str]]:
        """Places with a word, and the year under it where the word is a month; never closer than ``room``."""
        month = (self.end - self.start) / self.days * 30.4
        step = next((step for step in STEPS if month * step >= room), STEPS[-1])
        days = list(_months(self.first, self.last, step))
        if step >= 12:
            return [(self.at(day), str(day.year), "") for day in days]
        return [(self.at(day), dateformat.format(day, "M"), str(day.year) if day.month == 1 or day == days[0] else "") for day in days]


def _months(first: dt.date, last: dt.date, step: int) -> Iterator[dt.date]:
    """The first day of every month, quarter, year … after ``first``."""
    for count in range(first.year * 12 + first.month, last.year * 12 + last.month):
        if count % step == 0:
            yield dt.date(count // 12, count % 12 + 1, 1)


@dataclass(frozen=True)
class Frame:
    """Places along the line and across it, on paper."""

    axis: Axis
    upright: bool = False

    def spot(self, along: float, across: float) -> tuple[float, float]:
        return (across, along) if self.upright else (along, across)

    def bar(self, since: float, until: float, near: float, far: float) -> str:
        """The way round what reaches from one place to another along the line, and across it from ``near`` to ``far``."""
        x, y = self.spot(since, near)
        width, height = self.spot(until - since, far - near)
        return box(x, y, width, height)

    def line(self, along: float, near: float, far: float) -> str:
        """Straight across."""
        (x, y), (to_x, to_y) = self.spot(along, near), self.spot(along, far)
        return f"M{number(x)} {number(y)}L{number(to_x)} {number(to_y)}"
