"""Begin a report on a stay, write it, freeze it."""

from django.conf import settings
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from participants.access import May, fetch, in_partnership, voice
from participants.answers import answer, done, form_status
from participants.forms import saved
from participants.models import Partnership
from reports.drafts import standing
from reports.drafts.forms import BeginForm, ReportForm
from reports.drafts.freezing import freeze
from reports.drafts.models import Report
from reports.published.models import Edition
from stages import catalogue

PARTNERSHIPS = Partnership.objects.select_related("programme", "mentor", "mentee")
REPORTS = Report.objects.select_related("stay", "partnership__programme", "partnership__mentor", "partnership__mentee")


@require_http_methods(["GET", "POST"])
def reports_of(request, pk):
    may = May.LOG if request.method == "POST" else May.LOOK
    partnership = fetch(request.user, may, PARTNERSHIPS, pk=pk)
    form = BeginForm(request.POST or None, partnership=partnership)
    if request.method == "POST" and form.is_valid():
        report = form.begin(by=request.user)
        return done(request, "report-change", _("The report is begun. Write what only you can tell; the rest is counted."), report.pk)
    may_log = May.LOG in in_partnership(request.user, partnership)
    rows = standing.of(partnership)
    return answer(request, "reports/_reports.html", partnership=partnership, rows=rows, may_log=may_log, form=form)


@require_GET
def report(request, pk):
    record = fetch(request.user, May.LOOK, REPORTS, pk=pk)
    versions = record.versions.defer("values").prefetch_related("clearances")
    editions = dict(Edition.objects.filter(report_id=pk).values_list("version_id", "pk"))
    rows = [(version, editions.get(version.pk)) for version in versions]
    signals = {"may_clear": May.CLEAR in in_partnership(request.user, record.partnership), "kept_in": list(record.signals_words.all())}
    return answer(request, "reports/_report.html", rows=rows, languages=settings.REPORT_LANGUAGES.items(), **signals, **_about(request, record))


@require_http_methods(["GET", "POST"])
def report_change(request, pk):
    record = fetch(request.user, May.LOG, REPORTS, pk=pk)
    form = ReportForm(request.POST or None, instance=record)
    kept = request.method == "POST" and form.is_valid() and saved(form, request.user)
    if request.htmx and "keep" in request.POST:  # while somebody types: their form stays as it is
        return render(request, "reports/_kept.html", {"kept": kept})
    if kept:
        return done(request, "report", _("The text is saved."), record.pk)
    return answer(request, "reports/_change.html", status=form_status(form), form=form, **_about(request, record))


@require_POST
def report_freeze(request, pk):
    record = fetch(request.user, May.LOG, REPORTS, pk=pk)
    version = freeze(record, by=request.user, language=request.POST.get("language", settings.LANGUAGE_CODE))
    return done(request, "version", "", version.pk)


@require_POST
def report_signals(request, pk):
    """A lead keeps the signals in for their city, or leaves them out."""
    record = fetch(request.user, May.LOOK, REPORTS, pk=pk)
    lead = voice(request.user, record.partnership, May.CLEAR)
    record.keep_signals(lead.side, keep=request.POST.get("keep") == "yes")
    return done(request, "report", _("Your word on the signals is kept. Freeze the report again."), pk)


def _about(request, record):
    may_log = May.LOG in in_partnership(request.user, record.partnership)
    return {"report": record, "partnership": record.partnership, "stage": catalogue.stage(record.stay.stage), "may_log": may_log}
