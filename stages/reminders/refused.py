"""Addresses that a mail server refused: for the manager of a programme in which the person takes part. No text of a mail, no subject."""

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from participants.access import May, parts
from participants.dates import now_holds
from participants.models import Membership, Role, User
from stages.reminders.models import Digest

MOST = 100


def refused_for(manager):
    """Users whose latest mail was refused, with ``said`` (the server's words) and ``refused_at``; the newest first. One query."""
    programmes = {part.programme for part in parts(manager) if part.grants(May.INVITE)}
    today = timezone.localdate()
    members = Membership.objects.filter(now_holds(today), partnership__programme__in=programmes).values("practitioner__user")
    roles = Role.objects.filter(now_holds(today), programme__in=programmes).values("practitioner__user")
    last = Digest.objects.filter(person=OuterRef("pk"), outcome__in=(Digest.Outcome.SENT, Digest.Outcome.REFUSED)).order_by("-done_at", "-pk")
    found = User.objects.filter(Q(pk__in=members) | Q(pk__in=roles), is_active=True)
    told = {name: Subquery(last.values(of)[:1]) for name, of in (("how", "outcome"), ("said", "trouble"), ("refused_at", "done_at"))}
    return list(found.annotate(**told).filter(how=Digest.Outcome.REFUSED).order_by("-refused_at", "pk")[:MOST])
