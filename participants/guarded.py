"""Records of class A and B: nothing opens them but ``read_by`` and a few named doors (design: fail closed).

A model of these classes derives from ``Guarded``. Its one manager refuses every query; ``objects.read_by(user)`` gives the rows that this
user may read, as a list, so that nothing can be added to the question afterwards. On PostgreSQL row-level security is the second belt: a row
is there only while the transaction says who reads (``participants/belts.py``).
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from typing import Any, NoReturn, Self

from django.db import connection, models, transaction


class Shut(Exception):
    """Somebody reached for confidential rows past ``read_by`` and the doors. A mistake of ours, never of a person."""


class Door(StrEnum):
    """The named ways beside ``read_by``. Each is used in one place; a test looks for others."""

    CLOSE_WAVE = "close_wave"
    EXPORT_PERSON = "export_person"
    ERASE_PERSON = "erase_person"
    BACKUP = "backup"
    OLD_DRAFTS = "old_drafts"


NOBODY = ("", "", "")
_now: ContextVar[tuple[str, str, str]] = ContextVar("reader", default=NOBODY)


@contextmanager
def reader(user: Any) -> Iterator[None]:
    """While this lasts, in one transaction, the database shows and takes what is this user's to read and write."""
    with _said((str(user.pk or ""), "", dt.date.today().isoformat())):
        yield


@contextmanager
def door(name: Door, user: Any = None) -> Iterator[None]:
    """While this lasts, in one transaction, a named door is open; for one person where it concerns one."""
    with _said((str(user.pk) if user else "", Door(name), dt.date.today().isoformat())):
        yield


@contextmanager
def _said(now: tuple[str, str, str]) -> Iterator[None]:
    """A setting made in a savepoint survives its release, so it is set back on leaving; after a fault the rollback does that."""
    with transaction.atomic():
        if (before := _now.get()) == now:  # the database knows already
            yield
            return
        token = _now.set(now)
        try:
            _tell(now)
            yield
            _tell(before)
        finally:
            _now.reset(token)


def _tell(now: tuple[str, str, str]) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('app.reader', %s, true), set_config('app.door', %s, true), set_config('app.today', %s, true)", now)


class GuardedManager(models.Manager):
    """Refuses every query of its own."""

    def get_queryset(self) -> NoReturn:
        raise Shut(f"{self.model.__name__} is confidential: read it with objects.read_by(user).")

    def read_by(self, user: Any, *conditions: models.Q, order: tuple[str, ...] = ("-pk",), limit: int | None = None, **lookup: object) -> list:
        """The rows that the user may read now, of those that fit."""
        if not user.is_authenticated:
            return []
        with reader(user):
            rows = self._rows().filter(self.model.readable_by(user)).filter(*conditions, **lookup).order_by(*order)
            return list(rows[:limit])

    def behind(self, name: Door) -> models.QuerySet:
        """The rows behind a door that is open. Raises ``Shut`` if it is not."""
        if _now.get()[1] != name:
            raise Shut(f"The door {name} is not open.")
        return self._rows()

    def own(self, user: Any) -> models.QuerySet:
        """The user's own rows, to change or delete them while ``reader(user)`` lasts. Raises ``Shut`` outside it."""
        if _now.get()[0] != str(user.pk):
            raise Shut("Own rows are changed while reader(user) lasts.")
        return self._rows().filter(**{self.model.AUTHOR: user})

    def _rows(self) -> models.QuerySet:
        return models.QuerySet(self.model, using=self._db)


class Guarded(models.Model):
    """A record of class A or B. ``AUTHOR`` names the user whose it is."""

    AUTHOR = "author"
    objects = GuardedManager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{type(self).__name__} {self.pk}"

    @classmethod
    def readable_by(cls, user: Any) -> models.Q:
        """The filter for what this user may read: their own, unless a model says more."""
        return models.Q(**{cls.AUTHOR: user})

    def keep(self, *, by: Any) -> Self:
        """Save while the database knows who writes. Raises ``IntegrityError`` as any save does."""
        with reader(by):
            self.save()
        return self
