"""Lists page by page, by key: the thousandth page costs what the first one costs."""

import base64
import binascii
import json
from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

SIZE = 25


@dataclass(frozen=True)
class Page:
    rows: list
    next: str | None
    first: bool

    def __iter__(self):
        return iter(self.rows)


def keyset(records: QuerySet, after: str | None, *, by: tuple[str, ...], size: int = SIZE) -> Page:
    """The rows behind a token, in the order ``by`` (the last name must be unique). One row more tells whether there is a next page.

    A token that nobody gave out is taken for the first page.
    """
    return paged(lambda behind, most: list(records.filter(behind).order_by(*by)[:most]), after, by=by, size=size)


def paged(ask: Callable[[Q, int], list], after: str | None, *, by: tuple[str, ...], size: int = SIZE) -> Page:
    """As ``keyset``, for rows that only their own manager gives: ``ask`` takes a condition and how many rows, and gives them in order."""
    names, key = [name.lstrip("-") for name in by], _opened(after, len(by))
    try:
        rows = ask(_behind(by, names, key) if key else Q(), size + 1)
    except (TypeError, ValueError, ValidationError):  # the right form, the wrong kinds of values
        key, rows = None, ask(Q(), size + 1)
    more = len(rows) > size
    token = _sealed([_value(rows[size - 1], name) for name in names]) if more else None
    return Page(rows[:size], token, not key)


def _behind(by, names, key):
    """``(a, b) < (x, y)`` written so that both databases use the index: a <= x, and not the rows before."""
    behind, equal = Q(), Q()
    for order, name, value in zip(by, names, key, strict=True):
        behind |= equal & Q(**{f"{name}__{'lt' if order.startswith('-') else 'gt'}": value})
        equal &= Q(**{name: value})
    bound = Q(**{f"{names[0]}__{'lte' if by[0].startswith('-') else 'gte'}": key[0]})
    return bound & behind


def _value(row, name):
    for step in name.split("__"):
        row = row[step] if isinstance(row, dict) else getattr(row, step)
    return row if isinstance(row, int | str) else str(row)


def _sealed(key):
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode().rstrip("=")


def _opened(token, length):
    try:
        key = json.loads(base64.urlsafe_b64decode((token or "") + "=" * (-len(token or "") % 4)))
    except (ValueError, binascii.Error, UnicodeDecodeError):
        return None
    return (
        key if isinstance(key, list) and len(key) == length and all(isinstance(part, int | str) and "\0" not in str(part) for part in key) else None
    )
