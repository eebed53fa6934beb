"""An erasure may destroy a published file: the file goes, and with it the figures and the texts; digest, dates and reason stay."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from participants.access import May, fetch, parts
from participants.answers import answer, done
from participants.entry import Conflict, settle
from participants.models import Erasure
from reports.drafts.models import Version
from reports.published.forms import DestroyForm
from reports.published.models import Edition

STAYS = ("language", "edition", "pair", "stage", "period")
"""What a frozen version keeps when its paper is destroyed: which report it was."""


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
    gone = {"destroyed_at": timezone.now(), "destroyed_by": by, "destroyed_because": because}
    settle(Edition.objects.filter(pk=edition.pk, destroyed_at=None), values={}, file="", **gone)
    version = Version.objects.select_related("rendering").get(pk=edition.version_id)
    Version.objects.filter(pk=version.pk).update(values={name: version.values[name] for name in STAYS})
    version.rendering.drop(because)
    transaction.on_commit(lambda: _burn(edition, version.rendering))


def _burn(*records):
    for record in records:
        if record.file:
            record.file.delete(save=False)


@require_http_methods(["GET", "POST"])
def edition_destroy(request, pk):
    record = fetch(request.user, May.PUBLISH, Edition.objects.all(), pk=pk)
    if record.destroyed_at:
        raise Conflict(_("This file is destroyed already."))
    form = DestroyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        destroy(record, because=form.cleaned_data["because"], by=request.user)
        return done(request, "edition", _("The file is destroyed. Its digest, its dates and the reason stay."), pk)
    return answer(request, "reports/published/_destroy.html", edition=record, form=form, is_named=is_named(record))
