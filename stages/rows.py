"""Plain rows that the facts are read from, and what facts are made of. No database here."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.translation import gettext_lazy

from participants.dates import Basis, Precision
from participants.partnerships.parts import Role, Side
from stages import catalogue
from stages.activities.kinds import Delivery, Instrument, LedBy, Purpose
from stages.adaptation.kinds import Kind
from stages.budget.categories import FORGOTTEN, Key

PRESENCE = ("mentor_came", "mentee_came", "leader_came")
SOFT = ("reconnaissance", "social")
LABELS = {
    **{f"purpose {key}": label for key, label in Purpose.choices},
    **dict(Instrument.choices),
    **dict(Role.choices),
    **dict(Side.choices),
    **dict(Kind.choices),
    **{f"line {key}": label for key, label in Key.choices},
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
    profession: str = ""

    def holds(self, day: dt.date) -> bool:
        return self.since <= day and (self.until is None or self.until > day)


class Piece(NamedTuple):
    """One part of an activity that was held, with what it needs of the activity.

    ``mentor_came``, ``mentee_came``: at least one person of that side came. ``leader_came``: a political or administrative leader of the
    mentee's, in office on that day, came. ``leader_id``: who leads it by name; ``kinds``: how people take part.
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
    room: str = ""
    held: bool = True
    leader_id: int | None = None
    kinds: Sequence[str] = ()
    mentor_came: bool = False
    mentee_came: bool = False
    leader_came: bool = False


@dataclass(frozen=True)
class Kept:
    """Promises of one side that fell due, and how many were kept in time: ``delivered``, and as ``evidence`` those that were not."""

    due: int = 0
    in_time: int = 0
    evidence: tuple[Evidence, ...] = ()
    delivered: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Claims:
    """``decisions``: the one that counts on each element. ``targets``: those that somebody of the mentee's answers for."""

    decisions: tuple[Evidence, ...] = ()
    targets: tuple[Evidence, ...] = ()
    promises: dict[str, Kept] = field(default_factory=dict)
    next_due: dt.date | None = None
    budget: dict[str, bool] = field(default_factory=dict)
    budget_lines: tuple[Evidence, ...] = ()

    @property
    def adapted(self) -> tuple[Evidence, ...]:
        """Decisions other than to take an element as it is."""
        return tuple(decision for decision in self.decisions if decision.what != Kind.AS_IS)

    @property
    def soft_lines(self) -> tuple[Evidence, ...]:
        """Budget lines for reconnaissance and for time together, one of each."""
        first = {line.what: line for line in reversed(self.budget_lines)}
        return tuple(first[f"line {name}"] for name in SOFT if self.budget.get(name))

    @property
    def forgotten_lines(self) -> tuple[str, ...]:
        """The forgotten categories without money."""
        return tuple(name for name in FORGOTTEN if not self.budget.get(name))


@dataclass
class Rows:
    """All plain rows of one partnership: the two cities, stays and pieces by day, the latest context note by side.

    ``plans``: pieces of what is planned. ``tied``: by side, the people who came to anything together with the other side.
    ``quiet_after``, ``gone_after``: limits of silence in days, where the partnership set its own.
    ``heard_of_it``: how many cities would like to join and heard of it through this partnership.
    """

    mentor: int = 0
    mentee: int = 0
    stays: list[Stayed] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    notes: dict[str, int] = field(default_factory=dict)
    plans: list[Piece] = field(default_factory=list)
    tied: dict[str, set[int]] = field(default_factory=lambda: {Side.MENTOR: set(), Side.MENTEE: set()})
    approach: str = ""
    state: str = "under way"
    programme: int = 0
    funding_until: dt.date | None = None
    quiet_after: int | None = None
    gone_after: int | None = None
    heard_of_it: int = 0
    claims: Claims = field(default_factory=Claims)
