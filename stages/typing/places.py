"""Which forms keep drafts, and whether one is there for a reader now.

The form's own page answers that: it is asked for anew, as this reader, and must hold the form with its mark. So a draft can be written and read
exactly where its form can be, by the form's own rules, and there is no second list of rights that could say something else.
"""

import copy
from urllib.parse import urlsplit

from django.http import Http404, QueryDict
from django.urls import Resolver404, resolve
from django.utils.html import escape

FORMS = frozenset(
    ("log", "activity-change", "activity-hold", "activity-run", "closed-note", "reflection-new", "reflection-change", "decide", "decide-own")
)
LONGEST = 300


def mark(place):
    """Stands in a page as long as what is typed there is not kept: in the form, and beside words that came too late."""
    return f'data-draft="{escape(place)}"'


def is_marked(answer, place):
    return mark(place) in answer.content.decode(errors="replace")


def found(request, place):
    """The place, if its form is there for this reader. Raises ``Http404`` or ``PermissionDenied`` as the form's page does."""
    match = _match(place)
    answer = match.func(_asking(request, place, match), *match.args, **match.kwargs)
    if answer.status_code != 200 or not is_marked(answer, place):
        raise Http404
    return place


def _match(place):
    try:
        match = resolve(urlsplit(place).path) if len(place) <= LONGEST else None
    except (Resolver404, ValueError):
        match = None
    if match is None or match.view_name not in FORMS:
        raise Http404
    return match


def _asking(request, place, match):
    """The same reader, opening the form."""
    asking, parts = copy.copy(request), urlsplit(place)
    asking.method, asking.path, asking.path_info, asking.resolver_match = "GET", parts.path, parts.path, match
    asking.GET, asking.META = QueryDict(parts.query), request.META | {"QUERY_STRING": parts.query, "REQUEST_METHOD": "GET"}
    return asking
