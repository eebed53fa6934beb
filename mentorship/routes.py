"""Every route that the product answers, by name: what the access matrix is held against."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import get_resolver

TABLE = Path(settings.BASE_DIR) / "docs" / "authorization.csv"
COLUMNS = ["route", "method", "actor", "relation", "expected status"]
ADMIN = "admin:*"


@dataclass(frozen=True)
class Route:
    """``name`` is what ``reverse`` takes; where there is none, the pattern itself. ``takes``: the names of its arguments."""

    name: str
    pattern: str
    takes: frozenset[str]
    view: Any

    @property
    def is_named(self):
        return self.name != self.pattern


def routes() -> dict[str, Route]:
    return {route.name: route for route in _walk(get_resolver().url_patterns)}


def _walk(patterns, before="", space="", taken=frozenset()) -> Iterator[Route]:
    for each in patterns:
        address, takes = before + str(each.pattern), taken | set(each.pattern.converters) | set(_groups(each.pattern))
        if hasattr(each, "url_patterns"):
            yield from _walk(each.url_patterns, address, f"{space}{each.namespace}:" if each.namespace else space, takes)
        else:
            yield Route(f"{space}{each.name}" if each.name else address, address, takes, each.callback)


def _groups(pattern):
    return getattr(getattr(pattern, "regex", None), "groupindex", ())


def covers(listed, name):
    """Does one of these cells speak of the route? ``admin:*`` speaks of the whole admin, named or not."""
    return name in listed or (ADMIN in listed and is_admin(name))


def is_admin(name):
    return name.startswith(("admin:", "admin/"))
