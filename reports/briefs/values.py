"""The values of a brief: all that stands on the page, field by field. Class D; nothing of class A or B has a field here."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Leader:
    """Who leads a city: class D names."""

    name: str
    office: str
    since: str


@dataclass(frozen=True)
class Line:
    """A promise, an activity or a plan: what, and when. ``late``: words for a day that has passed."""

    what: str
    when: str
    late: str = ""


@dataclass(frozen=True)
class Some:
    """The first lines of a list, and how many more there are."""

    lines: tuple[Line, ...]
    more: int = 0


@dataclass(frozen=True)
class Values:
    """One page for the leaders of one city. ``picture`` is the path, drawn; ``halted`` says that it is not under way."""

    side: str
    city: str
    other: str
    programme: str
    language: str
    today: str
    own_leaders: tuple[Leader, ...]
    other_leaders: tuple[Leader, ...]
    stage_number: int
    stage: str
    purpose: str
    since: str
    expected: str
    halted: str
    picture: Any
    missing: tuple[str, ...]
    asks: tuple[str, ...]
    promised: Some
    owed: Some
    briefed: str
    happened: Some
    ahead: Some
    contact: str
