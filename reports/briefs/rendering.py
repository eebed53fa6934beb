"""Make the papers of briefs (``reports.making``). A brief is compiled when it is made, in the language of whoever asked."""

import datetime as dt
import math
from functools import partial

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from participants.access import May, allowed
from participants.models import Membership
from reports import making
from reports.briefs import paper
from reports.briefs.compile import PARTNERSHIPS, compile_values
from reports.briefs.models import Brief

KEPT = dt.timedelta(days=30)


def render_due(now=None, *, seconds=math.inf):
    return making.all_due(Brief.objects, render, now or timezone.now(), seconds)


def render(pk, now=None):
    """Make one paper, if it is due. True when it was taken in hand here, whatever came of it."""
    now = now or timezone.now()
    row = Brief.objects.select_related("asked_by").filter(pk=pk).first()
    if row is None or not row.take(now):
        return False
    with override(row.language):
        making.make(row, now, lambda: _laid_out(row), f"brief-{row.partnership_id}-{row.side}-{row.language}")
    return True


def _laid_out(row):
    if not allowed(row.asked_by, May.LOOK, row):
        raise making.Impossible(_("Whoever asked for it no longer belongs to the partnership. Ask for it again."))
    return paper.lay_out(compile_values(PARTNERSHIPS.get(pk=row.partnership_id), row.side, row.asked_by))


def forget(rows):
    """Delete briefs with their files; returns how many."""
    found = list(rows)
    Brief.objects.filter(pk__in=[row.pk for row in found]).delete()
    for row in found:
        if row.file:
            transaction.on_commit(partial(row.file.delete, save=False), robust=True)
    return len(found)


def forget_briefs(user):
    """A brief may name whoever leads or promised: all those of the person's partnerships go, and those that they had made."""
    theirs = Membership.objects.filter(practitioner__user=user).values("partnership")
    forget(Brief.objects.filter(Q(asked_by=user) | Q(partnership__in=theirs)))


def old(now):
    """Those that were asked for so long ago that they no longer tell how things stand."""
    return Brief.objects.filter(asked_at__lt=now - KEPT)
