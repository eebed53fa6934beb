"""Make the papers of programme reports (``reports.making``)."""

import math

from django.utils import timezone
from django.utils.translation import gettext as _

from participants.access import May, allowed
from reports import making
from reports.programme import paper
from reports.programme.models import SummaryVersion


def render_due(now=None, *, seconds=math.inf):
    return making.all_due(SummaryVersion.objects, render, now or timezone.now(), seconds)


def render(pk, now=None):
    """Make one paper, if it is due. True when it was taken in hand here, whatever came of it."""
    now = now or timezone.now()
    row = SummaryVersion.objects.select_related("summary__programme", "asked_by").filter(pk=pk).first()
    if row is None or not row.take(now):
        return False
    making.make(row, now, lambda: _laid_out(row), row.digest[:16])
    return True


def _laid_out(row):
    if not allowed(row.asked_by, May.PUBLISH, row):
        raise making.Impossible(_("Whoever asked for it no longer manages the programme. Ask for it again."))
    return paper.lay_out(row)
