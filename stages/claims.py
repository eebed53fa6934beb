"""What the two cities said and wrote besides the log: decisions, targets, promises, budget lines. One query for any number of partnerships."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from django.db.models import BigIntegerField, Case, CharField, DateField, F, Value, When
from django.db.models.functions import Cast, Coalesce

from participants.dates import latest
from participants.partnerships.parts import CITIES
from participants.prepared import Prepared
from stages.commitments.models import State
from stages.models import Commitment, Decision, Line, Target
from stages.rows import Claims, Evidence, Kept

OF_AN_EVENT = ("on", "on_precision", "on_basis")


class Row(NamedTuple):
    """One record, whatever it is. ``element`` tells decisions on one thing from another; ``extra`` and ``other_day`` are the kind's own."""

    partnership: int
    kind: str
    pk: int
    what: str
    on: dt.date
    precision: str
    basis: str
    extra: str
    other_day: dt.date | None
    element: int


def load(partnerships: Iterable[int], today: dt.date) -> dict[int, Claims]:
    """By partnership, as it stood on a day."""
    rows: dict[int, list[Row]] = defaultdict(list)
    for row in _union(list(partnerships), today):
        rows[row[0]].append(Row(*row))
    return {pk: read(found, today) for pk, found in rows.items()}


@Prepared
def _union(ids: list[int], today: dt.date):
    """All kinds in one query, each with the same columns in the same order."""
    element = Coalesce(F("practice_id") * 2, F("addition_id") * 2 + 1)
    lapsed = Case(When(lapsed=True, then=Value(1)), default=Value(0))
    some_money = Case(When(revised__gt=0, then=Value(1)), When(revised=None, planned__gt=0, then=Value(1)), default=Value(0))
    due = ("due", "due_precision", "due_basis")
    targets = Target.objects.standing().with_owned(today).filter(is_owned=True)
    first, *others = (
        _columns(Decision.objects.filter(on__lte=today), ids, "decision", F("kind"), OF_AN_EVENT, element=element),
        _columns(Commitment.objects.all(), ids, "promise", F("side"), due, extra=F("state"), other_day=F("kept_on"), element=lapsed),
        _columns(targets, ids, "target", Value(""), due),
        _columns(Line.objects.all(), ids, "line", F("category"), ("first_day", Value(""), "days_basis"), element=some_money),
    )
    return first.union(*others, all=True)


def _columns(records, ids, kind, what, days, *, extra=None, other_day=None, element=None):
    on, precision, basis = (F(each) if isinstance(each, str) else each for each in days)
    columns = {
        "k": (Value(kind), CharField()),
        "record": (F("pk"), BigIntegerField()),
        "w": (what, CharField()),
        "d": (on, DateField()),
        "p": (precision, CharField()),
        "b": (basis, CharField()),
        "x": (extra or Value(""), CharField()),
        "o": (other_day or Value(None), DateField()),
        "e": (element or Value(0), BigIntegerField()),
    }
    told = {name: Cast(value, output_field=form) for name, (value, form) in columns.items()}
    return records.filter(partnership__in=ids).order_by().annotate(**told).values_list("partnership_id", *told)


def read(rows: list[Row], today: dt.date) -> Claims:
    """Plain rows of one partnership, no database."""
    by_kind: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.pk):
        by_kind[row.kind].append(row)
    newest = {row.element: row for row in by_kind["decision"]}
    promises = by_kind["promise"]
    still = [day for row in promises if row.extra == State.OPEN and (day := latest(row.on, row.precision)) >= today]
    lines = by_kind["line"]
    return Claims(
        decisions=tuple(_evidence(row) for row in sorted(newest.values(), key=lambda row: (row.on, row.pk))),
        targets=tuple(_evidence(row) for row in by_kind["target"]),
        promises={side.value: _kept([row for row in promises if row.what == side], today) for side in CITIES},
        next_due=min(still) + dt.timedelta(1) if still else None,
        budget={row.what: any(each.element > 0 for each in lines if each.what == row.what) for row in lines},
        budget_lines=tuple(replace(_evidence(row), what=f"line {row.what}") for row in lines),
    )


def _evidence(row: Row) -> Evidence:
    return Evidence(row.kind, row.pk, row.what, row.on, row.precision, row.basis)


def _kept(rows: list[Row], today: dt.date) -> Kept:
    """Broken, or past its day, counts as due; a promise that still runs does not."""
    due = [row for row in rows if row.extra in (State.KEPT, State.BROKEN) or (row.extra == State.OPEN and latest(row.on, row.precision) < today)]
    in_time = [row for row in due if _in_time(row)]
    late = [row for row in due if not _in_time(row)]
    return Kept(len(due), len(in_time), tuple(_evidence(row) for row in late), tuple(_evidence(row) for row in in_time))


def _in_time(row: Row) -> bool:
    lapsed = bool(row.element)
    return row.extra == State.KEPT and not lapsed and row.other_day is not None and row.other_day <= latest(row.on, row.precision)
