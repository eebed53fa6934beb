"""What the ledger knows of a rule: what it finds due, whether a reason still stands, and what it says in a mail."""

import datetime as dt
import zoneinfo
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from participants.models import User
from participants.zones import names

AT_ONCE = 1000
"""Rows held in memory at a time, however many there are."""


@dataclass(frozen=True)
class Due:
    """One occasion to remind one person of one subject. ``due_at`` is stored with it and never worked out again."""

    rule: str
    subject: str
    person_id: int
    occasion: int
    due_at: dt.datetime


@dataclass(frozen=True)
class Line:
    """One subject in a mail: class D only, and only what its reader may see. ``path`` leads to its page.

    ``calendar``: the file that goes along for a calendar program (iCalendar), with its method.
    """

    title: str
    when: str
    path: str
    calendar: str = ""


@dataclass(frozen=True)
class Rule:
    """A reason to remind people, found by the setting ``REMINDER_RULES``. All three functions work in bulk.

    ``due(now)`` yields all that is due on or before ``now``, a subject's occasions one after another.
    ``still_stands(subjects)`` gives those of the subjects whose reason has not gone.
    ``lines(person, subjects)`` gives, of these, the ones that the person may see, with what to say of them.
    """

    name: str
    heading: str
    advice: str
    due: Callable[[dt.datetime], Iterator[Due]]
    still_stands: Callable[[Collection[str]], set[str]]
    lines: Callable[[User, Collection[str]], dict[str, Line]]
    kind: str = ""
    """What a person can switch off (``kinds.Kind``); empty for what is always told."""
    at_once: bool = False
    """In a mail of its own with the next sweep, whatever hour the person chose."""


_believed: ContextVar[dt.datetime | None] = ContextVar("believed", default=None)


@contextmanager
def believing(now: dt.datetime) -> Iterator[None]:
    """Whatever a rule is asked in here, it answers as of that moment: a reason that stands then is not struck out as of today."""
    before = _believed.set(now)
    try:
        yield
    finally:
        _believed.reset(before)


def today() -> dt.date:
    """The day that the sweep believes in; outside a sweep, today."""
    return (_believed.get() or timezone.now()).date()


def in_force() -> dict[str, Rule]:
    """The rules of ``REMINDER_RULES`` by their names."""
    return {rule.name: rule for rule in map(import_string, settings.REMINDER_RULES)}


def about(partnership, what) -> str:
    """'eThekwini → Mzuzu: Courtship', with the colon as the language sets it."""
    return _("%(partnership)s: %(what)s") % {"partnership": partnership, "what": what}


def thousands(records: QuerySet) -> Iterator[list[Model]]:
    """The records in the order of their keys, a thousand at a time."""
    rows = list(records.order_by("pk")[:AT_ONCE])
    while rows:
        yield rows
        rows = list(records.filter(pk__gt=rows[-1].pk).order_by("pk")[:AT_ONCE])


def zone(name: str) -> zoneinfo.ZoneInfo:
    """The time zone of that name; a name that this machine does not know counts as UTC."""
    return zoneinfo.ZoneInfo(name if name in names() else "UTC")
