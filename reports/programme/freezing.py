"""Freeze a programme report: one version for the same values, however often it is asked for; its paper is made by a worker or the next sweep."""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from participants.entry import Conflict
from participants.models import Programme
from reports.programme.compile import compile_values
from reports.programme.models import Summary
from reports.tasks import wake_programme


def of(programme, *, by):
    """The programme's report, begun by whoever opens it first."""
    return Summary.objects.get_or_create(programme=programme, defaults={"recorded_by": by})[0]


@transaction.atomic
def freeze(programme, *, by, reason="", language=settings.LANGUAGE_CODE):
    """The version that holds the report as it is now, in one of ``REPORT_LANGUAGES``."""
    Programme.objects.select_for_update(no_key=True).get(pk=programme.pk)  # so that no edition is added up while it is destroyed
    summary = of(programme, by=by)
    locked = Summary.objects.select_for_update(of=("self",)).select_related("programme").get(pk=summary.pk)
    with override(language):
        values = compile_values(locked)
    version = locked.freeze(values, by=by, reason=reason)
    if version.state == "waiting":
        transaction.on_commit(lambda: wake_programme(version), robust=True)
    return version


@transaction.atomic
def once_more(version, *, by):
    """Try again what was given up; raises ``Conflict`` when an erasure emptied it."""
    if version.is_emptied:
        raise Conflict(_("This file was destroyed. It is not made again."))
    version.again(by=by)
    transaction.on_commit(lambda: wake_programme(version), robust=True)
