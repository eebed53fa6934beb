"""The pages of closed-session notes: read those of the space, write one's own on a part. Class A."""

from django import forms
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from participants.answers import answer, confidential, done, form_status
from participants.pages import paged
from participants.partnerships.safe_space import is_inside
from stages.models import Part
from stages.reflections.entering import own, signed, space
from stages.reflections.fields import LongText, StepForm, WritingForm
from stages.reflections.notes import ClosedNote

NEWEST = ("-recorded_at", "-pk")
PARTS = Part.objects.select_related("activity")


class NoteForm(WritingForm):
    text = LongText(label=gettext_lazy("What was said, and what it means to us"))
    for_later = forms.BooleanField(
        label=gettext_lazy("Also for those who join later"),
        required=False,
        help_text=gettext_lazy("Without this, whoever is let in after you wrote it does not find it."),
    )


@require_GET
@confidential
def closed_notes(request, pk):
    """All of the space, the newest first."""
    partnership = space(request.user, pk)

    def ask(behind, most):
        return ClosedNote.objects.read_by(request.user, behind, partnership=partnership, order=NEWEST, limit=most)

    page = paged(ask, request.GET.get("after"), by=NEWEST, size=10)
    parts = PARTS.in_bulk({row.part_id for row in page.rows})
    for row in signed(page.rows):
        row.session = parts[row.part_id]
    return answer(request, "stages/reflections/_notes.html", partnership=partnership, page=page, notes=page.rows)


@require_http_methods(["GET", "POST"])
@confidential
def closed_note(request, pk, part):
    """The notes on one part, and the reader's own to write."""
    partnership = space(request.user, pk)
    session = PARTS.filter(pk=part, activity__involvements__partnership=partnership).first()
    notes = signed(ClosedNote.objects.read_by(request.user, partnership=partnership, part=part, order=("pk",))) if session else []
    if not session or not (session.closed or notes):
        raise Http404
    mine = next((each for each in notes if each.author_id == request.user.pk), None)
    form = NoteForm(request.POST if request.method == "POST" else None, row=mine)
    if request.method == "POST" and form.is_valid() and kept(form, mine, partnership, session, request.user):
        return done(request, "closed-note", _("It is kept. Only your safe space reads it."), pk, part)
    context = {"partnership": partnership, "session": session, "notes": [each for each in notes if each != mine], "mine": mine, "may_log": False}
    return answer(request, "stages/reflections/_note.html", status=form_status(form), form=form, **context)


def kept(form, mine, partnership, session, by):
    """Save it. Where another window has written the first one meanwhile, the form shows that and is stale."""
    if mine:
        return form.done(mine.change, by)
    row = ClosedNote(author=by, partnership=partnership, part=session, **form.said).keep_once(by=by)
    if row.text != form.said["text"]:
        form.mark_stale(row)
    return not form.errors


@require_http_methods(["GET", "POST"])
@confidential
def delete(request, pk):
    """One's own; also after leaving."""
    row = own(request.user, ClosedNote, pk)
    inside = is_inside(request.user, row.partnership)
    form = StepForm(request.POST if request.method == "POST" else None, row=row)
    if request.method == "POST" and form.is_valid() and form.done(row.discard, request.user):
        return done(request, *(["closed-notes", _("It is deleted."), row.partnership_id] if inside else ["journal", _("It is deleted.")]))
    context = {"note": row, "partnership": row.partnership, "inside": inside, "may_log": False}
    return answer(request, "stages/reflections/_note_delete.html", status=form_status(form), form=form, **context)
