"""The programme of an activity as its page shows it: day by day, with times there and on the reader's clock."""

import datetime as dt
from dataclasses import dataclass
from itertools import groupby

from participants.dates import Precision
from stages.activities import days
from stages.activities.lengths import in_words
from stages.activities.models import Part


@dataclass(frozen=True)
class Item:
    part: Part
    length: str
    here: dt.datetime | None

    @property
    def design(self):
        """What is said of how people take part, what for and with what."""
        return ", ".join(map(str, self.part.kinds_in_words)), ", ".join(map(str, self.part.aims_in_words)), self.part.tools


@dataclass(frozen=True)
class Day:
    """``on`` is None where only the month or the year is known."""

    number: int
    on: dt.date | None
    items: list[Item]


def by_day(activity):
    """The days of the activity's programme, each with its parts in order."""
    parts = sorted(activity.parts.all(), key=lambda part: (part.day, part.number))
    return [_day(activity, number, list(own)) for number, own in groupby(parts, key=lambda part: part.day)]


def _day(activity, number, parts):
    on = activity.on + dt.timedelta(number - 1)
    items = [Item(part, in_words(part.minutes), days.here(on, part.starts, activity.zone) if part.starts else None) for part in parts]
    return Day(number, on if activity.on_precision == Precision.DAY else None, items)
