"""Every row of every table of ours as lines of JSON, and back. The one place that opens the door of the backup (design: fail closed).

A line holds a row's columns in the order of the model; values are written as Django reads them, so that both databases give the same line.
"""

import base64
import datetime as dt
import decimal
import hashlib
import json
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction

from participants.guarded import Door, Guarded, door

LEFT_OUT = ("sessions.session", "usersessions.usersession")
"""Who is signed in where: after a restore everybody signs in anew."""
MADE_BY_MIGRATE = ("contenttypes.contenttype", "auth.permission")
"""Rows that an empty, migrated system has already; they give way to those of the archive."""
AT_ONCE = 500


def tables() -> dict[str, type[models.Model]]:
    """By label, every table that an archive holds."""
    found = {model._meta.label_lower: model for model in apps.get_models(include_auto_created=True) if model._meta.managed and not model._meta.proxy}
    return {label: found[label] for label in sorted(found) if label not in LEFT_OUT}


@contextmanager
def one_moment() -> Iterator[None]:
    """All that is read in here is as it was at one moment, whatever others write meanwhile; nobody waits for it."""
    mode, connection.transaction_mode = getattr(connection, "transaction_mode", None), "DEFERRED"  # SQLite: read, and keep nobody from writing
    try:
        with transaction.atomic(durable=True):
            with connection.cursor() as cursor:
                if connection.vendor == "postgresql":
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            with door(Door.BACKUP):
                yield
    finally:
        connection.transaction_mode = mode


@contextmanager
def writing() -> Iterator[None]:
    """All that is written in here, or nothing; confidential rows too."""
    with transaction.atomic(), door(Door.BACKUP):
        yield


def rows_of(model) -> models.QuerySet:
    return model.objects.behind(Door.BACKUP) if issubclass(model, Guarded) else model.objects.all()


def columns(model) -> list[models.Field]:
    return [field for field in model._meta.local_concrete_fields if not getattr(field, "generated", False)]


def lines(model) -> Iterator[bytes]:
    """The rows by key, streamed: PostgreSQL hands them over through a cursor of its own."""
    names = [field.attname for field in columns(model)]
    for row in rows_of(model).order_by("pk").values_list(*names).iterator(chunk_size=AT_ONCE):
        yield json.dumps(row, default=plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def plain(value):
    """What JSON has no word for; moments in UTC, to the microsecond."""
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode()
    if isinstance(value, decimal.Decimal | uuid.UUID) or hasattr(value, "code"):  # code: a country
        return str(getattr(value, "code", value))
    raise TypeError(f"{type(value).__name__} has no place in an archive yet.")


def digest(model) -> dict:
    """How many rows the table has now, and the SHA-256 of their lines."""
    found, number = hashlib.sha256(), 0
    for number, line in enumerate(lines(model), start=1):  # noqa: B007
        found.update(line)
    return {"rows": number, "sha256": found.hexdigest()}


def fill(model, content: Iterable[bytes], names: list[str]) -> None:
    """Write rows as they are: no verb, no default, no time of its own. Keys between tables are looked at when the transaction ends."""
    fields = [model._meta.get_field(name) for name in names]
    quote = connection.ops.quote_name
    into = f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(quote(field.column) for field in fields)})"
    command = f"{into} VALUES ({', '.join(['%s'] * len(fields))})"
    with connection.cursor() as cursor:
        rest = iter(content)
        while some := [stored(fields, json.loads(line)) for line in islice(rest, AT_ONCE)]:
            cursor.executemany(command, some)


def stored(fields, values) -> list:
    return [field.get_db_prep_save(field.to_python(value), connection) for field, value in zip(fields, values, strict=True)]


def filled() -> list[str]:
    """The tables that hold something, but for what ``migrate`` makes."""
    return [label for label, model in tables().items() if label not in MADE_BY_MIGRATE and rows_of(model).exists()]


def clear_made_by_migrate() -> None:
    for label in reversed(MADE_BY_MIGRATE):
        rows_of(tables()[label]).delete()


def set_sequences() -> None:
    """The next row gets a number that no row of the archive has."""
    with connection.cursor() as cursor:
        for command in connection.ops.sequence_reset_sql(no_style(), list(tables().values())):
            cursor.execute(command)
