"""Freeze a report: one version for the same values, one rendering for one version, however often it is asked for."""

from django.db import transaction
from django.utils.translation import gettext as _

from participants.entry import Conflict
from reports.drafts import quotes
from reports.drafts.compile import compile_values
from reports.drafts.models import Rendering, Report
from reports.published.models import Edition
from reports.tasks import wake


@transaction.atomic
def freeze(report, *, by):
    """The version that holds the report as it is now. Its paper is made after the commit, by a worker or by the next sweep."""
    locked = Report.objects.select_for_update().get(pk=report.pk)
    released = quotes.chosen(locked)
    version = locked.freeze(compile_values(locked, released), by=by, quotes=quotes.keys(released))
    rendering, is_new = Rendering.objects.get_or_create(version=version, defaults={"asked_by": by})
    if is_new:
        transaction.on_commit(lambda: wake(rendering), robust=True)
    return version


@transaction.atomic
def once_more(rendering, *, by):
    """Try again what was given up; raises ``Conflict`` when an erasure destroyed it."""
    if Edition.objects.filter(version_id=rendering.version_id, destroyed_at__isnull=False).exists():
        raise Conflict(_("This file was destroyed. It is not made again."))
    rendering.again(by=by)
    transaction.on_commit(lambda: wake(rendering), robust=True)
