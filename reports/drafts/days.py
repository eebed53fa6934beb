"""The days of a report, and what was read on them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Day:
    """A day of the field: ``words`` as exact as it is known, ``mark`` says estimated or illustrative."""

    iso: str
    words: str
    mark: str = ""


@dataclass(frozen=True)
class Read:
    """A figure on a day: ``value`` exactly, ``words`` as it is shown."""

    on: Day
    value: str
    words: str


@dataclass(frozen=True)
class Aim:
    """A target of the road map. ``last_day``: the last day that "by when" can mean, ISO."""

    title: str
    unit: str
    start: Read
    goal: Read
    last_day: str
    due: str
    readings: tuple[Read, ...]
    reached: bool
