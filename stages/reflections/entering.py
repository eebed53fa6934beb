"""The way into the safe space, for its views: who comes in, what they find there, and what a browser may keep of it."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from participants.access import May, fetch
from participants.models import Partnership, Practitioner
from participants.partnerships.safe_space import is_inside
from stages.models import Stay
from stages.reflections.quotes import signature

PARTNERSHIPS = Partnership.objects.select_related("mentor", "mentee", "programme")


def space(user, pk):
    """The partnership, for whoever sits in its safe space; for everyone else it has none (``Http404``)."""
    partnership = fetch(user, May.LOOK, PARTNERSHIPS, pk=pk)
    if not is_inside(user, partnership):
        raise Http404
    return partnership


def stage_now(partnership):
    """The key of the stage in which it stands, or stood last."""
    return Stay.objects.filter(journey__partnership=partnership).order_by("-since", "-pk").values_list("stage", flat=True).first()


def found(user, model, pk):
    """A row that the user may read; ``Http404`` otherwise."""
    for row in model.objects.read_by(user, pk=pk):
        return row
    raise Http404


def own(user, model, pk):
    """A row of the user's; ``PermissionDenied`` for what they may only read."""
    row = found(user, model, pk)
    if row.author_id != user.pk:
        raise PermissionDenied
    return row


def names(rows, column="author_id"):
    """User id → the name and city that stand under a text. One query."""
    ids = {getattr(row, column) for row in rows} - {None}
    known = Practitioner.objects.filter(user__in=ids).values_list("user_id", "name", "city__name") if ids else ()
    return {user: signature(name, city) for user, name, city in known}


def signed(rows):
    """The rows, each with ``by``: whose it is, in words."""
    known = names(rows)
    for row in rows:
        row.by = known.get(row.author_id, "")
    return rows
