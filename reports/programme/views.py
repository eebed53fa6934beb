"""The report on a programme, for its managers: introduce it, freeze it, look at it, publish it."""

from django.conf import settings
from django.db.models import Count, F
from django.http import Http404
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from participants.access import May, fetch
from participants.answers import answer, done, form_status
from participants.forms import saved
from participants.models import Programme
from participants.pages import keyset
from reports.files import handed_out
from reports.programme import freezing
from reports.programme.forms import FreezeForm, SummaryForm
from reports.programme.models import Summary, SummaryEdition, SummaryVersion
from reports.programme.paper import picture
from reports.programme.publishing import publish
from reports.published.models import Edition
from reports.published.named import may_destroy

SHOWN = 10
VERSIONS = SummaryVersion.objects.select_related("summary__programme").annotate(reports=F("values__reports"))


def _summary(request, pk):
    """The programme's report; one that nobody has begun is not saved before there is something to save."""
    programme = fetch(request.user, May.PUBLISH, Programme.objects, pk=pk)
    return Summary.objects.select_related("programme").filter(programme=programme).first() or Summary(programme=programme)


@require_GET
def programme_report(request, pk):
    return _page(request, _summary(request, pk))


def _page(request, summary, form=None):
    """It names what would be added up, and reads no figure of it: that is done when it is frozen."""
    sources = Edition.objects.newest_in(summary.programme_id).in_stages().defer("values")
    editions = list(summary.editions.defer("values")[:SHOWN])
    context = {
        "summary": summary,
        "programme": summary.programme,
        "page": keyset(sources, request.GET.get("after"), by=("title", "partnership_id", "ordinal", "pk")),
        "counted": sources.aggregate(reports=Count("pk"), partnerships=Count("partnership_id", distinct=True)),
        "versions": SummaryVersion.objects.filter(summary__programme=summary.programme_id).defer("values")[:SHOWN],
        "editions": editions,
        "form": form or FreezeForm(editions=editions),
    }
    return answer(request, "reports/programme/_programme.html", **context)


@require_http_methods(["GET", "POST"])
def programme_report_change(request, pk):
    summary = _summary(request, pk)
    form = SummaryForm(request.POST or None, instance=summary)
    kept = request.method == "POST" and form.is_valid() and saved(form, request.user)
    if request.htmx and "keep" in request.POST:  # while somebody types: their form stays as it is
        return render(request, "reports/_kept.html", {"kept": kept})
    if kept:
        return done(request, "programme-report", _("The introduction is saved."), pk)
    return answer(request, "reports/programme/_change.html", status=form_status(form), form=form, programme=summary.programme)


@require_POST
def programme_report_freeze(request, pk):
    summary = _summary(request, pk)
    form = FreezeForm(request.POST, editions=summary.editions.exists())
    if not form.is_valid():
        return _page(request, summary, form)
    chosen = {"reason": form.cleaned_data.get("reason", ""), "language": form.cleaned_data["language"] or settings.LANGUAGE_CODE}
    version = freezing.freeze(summary.programme, by=request.user, **chosen)
    return done(request, "programme-version", "", version.pk)


@require_GET
@cache_control(private=True, no_store=True)
def programme_version(request, pk):
    record = fetch(request.user, May.PUBLISH, VERSIONS.defer("values") if request.htmx else VERSIONS, pk=pk)
    context = {
        "version": record,
        "rendering": record,
        "programme": record.summary.programme,
        "edition": SummaryEdition.objects.filter(version_id=pk).only("pk", "number").first(),
        "is_newest": record.summary.is_newest(record),
        "is_destroyed": record.reports is None,
    }
    context["may_empty"] = not context["edition"] and may_destroy(request.user, record)
    if not request.htmx:
        context |= {"v": record.values} if context["is_destroyed"] else picture(record.values)
    return answer(request, "reports/programme/_version.html", **context)


@require_GET
def programme_version_pdf(request, pk):
    record = fetch(request.user, May.PUBLISH, VERSIONS, pk=pk)
    if not record.done_at:
        raise Http404
    return handed_out(record.file, f"{slugify(record.values['programme']) or 'programme'}-{record.digest[:8]}.pdf")


@require_POST
def programme_version_again(request, pk):
    record = fetch(request.user, May.PUBLISH, VERSIONS, pk=pk)
    freezing.once_more(record, by=request.user)
    return done(request, "programme-version", "", pk)


@require_POST
def programme_version_publish(request, pk):
    record = fetch(request.user, May.PUBLISH, VERSIONS, pk=pk)
    edition = publish(record, by=request.user)
    return done(request, "programme-edition", _("It is published. The funder can download it now."), edition.pk)
