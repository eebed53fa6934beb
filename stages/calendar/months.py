"""A month as weeks of days, with what lies on each."""

import calendar
import datetime as dt
import re
from collections import defaultdict
from dataclasses import dataclass

from django.utils import timezone

from stages.calendar.events import Event

YEARS = (1900, 2200)
SHOWN = 3  # events in one square of the month; the list shows all of them


@dataclass(frozen=True)
class Square:
    """One day. ``is_inside``: of this month, not of the one before or after it."""

    day: dt.date
    events: list[Event]
    is_inside: bool
    is_today: bool

    @property
    def shown(self) -> list[Event]:
        return self.events[:SHOWN]

    @property
    def more(self) -> int:
        return len(self.events[SHOWN:])


@dataclass(frozen=True)
class Month:
    first: dt.date

    @classmethod
    def named(cls, text: str) -> "Month":
        """'2026-12'; the present one for anything else."""
        found = re.fullmatch(r"(\d{4})-(\d{2})", text, re.ASCII)
        year, month = map(int, found.groups()) if found else (0, 0)
        if not YEARS[0] <= year < YEARS[1] or not 1 <= month <= 12:
            return cls(timezone.localdate().replace(day=1))
        return cls(dt.date(year, month, 1))

    @property
    def last(self) -> dt.date:
        return self.after.first - dt.timedelta(1)

    @property
    def before(self) -> "Month":
        return Month((self.first - dt.timedelta(1)).replace(day=1))

    @property
    def after(self) -> "Month":
        return Month((self.first + dt.timedelta(32)).replace(day=1))

    @property
    def name(self) -> str:
        return f"{self.first:%Y-%m}"

    def weeks(self, events: list[Event]) -> list[list[Square]]:
        """Monday to Sunday. What is known to the month only is on no day."""
        on, today = by_day(events), timezone.localdate()
        days = calendar.Calendar().monthdatescalendar(self.first.year, self.first.month)
        return [[Square(day, on.get(day, []), day.month == self.first.month, day == today) for day in week] for week in days]

    def listed(self, events: list[Event]) -> list[tuple[dt.date, list[Event]]]:
        """The days of this month on which there is something."""
        return [(day, found) for day, found in sorted(by_day(events).items()) if self.first <= day <= self.last]

    def some_time(self, events: list[Event]) -> list[Event]:
        """What is to be in this month, or in this year, without a day."""
        return [event for event in events if not event.has_a_day and self.first <= event.on <= self.last]


def by_day(events: list[Event]) -> dict[dt.date, list[Event]]:
    found = defaultdict(list)
    for event in events:
        for day in event.days if event.has_a_day else ():
            found[day].append(event)
    for day in found.values():
        day.sort(key=lambda event: (event.starts is not None, event.starts and event.starts.timestamp(), event.pk))
    return found
