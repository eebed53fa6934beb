"""What is kept of a person, section by section: the setting ``OWN_DATA`` names them, the export reads them, an erasure walks them.

A section is an object with ``title``, ``level`` (its class), ``export(user)`` that yields rows (field → value that JSON can hold) and
``erase(user)``. ``Section`` is the one for plain records; a slice with a guarded manager brings its own.
"""

import datetime as dt
import decimal
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Field, Model, Q, QuerySet
from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import gettext

MACHINERY = {"id", "key", "version"}
TO_A_PERSON = {"User": "", "Practitioner": "user", "Membership": "practitioner__user"}
"""From a key of this model on to the account of the person."""


@dataclass(frozen=True)
class Section:
    """The rows of one model that speak of a person.

    ``fields``: those that are given out; without them all but the machinery and ``without``. ``whose``: look-ups to the person's account;
    without them every field given out that names a person. ``also``: more rows that are theirs; ``only``: what must hold besides.
    ``forget``: what an erasure does; without it the rows stay, for they are the programme's record and hold no name.
    """

    model: str
    level: str
    title: str | Promise
    fields: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    whose: tuple[str, ...] = ()
    also: Callable[[Any], Q] | None = None
    only: Q | None = None
    forget: Callable[[Any], None] | None = None

    @cached_property
    def kind(self) -> type[Model]:
        return apps.get_model(self.model)

    @cached_property
    def given(self) -> list[Field]:
        """The fields that the person is given."""
        fields = (*self.kind._meta.local_fields, *self.kind._meta.local_many_to_many)
        out = {each.name for each in fields} - MACHINERY - set(self.without)
        return [each for each in fields if each.name in (self.fields or out)]

    @property
    def labels(self) -> dict[str, str]:
        return {each.name: str(each.verbose_name) for each in self.given}

    def look_ups(self) -> tuple[str, ...]:
        roads = ((each.name, TO_A_PERSON[each.related_model.__name__]) for each in self.given if names_a_person(each))
        return self.whose or tuple(f"{name}__{on}" if on else name for name, on in roads)

    def rows_of(self, user) -> QuerySet:
        theirs = self.also(user) if self.also else Q(pk__in=[])
        for look_up in self.look_ups():
            theirs |= Q(**{look_up: user.pk})
        return self.kind.objects.filter(theirs, self.only or Q()).order_by("pk")

    def export(self, user) -> Iterator[dict]:
        forward = [each for each in self.given if each.many_to_one or each.one_to_one]
        ways = [f"{each.name}__practitioner" if each.related_model.__name__ == "Membership" else each.name for each in forward]
        for row in self.rows_of(user).select_related(*ways):
            yield {"record": f"{self.kind.__name__} {row.pk}"} | {each.name: said(each, row, user) for each in self.given}

    def erase(self, user) -> None:
        if self.forget:
            self.forget(user)


def names_a_person(field: Field) -> bool:
    return bool(field.many_to_one or field.one_to_one) and field.related_model.__name__ in TO_A_PERSON


def said(field: Field, row: Model, user) -> Any:
    """The value as JSON can hold it. Of people it says only whether it is the person: other people's names are theirs."""
    if field.many_to_many:
        return [str(each) for each in getattr(row, field.name).all()]
    value = getattr(row, field.name)
    if value is not None and names_a_person(field):
        return gettext("you") if account_of(value) == user.pk else gettext("somebody else")
    return plain(value)


def account_of(person: Model) -> int | None:
    kind = type(person).__name__
    return person.pk if kind == "User" else person.user_id if kind == "Practitioner" else person.practitioner.user_id


def plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float | list | dict):
        return value
    if isinstance(value, dt.date | dt.datetime | dt.time):
        return value.isoformat()
    return str(value.normalize()) if isinstance(value, decimal.Decimal) else str(value)


def sections() -> Iterator[Any]:
    """Every section of ``OWN_DATA``: a dotted path leads to one, or to a tuple of them."""
    for path in settings.OWN_DATA:
        found = import_string(path)
        yield from found if isinstance(found, tuple) else (found,)
