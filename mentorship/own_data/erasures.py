"""Who asked to be erased: for the managers of the programmes in which they took part, and for whoever looks after the site."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from mentorship.own_data.mentions import left_alone, still_named
from participants.access import May, may_somewhere, parts
from participants.answers import answer
from participants.models import Erasure, Membership, Role
from participants.pages import keyset


def seen_by(user):
    """Of the people in the user's own programmes; all of them for a site administrator."""
    if user.is_staff:
        return Erasure.objects.all()
    mine = [part.programme for part in parts(user) if part.grants(May.INVITE)]
    people = Membership.objects.filter(partnership__programme__in=mine).values("practitioner__user")
    holders = Role.objects.filter(programme__in=mine).values("practitioner__user")
    return Erasure.objects.filter(Q(user__in=people) | Q(user__in=holders))


def sees_others(user):
    return user.is_staff or may_somewhere(user, May.INVITE)


@require_GET
def erasures(request):
    if not sees_others(request.user):
        raise PermissionDenied
    rows = seen_by(request.user).filter(withdrawn_at=None).select_related("user__practitioner")
    page = keyset(rows, request.GET.get("after"), by=("-asked_at", "-pk"))
    return answer(request, "mentorship/own_data/_erasures.html", page=page)


@require_GET
def erasure(request, pk):
    record = get_object_or_404(seen_by(request.user).select_related("user__practitioner"), pk=pk)
    context = {"erasure": record, "named_in": still_named(record, request.user), "alone": () if record.done_at else left_alone(record.user)}
    return answer(request, "mentorship/own_data/_erasure.html", **context)
