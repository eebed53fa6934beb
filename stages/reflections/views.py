"""Reflections: the journal, the shared page of a safe space, one text; write it, and write it anew. Class A."""

from django.http import Http404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from participants.answers import answer, confidential, done, form_status
from participants.guarded import reader
from participants.models import Partnership
from participants.pages import paged
from participants.partnerships.safe_space import is_inside, seats
from stages.reflections.entering import found, own, signed, space, stage_now
from stages.reflections.forms import ReflectionForm
from stages.reflections.models import ClosedNote, Reflection, SafeDocument
from stages.reflections.prompts import BY_KEY, PROMPTS
from stages.reflections.rules import standing

NEWEST, LAST_SHARED = ("-recorded_at", "-pk"), ("-shared_at", "-pk")
MOST = 100  # notes and documents of one's own


def listed(user, after, by, **lookup):
    return paged(lambda behind, most: Reflection.objects.read_by(user, behind, order=by, limit=most, **lookup), after, by=by, size=10)


@require_GET
@confidential
def safe_space(request, pk):
    """What its members share, the newest first."""
    partnership = space(request.user, pk)
    with reader(request.user):
        page = listed(request.user, request.GET.get("after"), LAST_SHARED, partnership=partnership, shared_at__isnull=False)
        rules = standing(request.user, partnership)
    rows = signed(page.rows)
    return answer(request, "stages/reflections/_safe_space.html", partnership=partnership, page=page, reflections=rows, rules=rules)


@require_GET
@confidential
def journal_of(request, pk):
    """The reader's own texts in this partnership, and what they could write about now."""
    partnership = space(request.user, pk)
    page = listed(request.user, request.GET.get("after"), NEWEST, partnership=partnership, author=request.user)
    prompts = PROMPTS[stage_now(partnership)]
    return answer(request, "stages/reflections/_journal.html", partnership=partnership, page=page, reflections=page.rows, prompts=prompts)


@require_GET
@confidential
def journal(request):
    """All that the reader wrote, wherever; also where they have left. Whoever has no seat and no text has no journal."""
    with reader(request.user):
        page = listed(request.user, request.GET.get("after"), NEWEST, author=request.user)
        notes, papers = (model.objects.read_by(request.user, author=request.user, limit=MOST) for model in (ClosedNote, SafeDocument))
    seated = Partnership.objects.filter(pk__in=seats(request.user).values("partnership")).select_related("mentor", "mentee")
    seated = list(seated.order_by("pk"))
    if not (page.rows or notes or papers or seated):
        raise Http404
    named = Partnership.objects.select_related("mentor", "mentee").in_bulk({row.partnership_id for row in (*page.rows, *notes, *papers)})
    for row in (*page.rows, *notes, *papers):
        row.where = named[row.partnership_id]
    return answer(request, "stages/reflections/_everything.html", page=page, reflections=page.rows, notes=notes, papers=papers, seated=seated)


@require_http_methods(["GET", "POST"])
@confidential
def reflection_new(request, pk):
    partnership = space(request.user, pk)
    asked = request.GET.get("prompt", "")
    first = {"stage": stage_now(partnership), "prompt": asked if asked in BY_KEY else ""}
    form = ReflectionForm(request.POST if request.method == "POST" else None, initial=first)
    if request.method == "POST" and form.is_valid() and (row := form.keep(partnership, request.user)):
        return done(request, "reflection", _("It is kept. Only you can read it."), row.pk)
    return answer(request, "stages/reflections/_new.html", status=form_status(form), form=form, partnership=partnership, may_log=False)


@require_GET
@confidential
def reflection(request, pk):
    row = found(request.user, Reflection, pk)
    return answer(request, "stages/reflections/_reflection.html", **shown(request.user, row))


def shown(user, row):
    """What every page of one text needs. The partnership's own pages are there for those inside only."""
    signed([row])
    inside, mine = is_inside(user, row.partnership), row.author_id == user.pk
    return {"reflection": row, "partnership": row.partnership, "inside": inside, "mine": mine}


@require_http_methods(["GET", "POST"])
@confidential
def reflection_change(request, pk):
    """Whoever has left changes only what nobody else reads."""
    row = own(request.user, Reflection, pk)
    context = shown(request.user, row)
    if row.shared_at and not context["inside"]:
        raise Http404
    form = ReflectionForm(request.POST if request.method == "POST" else None, row=row)
    if request.method == "POST" and form.is_valid() and form.done(row.change, request.user):
        return done(request, "reflection", _("It is saved."), row.pk)
    return answer(request, "stages/reflections/_change.html", status=form_status(form), form=form, may_log=False, **context)
