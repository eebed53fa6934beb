"""Begin a report on a stay or on a period, write it, freeze it; begin a corrected edition of it."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from participants.access import May, fetch, in_partnership, voice
from participants.answers import answer, done, form_status
from participants.forms import saved
from participants.models import Partnership
from reports.drafts import standing
from reports.drafts.forms import BeginForm, CorrectionForm, PeriodForm, ReportForm
from reports.drafts.freezing import freeze
from reports.drafts.models import Clearance, ReasonMissing, Report
from reports.published.models import Edition

PARTNERSHIPS = Partnership.objects.select_related("programme", "mentor", "mentee")
CORRECTS = {May.CLEAR, May.PUBLISH}
"""Who holds one of these rights may begin a corrected edition."""
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
    rows, periods = standing.of(partnership)
    return answer(request, "reports/_reports.html", partnership=partnership, rows=rows, periods=periods, may_log=may_log, form=form)


@require_http_methods(["GET", "POST"])
def period_report_new(request, pk):
    partnership = fetch(request.user, May.LOG, PARTNERSHIPS, pk=pk)
    form = PeriodForm(request.POST or None, partnership=partnership)
    if request.method == "POST" and form.is_valid():
        report = form.begin(by=request.user)
        return done(request, "report-change", _("The report is begun. Write what only you can tell; the rest is counted."), report.pk)
    return answer(request, "reports/_period.html", partnership=partnership, form=form)


@require_GET
def report(request, pk):
    return _shown(request, fetch(request.user, May.LOOK, REPORTS, pk=pk))


def _shown(request, record, *, status=200, refused=""):
    may, versions = (
        in_partnership(request.user, record.partnership),
        record.versions.defer("values").prefetch_related(Prefetch("clearances", Clearance.objects.standing())),
    )
    editions = {each.version_id: each for each in Edition.objects.filter(report_id=record.pk).defer("values")}
    rows = [(version, editions.get(version.pk)) for version in versions]
    newest, edition = next(iter(rows), (None, None))
    context = {
        "rows": rows,
        "standing": standing.at(record.stay, record, newest, edition and edition.number, is_gone=bool(edition and edition.destroyed_at)),
        "last": max(editions.values(), key=lambda edition: edition.number, default=None),
        "reasons": list(record.corrections.exclude(reason="")) if editions else [],
        "may_clear": May.CLEAR in may,
        "may_correct": bool(may & CORRECTS),
        "kept_in": list(record.signals_words.all()),
        "languages": settings.REPORT_LANGUAGES.items(),
    }
    context["next_reason"] = next((each for each in context["reasons"] if each.edition == len(editions) + 1), None)
    return answer(request, "reports/_report.html", status=status, refused=refused, **context, **_about(request, record))


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
    try:
        version = freeze(record, by=request.user, language=request.POST.get("language", settings.LANGUAGE_CODE))
    except ReasonMissing as error:
        return _shown(request, record, status=409, refused=error)
    out = Edition.objects.filter(version_id=version.pk).exists()
    said = _("Nothing has changed since this was published, so there is nothing new to clear.") if out else ""
    return done(request, "version", said, version.pk)


@require_http_methods(["GET", "POST"])
def report_correct(request, pk):
    """A lead or the manager says why a corrected edition must replace the last one."""
    record = fetch(request.user, May.LOOK, REPORTS, pk=pk)
    if not in_partnership(request.user, record.partnership) & CORRECTS:
        raise PermissionDenied
    number = record.published + 1
    form = CorrectionForm(request.POST or None, instance=record.corrections.filter(edition=number).first())
    if request.method == "POST" and form.is_valid():
        record.correct(form.cleaned_data["reason"], by=request.user)
        return done(request, "report", _("The reason is kept. Correct what is wrong, then freeze the report again."), pk)
    return answer(request, "reports/_correct.html", form=form, number=number, **_about(request, record))


@require_POST
def report_signals(request, pk):
    """A lead keeps the signals in for their city, or leaves them out."""
    record = fetch(request.user, May.LOOK, REPORTS, pk=pk)
    lead = voice(request.user, record.partnership, May.CLEAR)
    record.keep_signals(lead.side, keep=request.POST.get("keep") == "yes")
    return done(request, "report", _("Your word on the signals is kept. Freeze the report again."), pk)


def _about(request, record):
    may_log = May.LOG in in_partnership(request.user, record.partnership)
    return {"report": record, "partnership": record.partnership, "may_log": may_log}
