"""Freeze a report: one version for the same values, one rendering for one version, however often it is asked for."""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from participants.entry import Conflict
from reports.drafts import quotes
from reports.drafts.compile import compile_values
from reports.drafts.models import Rendering, Report
from reports.tasks import wake


@transaction.atomic
def freeze(report, *, by, language=settings.LANGUAGE_CODE):
    """The version that holds the report as it is now, in one of ``REPORT_LANGUAGES``.

    Its paper is made after the commit, by a worker or by the next sweep.
    """
    if language not in settings.REPORT_LANGUAGES:
        raise Conflict(_("Reports are not made in that language yet. Choose one from the list."))
    locked = Report.objects.select_for_update().get(pk=report.pk)
    released = quotes.chosen(locked)
    with override(language):
        values = compile_values(locked, released)
    version = locked.freeze(values, by=by, quotes=quotes.keys(released))
    rendering, is_new = Rendering.objects.get_or_create(version=version, defaults={"asked_by": by})
    if is_new:
        transaction.on_commit(lambda: wake(rendering), robust=True)
    return version


@transaction.atomic
def once_more(rendering, *, by):
    """Try again what was given up; raises ``Conflict`` when an erasure destroyed it."""
    if rendering.version.is_emptied:
        raise Conflict(_("This file was destroyed. It is not made again."))
    rendering.again(by=by)
    transaction.on_commit(lambda: wake(rendering), robust=True)
