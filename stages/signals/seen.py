"""What a finding is worked out from, and what it says: values, and no more."""

import datetime as dt
from dataclasses import dataclass, field

from participants.dates import latest
from stages import catalogue
from stages.facts import Claims, Evidence, Facts

AT_REST = ("paused", "dormant", "ended")
RAISED, CLEARED, UNKNOWN = "raised", "cleared", "unknown"
YOUNG = dt.timedelta(180)
"""Before half a year is over, a missing visit says nothing."""


@dataclass(frozen=True)
class Signal:
    """What a finding says now. ``case`` is the sentence, ``about`` the values in it: a number, or a kind of phrase with its number."""

    key: str
    state: str
    case: str
    about: dict = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    recheck: dt.date | None = None


@dataclass(frozen=True)
class Seen:
    """All that the functions read: the facts, the claims, and the day."""

    facts: Facts
    claims: Claims
    today: dt.date

    @property
    def begun(self) -> dt.date:
        return self.facts.stays[0].since if self.facts.stays else self.today

    @property
    def courtship(self) -> tuple[dt.date, dt.date | None]:
        """The first courtship: from, until."""
        first = self.facts.stays[0] if self.facts.stays else None
        return (first.since, first.until) if first else (self.today, None)

    def was_courting(self, day: dt.date) -> bool:
        """Before the first courtship ended, or in a later one: a partnership may go back."""
        _, ended = self.courtship
        again = (stay for stay in self.facts.stays[1:] if stay.stage == catalogue.COURTSHIP.key)
        return ended is None or day < ended or any(stay.since <= day and (stay.until is None or day < stay.until) for stay in again)

    @property
    def is_young(self) -> bool:
        return self.courtship[1] is None and self.today < self.begun + YOUNG

    @property
    def last_contact(self) -> dt.date | None:
        """The latest day that it can mean: "2026" logged in June is no silence since January."""
        known = [min(latest(item.on, item.on_precision), self.today) for item in self.facts.last_contacts if item.on]
        return max([*known, self.facts.last_contact]) if self.facts.last_contact else None

    @property
    def is_at_rest(self) -> bool:
        """Silent by agreement."""
        return self.facts.state in AT_REST

    @property
    def quiet_on(self) -> dt.date:
        """The first day on which it is going quiet, unless there is contact before: the one source for signal, reminder and portfolio."""
        return (self.last_contact or self.begun) + dt.timedelta(self.facts.quiet_after)

    @property
    def gone_on(self) -> dt.date:
        """The first day on which it is gone quiet."""
        return (self.last_contact or self.begun) + dt.timedelta(self.facts.gone_after)

    @property
    def number(self) -> int:
        """The number of the present stage."""
        return catalogue.stage(self.facts.stay.stage).number if self.facts.stay else 1
