"""How promises stand: counts by side, in bulk for signals and the portfolio; what waits for one reader. Counts, never a ranking."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils import timezone

from participants.access import May, parts
from participants.dates import latest
from participants.partnerships.parts import CITIES
from stages.commitments.models import Commitment, State

FIELDS = ("side", "state", "on", "due", "due_precision", "first_due", "first_due_precision", "lapsed", "kept_on")
WHOLE = Commitment.objects.select_related("partnership__mentor", "partnership__mentee", "promiser__practitioner")


@dataclass(frozen=True)
class Counts:
    """Promises of one side. ``kept_by_first_day``: kept by the day that was named first, whatever was agreed since.

    ``open`` holds those that were said to be kept and wait for the other side (``unconfirmed``), and those whose day has passed (``overdue``).
    """

    kept_on_time: int = 0
    kept_late: int = 0
    broken: int = 0
    open: int = 0
    overdue: int = 0
    unconfirmed: int = 0
    kept_by_first_day: int = 0

    @property
    def kept(self) -> int:
        return self.kept_on_time + self.kept_late

    @property
    def total(self) -> int:
        return self.kept + self.broken + self.open


@dataclass
class Tally:
    """Counts while they are made."""

    found: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, row, today: dt.date):
        for name in names(row, today):
            self.found[name] += 1

    @property
    def counts(self) -> Counts:
        return Counts(**self.found)


def names(row: dict, today: dt.date):
    """Which counts a promise belongs to. In time: by the day in force, if that day never passed before another was named."""
    last = latest(row["due"], row["due_precision"])
    if row["state"] == State.KEPT:
        yield "kept_on_time" if row["kept_on"] <= last and not row["lapsed"] else "kept_late"
        if row["kept_on"] <= latest(row["first_due"], row["first_due_precision"]):
            yield "kept_by_first_day"
    elif row["state"] == State.BROKEN:
        yield "broken"
    else:
        yield "open"
        if row["state"] == State.SAID:
            yield "unconfirmed"
        elif last < today:
            yield "overdue"


def tallied(rows: Iterable[dict], today: dt.date | None = None) -> dict[str, Counts]:
    """Counts of both sides, from plain rows with ``FIELDS``."""
    sides, today = {side.value: Tally() for side in CITIES}, today or timezone.localdate()
    for row in rows:
        sides[row["side"]].add(row, today)
    return {side: tally.counts for side, tally in sides.items()}


def kept_by_side(partnerships: Iterable[int], today: dt.date | None = None) -> dict[int, dict[str, Counts]]:
    """The counts of any number of partnerships, by partnership and side, in one query."""
    rows: dict[int, list[dict]] = {pk: [] for pk in partnerships}
    for row in Commitment.objects.filter(partnership__in=rows).values("partnership_id", *FIELDS) if rows else ():
        rows[row["partnership_id"]].append(row)
    return {pk: tallied(found, today) for pk, found in rows.items()}


def open_promises(partnership):
    """What still stands, the nearest day first."""
    return WHOLE.filter(partnership=partnership, state__in=(State.OPEN, State.SAID)).order_by("due", "pk")


def waiting_for(user, today: dt.date | None = None):
    """What this reader can do something about: promises to their side to be confirmed, and their own side's whose day has passed.

    One query, for all their partnerships. A promise due in a month has not passed before the month is over: ``days_over`` says so.
    """
    mine = [part for part in parts(user) if part.partnership and part.grants(May.PROMISE)]
    found = Q(pk__in=[])
    for part in mine:
        found |= Q(partnership=part.partnership, to_side=part.side, state=State.SAID)
        found |= Q(partnership=part.partnership, side=part.side, state=State.OPEN, due__lt=today or timezone.localdate())
    rows = WHOLE.filter(found).order_by("due", "pk") if mine else ()
    return [row for row in rows if row.state == State.SAID or row.days_over]
