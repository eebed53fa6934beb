"""Which partnerships a request has written to, so that what is kept about each can be brought up to date once, afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db.models import Manager, Model

_noted: ContextVar[set[int] | None] = ContextVar("noted", default=None)


@contextmanager
def noting() -> Iterator[set[int]]:
    """While this lasts, every partnership that is written to ends up in the set."""
    noted: set[int] = set()
    token = _noted.set(noted)
    try:
        yield noted
    finally:
        _noted.reset(token)


def touched(record: Model) -> None:
    """Note the partnerships at the end of the record's road; does nothing where nobody collects them."""
    noted, road = _noted.get(), getattr(record, "road", None)
    if noted is not None and road is not None:
        noted.update(_ends([record], road.partnership.split("__")))


def _ends(records: list, steps: list[str]) -> set[int]:
    """The keys that the last step leads to, from all the records."""
    *way, last = steps
    for step in way:
        records = [each for record in records for each in _follow(record, step)]
    if last == "pk":
        return {record.pk for record in records}
    found = {getattr(record, f"{last}_id", None) for record in records}
    many = {each.pk for record in records if not hasattr(record, f"{last}_id") for each in _follow(record, last)}
    return (found | many) - {None}


def _follow(record: Model, step: str) -> list:
    """The related record, or all of them; none where it is not set."""
    there = getattr(record, step, None)
    return [] if there is None else list(there.all()) if isinstance(there, Manager) else [there]
