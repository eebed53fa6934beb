"""Plain rows that the facts are read from, and what facts are made of. No database here."""

import datetime as dt
from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.translation import gettext_lazy

from participants.dates import Basis, Precision
from participants.partnerships.parts import Role, Side
from stages import catalogue
from stages.activities.kinds import Delivery, Instrument, LedBy, Purpose

PRESENCE = ("mentor_came", "mentee_came", "leader_came")
LABELS = {
    **{f"purpose {key}": label for key, label in Purpose.choices},
    **dict(Instrument.choices),
    **dict(Role.choices),
    **dict(Side.choices),
    **{stage.key: gettext_lazy(stage.title) for stage in catalogue.STAGES},
}


@dataclass(frozen=True)
class Evidence:
    """Points at the record that shows a fact. It carries no text of anybody's: ``what`` is a key of a fixed list."""

    kind: str
    pk: int
    what: str = ""
    on: dt.date | None = None
    on_precision: str = Precision.DAY
    on_basis: str = Basis.RECORDED

    @property
    def label(self) -> str:
        """What it was, in the reader's language: an instrument, a purpose, a role, a side, a stage."""
        return str(LABELS.get(self.what, self.what))


@dataclass(frozen=True)
class Minutes:
    """How long the two cities worked together, by who led."""

    mentor: int = 0
    mentee: int = 0
    together: int = 0
    adviser: int = 0

    def __add__(self, other: "Minutes") -> "Minutes":
        mentor, mentee, together = self.mentor + other.mentor, self.mentee + other.mentee, self.together + other.together
        return Minutes(mentor, mentee, together, self.adviser + other.adviser)

    @property
    def total(self) -> int:
        return self.mentor + self.mentee + self.together + self.adviser

    @property
    def mentor_share(self) -> float | None:
        """From 0 to 1; None where nothing was led at all."""
        return self.mentor / self.total if self.total else None


class Stayed(NamedTuple):
    """A stay in a stage, as it is stored."""

    pk: int
    stage: str
    since: dt.date
    since_precision: str = Precision.DAY
    since_basis: str = Basis.RECORDED
    until: dt.date | None = None
    until_precision: str = Precision.DAY
    until_basis: str = Basis.RECORDED
    expected_until: dt.date | None = None
    opened_by: int | None = None


class Member(NamedTuple):
    """A membership, present or past."""

    pk: int
    practitioner: int
    side: str
    role: str
    since: dt.date
    until: dt.date | None = None


class Piece(NamedTuple):
    """One part of an activity that was held, with what it needs of the activity.

    ``mentor_came``, ``mentee_came``: at least one person of that side came. ``leader_came``: a political or administrative leader of the
    mentee's, in office on that day, came. All three are looked up for visits and leadership briefings only.
    """

    activity_id: int
    on: dt.date
    instrument: str
    minutes: int = 60
    led_by: str = LedBy.TOGETHER
    delivery: str = Delivery.FACE_TO_FACE
    closed: bool = False
    city_id: int | None = None
    purpose: str = ""
    last_day: dt.date | None = None
    on_precision: str = Precision.DAY
    on_basis: str = Basis.RECORDED
    mentor_came: bool = False
    mentee_came: bool = False
    leader_came: bool = False


@dataclass
class Rows:
    """All plain rows of one partnership: the two cities, stays and pieces by day, the latest context note by side."""

    mentor: int = 0
    mentee: int = 0
    stays: list[Stayed] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    notes: dict[str, int] = field(default_factory=dict)
