"""Documents: add, list, look at, hand out, take down."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Prefetch
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from participants.access import May, fetch, in_partnership
from participants.answers import answer, done
from participants.files.handing import handed_out
from participants.files.kinds import Kind
from participants.pages import keyset
from stages.documents import subjects
from stages.documents.forms import DocumentForm, TakeDownForm
from stages.models import Document, Involvement

PEOPLE = ("recorded_by", "taken_down_by")
ON = ("activity", "word", "commitment", "decision__practice", "decision__addition")
JOINED = Involvement.objects.select_related("partnership__mentor", "partnership__mentee").order_by("partnership_id")
WHOLE = Document.objects.select_related(*PEOPLE, *ON, "partnership__mentor", "partnership__mentee", "partnership__journey").prefetch_related(
    Prefetch("activity__involvements", JOINED)
)


@require_GET
def documents_of(request, pk):
    partnership = fetch(request.user, May.LOOK, subjects.PARTNERSHIPS, pk=pk)
    rows = Document.objects.of(partnership).select_related(*PEOPLE, *ON)
    page = keyset(rows, request.GET.get("after"), by=("-recorded_at", "-pk"))
    may_add = May.LOG in in_partnership(request.user, partnership)
    return answer(request, "stages/documents/_documents.html", partnership=partnership, page=page, documents=page.rows, may_add=may_add)


@require_http_methods(["GET", "POST"])
def of_partnership_new(request, pk):
    return _new(request, subjects.partnership(request.user, pk))


@require_http_methods(["GET", "POST"])
def of_criterion_new(request, pk, key):
    return _new(request, subjects.criterion(request.user, pk, key))


@require_http_methods(["GET", "POST"])
def of_activity_new(request, pk):
    return _new(request, subjects.activity(request.user, pk))


@require_http_methods(["GET", "POST"])
def of_commitment_new(request, pk):
    return _new(request, subjects.commitment(request.user, pk))


@require_http_methods(["GET", "POST"])
def of_decision_new(request, pk):
    return _new(request, subjects.decision(request.user, pk))


@require_http_methods(["GET", "POST"])
def of_word_new(request, pk):
    return _new(request, subjects.word(request.user, pk))


def _new(request, subject):
    form = DocumentForm(request.POST, request.FILES) if request.method == "POST" else DocumentForm()
    if form.is_valid() and (kept := form.keep(request.user, **subject.fields)):
        for sentence in form.refused:
            messages.warning(request, sentence)
        said = ngettext("%(number)d file is kept.", "%(number)d files are kept.", len(kept)) % {"number": len(kept)}
        return done(request, subject.back, said)
    return answer(request, "stages/documents/_new.html", form=form, subject=subject, may_log=False)


@require_GET
def document(request, pk):
    return answer(request, "stages/documents/_document.html", **_page(request, fetch(request.user, May.LOOK, WHOLE, pk=pk)))


def _page(request, record):
    seen = [each for each in record.partnerships if May.LOOK in in_partnership(request.user, each)]
    may_take_down = record.may_take_down(request.user)
    return {"document": record, "partnerships": seen, "may_take_down": may_take_down, "stays": record.rests_on_it if may_take_down else ""}


@require_http_methods(["GET", "POST"])
def take_down(request, pk):
    record = fetch(request.user, May.LOOK, WHOLE, pk=pk)
    if not record.is_in_the_hands_of(request.user):
        raise PermissionDenied
    form, status = TakeDownForm(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        try:
            record.take_down(by=request.user, reason=form.cleaned_data["reason"])
            return done(request, "document", _("It is taken down."), pk)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            status = 409
    return answer(request, "stages/documents/_take_down.html", status=status, form=form, **_page(request, record))


@require_GET
def file(request, pk):
    record = fetch(request.user, May.LOOK, Document.objects.standing(), pk=pk)
    return handed_out(record.file, record.kind, record.download_name)


@require_GET
def thumbnail(request, pk):
    record = fetch(request.user, May.LOOK, Document.objects.standing(), pk=pk)
    if not record.thumbnail:
        raise Http404
    return handed_out(record.thumbnail, Kind.JPEG, "thumbnail.jpg")
