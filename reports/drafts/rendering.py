"""Make the papers of versions. Nothing is lost when a worker dies, nothing is kept twice (``reports.making``)."""

import math

from django.utils import timezone
from django.utils.translation import gettext as _

from participants.access import May, allowed
from reports import making
from reports.drafts import paper, quotes
from reports.drafts.models import Rendering
from reports.published.models import Edition
from stages.models import Quote


def render_due(now=None, *, seconds=math.inf):
    """Make what is due, oldest first, and tell how many were taken in hand. Needs no broker; two at once share the work."""
    drop_taken_back()
    return making.all_due(Rendering.objects, render, now or timezone.now(), seconds)


def render(pk, now=None):
    """Make one paper, if it is due. True when it was taken in hand here, whatever came of it."""
    now = now or timezone.now()
    row = Rendering.objects.select_related("version__report", "asked_by").filter(pk=pk).first()
    if row is None or not row.take(now):
        return False
    making.make(row, now, lambda: _laid_out(row), row.version.digest[:16])
    return True


def _laid_out(row):
    if not allowed(row.asked_by, May.LOOK, row.version):
        raise making.Impossible(_("Whoever asked for it no longer belongs to the partnership. Ask for it again."))
    try:
        return paper.lay_out(row.version)
    except quotes.TakenBack as error:
        raise making.Impossible(str(error)) from error


def drop_taken_back():
    """Delete the papers that were never published and hold a quote that its author took back since. Three queries."""
    made = Rendering.objects.filter(done_at__isnull=False).exclude(version__quotes=[]).exclude(version__in=Edition.objects.values("version_id"))
    rows = list(made.select_related("version").defer("version__values"))
    there = set(map(str, Quote.objects.filter(pk__in={pk for row in rows for pk in row.version.quotes}).values_list("pk", flat=True)))
    for row in rows:
        if not there.issuperset(row.version.quotes):
            row.drop(quotes.TakenBack())
            row.file.delete(save=False)
