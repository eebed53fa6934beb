"""Questions whose shape never changes: their SQL is written once, and afterwards only the values are put in.

Writing the SQL of a large question takes Django longer than the database takes to answer it. What every page asks (who am I here; the
facts of this partnership) is therefore kept, per process and connection. A question asked of several records at once is written anew.
"""

import datetime as dt
import threading
from collections.abc import Callable
from functools import update_wrapper
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import QuerySet

# Stand for the first, second, … value while the SQL is written. No record has such a key, and no date of ours is so old.
KEYS = [9_000_000_000_000_000_001 + number for number in range(4)]
DAYS = [dt.date(1701 + number, 7, 1) for number in range(4)]
TOO_OLD = 1800


class Worked(Exception):
    """The question works something out from a value before it asks; such a question cannot be kept."""


class Prepared:
    """A function that builds a ``values_list`` from keys, days and lists of keys; called, it gives the rows.

    >>> @Prepared
    ... def names(keys: list[int]) -> QuerySet:
    ...     return City.objects.filter(pk__in=keys).values_list("name")
    """

    def __init__(self, build: Callable[..., QuerySet]):
        self.build, self.kept = build, threading.local()
        update_wrapper(self, build)

    def __call__(self, *values: Any) -> list[tuple]:
        if any(isinstance(value, list) and len(value) != 1 for value in values):
            return list(self.build(*values))
        compiler, sql, slots = self._written(values)
        given = [value[0] if isinstance(value, list) else value for value in values]
        with connection.cursor() as cursor:
            cursor.execute(sql, [given[slot] if slot is not None else fixed for slot, fixed in slots])
            rows = cursor.fetchall()
        return list(compiler.results_iter([rows], tuple_expected=True))

    def _written(self, values: tuple) -> tuple:
        ours = connections[DEFAULT_DB_ALIAS]
        if getattr(self.kept, "connection", None) is not ours:
            marks = [_mark(value, number) for number, value in enumerate(values)]
            compiler = self.build(*marks).query.get_compiler(DEFAULT_DB_ALIAS)
            sql, params = compiler.as_sql()
            self.kept.written = compiler, sql, _slots(params, marks)
            self.kept.connection = ours
        return self.kept.written


def _mark(value: Any, number: int) -> Any:
    if isinstance(value, list):
        return [KEYS[number]]
    return DAYS[number] if isinstance(value, dt.date) else KEYS[number]


def _slots(params: Any, marks: list) -> list[tuple[int | None, Any]]:
    """For each parameter of the SQL, which value goes there, or what stands there always. Raises ``Worked``."""
    places = {_as_sent(mark[0] if isinstance(mark, list) else mark): number for number, mark in enumerate(marks)}
    slots = [(places.get(each) if isinstance(each, int | str | dt.date) else None, each) for each in params]
    if {slot for slot, _ in slots} - {None} != set(places.values()) or any(slot is None and _is_odd(each) for slot, each in slots):
        raise Worked
    return slots


def _as_sent(mark: Any) -> Any:
    return connection.ops.adapt_datefield_value(mark) if isinstance(mark, dt.date) else mark


def _is_odd(each: Any) -> bool:
    """A fixed value that looks as if it was worked out from a mark."""
    if isinstance(each, str):
        return each[:2] == "17" and each[4:5] == "-"
    return (isinstance(each, dt.date) and each.year < TOO_OLD) or (isinstance(each, int) and each > KEYS[0] // 2)
