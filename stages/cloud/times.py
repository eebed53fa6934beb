"""The quarters that the slider runs over: from the first thing that happened to today. A quarter is a number: 4 × year + 0 to 3."""

import datetime as dt
from dataclasses import dataclass

from participants.dates import in_words
from stages.cloud.web import Meeting, Seat

LONGEST = 9  # digits of a number in an address that are read at all


@dataclass(frozen=True)
class Stop:
    """One place of the slider: the cloud at the end of that quarter, or today."""

    number: int
    day: dt.date

    @property
    def in_words(self) -> str:
        return in_words(self.day)


@dataclass(frozen=True)
class Times:
    first: int
    today: dt.date
    stop: Stop

    @property
    def last(self) -> int:
        return quarter(self.today)

    @property
    def earlier(self) -> Stop | None:
        return self._stop(self.stop.number - 1) if self.stop.number > self.first else None

    @property
    def later(self) -> Stop | None:
        return self._stop(self.stop.number + 1) if self.stop.number < self.last else None

    @property
    def years(self) -> list[Stop]:
        """The end of every year, and today."""
        return [self._stop(min(4 * year + 3, self.last)) for year in range(self.first // 4, self.last // 4 + 1)]

    def _stop(self, number: int) -> Stop:
        return Stop(number, min(last_day(number), self.today))


def quarter(day: dt.date) -> int:
    return 4 * day.year + (day.month - 1) // 3


def last_day(number: int) -> dt.date:
    """The last day of a quarter."""
    return dt.date(number // 4, number % 4 * 3 + 3, 31 if number % 4 in (0, 3) else 30)


def times(seats: list[Seat], meetings: list[Meeting], asked: str, today: dt.date) -> Times:
    """``asked`` is a quarter's number as it stands in the address; today where it is none of those that there are."""
    first = min([quarter(today), *(quarter(seat.since) for seat in seats), *(quarter(meeting.on) for meeting in meetings)])
    known = asked.isdecimal() and asked.isascii() and len(asked) <= LONGEST and first <= int(asked) <= quarter(today)
    number = int(asked) if known else quarter(today)
    return Times(first, today, Stop(number, min(last_day(number), today)))
