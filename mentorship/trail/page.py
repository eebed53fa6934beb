"""The trail of a partnership, the newest first: who did what, and when."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentorship.trail.sources import COLUMNS, REMOVED, SOURCES
from participants.models import User
from participants.pages import Page, paged

ORDER = ("-step_at", "-step_kind", "-step_key")


@dataclass(frozen=True)
class Step:
    """One line. ``url`` is empty where there is nothing to open any more."""

    at: dt.datetime
    who: str | Promise
    what: str | Promise
    url: str


def trail(partnership, after: str | None) -> Page:
    """In two queries, however long it is: the lines, and the names."""
    page = paged(lambda behind, most: lines(partnership, behind, most), after, by=ORDER)
    names = named(partnership, {row["step_who"] for row in page})
    return Page([step(row, names) for row in page], page.next, page.first)


def lines(partnership, behind: Q, most: int) -> list[dict]:
    first, *rest = (source.lines(kind, partnership).filter(behind).values(*COLUMNS) for kind, source in enumerate(SOURCES))
    return list(first.union(*rest, all=True).order_by(*ORDER)[:most])


def named(partnership, users) -> dict[int, str | Promise]:
    """Names of those who have or had a part here. An activity of several partnerships was perhaps written by somebody of another."""
    here = Q(practitioner__memberships__partnership=partnership) | Q(practitioner__roles__programme=partnership.programme_id)
    known = User.objects.filter(pk__in=users - {None}).filter(here | Q(is_staff=True)).select_related("practitioner").distinct()
    return {each.pk: name_of(each) for each in known}


def name_of(user):
    return str(getattr(user, "practitioner", user)) if not user.is_staff else _("A site administrator")


def step(row, names) -> Step:
    source = SOURCES[row["step_kind"]]
    who = names.get(row["step_who"], _("Somebody of another partnership")) if row["step_who"] else _("Brought in without a person")
    what = source.words.get(row["step_said"], source.words.get("", _("Changed something")))
    url = reverse(source.route, args=[row["step_about"]]) if source.route and row["step_said"] != REMOVED else ""
    return Step(row["step_at"], who, what, url)
