"""The pages on which a manager destroys an edition, or empties what was frozen, for an erasure and with a reason."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from participants.access import May, fetch
from participants.answers import answer, done
from participants.entry import Conflict
from reports.models import Edition, SummaryEdition, SummaryVersion, Version
from reports.published.destroying import destroy
from reports.published.forms import DestroyForm
from reports.published.named import is_named, standing_edition

CITIES = ("report__stay", "report__partnership__programme", "report__partnership__mentor", "report__partnership__mentee")


@require_http_methods(["GET", "POST"])
def edition_destroy(request, pk):
    return _page(request, fetch(request.user, May.PUBLISH, Edition.objects.all(), pk=pk), "edition")


@require_http_methods(["GET", "POST"])
def programme_edition_destroy(request, pk):
    return _page(request, get_object_or_404(SummaryEdition.objects.managed_by(request.user), pk=pk), "programme-edition")


@require_http_methods(["GET", "POST"])
def version_empty(request, pk):
    return _page(request, fetch(request.user, May.PUBLISH, Version.objects.select_related(*CITIES), pk=pk), "version")


@require_http_methods(["GET", "POST"])
def programme_version_empty(request, pk):
    return _page(request, fetch(request.user, May.PUBLISH, SummaryVersion.objects.select_related("summary__programme"), pk=pk), "programme-version")


def _page(request, record, route):
    if record.is_emptied:
        raise Conflict(_("This file is destroyed already."))
    is_version = route.endswith("version")
    form = DestroyForm(request.POST or None, is_version=is_version)
    if request.method == "POST" and form.is_valid():
        destroy(record, because=form.cleaned_data["because"], by=request.user)
        kept = _("What was frozen is emptied. Digests, clearings, dates and the reason stay.")
        return done(request, route, kept if is_version else _("The file is destroyed. Its digest, its dates and the reason stay."), record.pk)
    context = {"record": record, "form": form, "is_named": is_named(record), "back": route}
    if is_version:
        return answer(request, "reports/published/_empty.html", **context, edition=standing_edition(record))
    return answer(request, "reports/published/_destroy.html", **context)
