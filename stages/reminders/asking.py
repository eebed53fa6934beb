"""A rule about one record at a time, written as data: which records, when, whom, and what to say of each."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from participants.access import May, visible
from participants.dates import now_holds
from participants.models import Membership, Role
from participants.partnerships.parts import CITIES, LEADS
from stages.reminders.due import Due, Line, Rule, thousands, today

WITHIN = dt.timedelta(days=90)
"""How long after the last occasion a sweep still finds it; a sweep that was away for longer tells nobody of old news."""


def morning(day: dt.date) -> dt.datetime:
    """When that day begins."""
    return dt.datetime.combine(day, dt.time(), dt.UTC)


def leads(partnerships: Iterable[int], on: dt.date) -> dict[tuple[int, str], set[int]]:
    """The leads of each city, by partnership and side: those whose account is open and whose word counts. One query."""
    holding = Membership.objects.filter(now_holds(on), partnership__in=set(partnerships), role__in=LEADS, side__in=CITIES)
    found = defaultdict(set)
    rows = holding.filter(admitted_at__isnull=False, practitioner__user__is_active=True)
    for partnership, side, user in rows.values_list("partnership", "side", "practitioner__user"):
        found[partnership, side].add(user)
    return found


def of_both(found: dict[tuple[int, str], set[int]], partnership: int) -> set[int]:
    """The leads of both cities of a partnership."""
    return set().union(*(found[partnership, side] for side in CITIES))


def managers(programmes: Iterable[int], on: dt.date) -> dict[int, set[int]]:
    """Who manages each programme. One query."""
    holding = Role.objects.filter(now_holds(on), programme__in=set(programmes), kind=Role.Kind.MANAGER, practitioner__user__is_active=True)
    found = defaultdict(set)
    for programme, user in holding.values_list("programme", "practitioner__user"):
        found[programme].add(user)
    return found


@dataclass(frozen=True)
class Asking:
    """``records(today)``: those whose reason stands on that day. ``times(record)``: when it is due, occasion after occasion.

    ``people(records, today)``: for each key of a record, the users to ask; nobody else is told of it, whatever the ledger holds.
    ``may``: the right by which they see the records.
    """

    records: Callable[[dt.date], QuerySet]
    subject: Callable[[Any], str]
    times: Callable[[Any], Iterable[dt.datetime | None]]
    people: Callable[[list, dt.date], dict[int, set[int]]]
    line: Callable[[Any], Line]
    may: May = May.LOOK

    def rule(self, name, heading, advice, kind) -> Rule:
        return Rule(name, heading, advice, lambda now: self.due(name, now), self.still_stands, self.lines, kind)

    def due(self, name, now):
        today = now.date()
        for rows in thousands(self.records(today)):
            people = self.people(rows, today)
            for row in rows:
                for number, at in enumerate(self.times(row), 1):
                    if at and at <= now:
                        yield from (Due(name, self.subject(row), person, number, at) for person in sorted(people.get(row.pk, ())))

    def _standing(self, records, subjects):
        """Those of the subjects whose reason stands now, by subject."""
        found = {self.subject(row): row for row in records.filter(pk__in={int(subject.split(":")[1]) for subject in subjects})}
        return {subject: row for subject, row in found.items() if subject in subjects}

    def still_stands(self, subjects):
        return set(self._standing(self.records(today()), subjects))

    def seen_by(self, person, records):
        return visible(person, records, self.may)

    def lines(self, person, subjects):
        day = today()
        found = self._standing(self.seen_by(person, self.records(day)), subjects)
        people = self.people(list(found.values()), day) if found else {}
        return {subject: self.line(row) for subject, row in found.items() if person.pk in people.get(row.pk, ())}
