"""An erasure may destroy a published file: the file goes, and with it the figures and the texts; digest, dates and reason stay."""

from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from participants.access import May, fetch, parts
from participants.answers import answer, done
from participants.entry import Conflict, settle
from participants.erased_list import put_down
from participants.models import Erasure
from reports.emptying import empty_reason, empty_report, empty_summary
from reports.models import Edition, SummaryEdition, SummaryVersion, Version
from reports.published.forms import DestroyForm

AGAIN = "file"
"""How a line about a file begins in the list of what was erased, after its moment."""


def is_named(edition):
    """Did somebody who was erased stand in it, or in the version that it was made of, where it was published only after that?"""
    label = edition._meta.label_lower
    its = ([label, edition.pk], [label.replace("edition", "version"), edition.version_id])
    named = Erasure.objects.filter(done_at__isnull=False).exclude(named_in=[]).values_list("named_in", flat=True)
    return any(each in found for found in named for each in its)


def may_destroy(user, edition):
    """The manager of its programme, while an erasure names it."""
    manages = any(part.programme == edition.programme_id and part.grants(May.PUBLISH) for part in parts(user))
    return manages and not edition.destroyed_at and is_named(edition)


@transaction.atomic
def destroy(edition, *, because, by):
    """For good; raises ``Conflict`` when it is gone already, or when no erasure names it."""
    if not is_named(edition):
        raise Conflict(_("No erasure names this edition. What is published stays as it is."))
    at = timezone.now()
    end(edition, at=at, because=because, by=by)
    put_down(AGAIN, edition.sha256, str(by.pk), *because.split())


def end(edition, *, at, because, by):
    """The file, the figures and the texts go, with all that was frozen on the way to it; to be called in a transaction."""
    kind = type(edition)
    gone = {"values": {}, "file": "", kind.REASON: ""}
    settle(kind.objects.filter(pk=edition.pk, destroyed_at=None), **gone, destroyed_at=at, destroyed_by=by, destroyed_because=because)
    papers = empty_report(edition.report_id, because) if kind is Edition else empty_summary(edition.programme_id, because)
    transaction.on_commit(lambda: burn([edition, *papers]))


def destroy_again(sha256, *, at, because, by):
    """In a restored copy: every edition with this digest; and what was frozen for one that was published only after the copy was made.

    ``by`` is None where the copy does not know them yet. How many editions were destroyed.
    """
    found = [each for kind in (Edition, SummaryEdition) for each in kind.objects.filter(sha256=sha256, destroyed_at=None)]
    for edition in found:
        end(edition, at=at, because=because, by=by or edition.published_by)
    papers = []
    for each in Version.objects.filter(rendering__sha256=sha256):
        empty_reason(each.report_id, each.values["edition"])
        papers += empty_report(each.report_id, because)
    for each in SummaryVersion.objects.filter(sha256=sha256).select_related("summary"):
        papers += empty_summary(each.summary.programme_id, because)
    transaction.on_commit(lambda: burn(papers))
    return len(found)


def burn(records):
    for record in records:
        if record.file:
            record.file.delete(save=False)


@require_http_methods(["GET", "POST"])
def edition_destroy(request, pk):
    return _page(request, fetch(request.user, May.PUBLISH, Edition.objects.all(), pk=pk), "edition")


@require_http_methods(["GET", "POST"])
def programme_edition_destroy(request, pk):
    return _page(request, get_object_or_404(SummaryEdition.objects.managed_by(request.user), pk=pk), "programme-edition")


def _page(request, record, route):
    if record.destroyed_at:
        raise Conflict(_("This file is destroyed already."))
    form = DestroyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        destroy(record, because=form.cleaned_data["because"], by=request.user)
        return done(request, route, _("The file is destroyed. Its digest, its dates and the reason stay."), record.pk)
    return answer(request, "reports/published/_destroy.html", edition=record, form=form, is_named=is_named(record), back=route)
