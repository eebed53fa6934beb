"""How a programme spreads: which city told which, who would like to join, and what came of it. Class D."""

from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from participants.access import May, allowed, fetch, in_programme, visible
from participants.answers import answer, done, form_status
from participants.entry import Conflict
from participants.models import Interest, Introduction, Programme
from participants.pages import keyset
from participants.spread.drawing import MOST, draw
from participants.spread.forms import DeclineForm
from participants.spread.sight import seen
from participants.spread.ties import facts
from participants.spread.tree import grown

INTERESTS = Interest.objects.select_related("programme", "city", "heard_through__mentor", "heard_through__mentee")


@require_GET
def spread(request, pk):
    """The family tree, and the same as a table."""
    programme = fetch(request.user, May.LOOK, Programme.objects, pk=pk)
    known = facts(request.user, programme)
    twigs, is_cut = grown(known, MOST)
    partnerships = visible(request.user, programme.partnerships.select_related("mentor", "mentee"))
    page = keyset(partnerships, request.GET.get("after"), by=("pk",))
    through = seen(request.user, {each.came_through_id for each in page})
    introductions = Introduction.objects.filter(became__in=[each.pk for each in page]).select_related("introducer")
    brought = {each.became_id: each for each in visible(request.user, introductions)}
    context = {
        "programme": programme,
        "picture": draw(twigs) if twigs else None,
        "is_cut": is_cut or known.is_cut,
        "number": len({twig.city for twig in twigs}),
        "page": page,
        "rows": [(each, through.get(each.came_through_id), brought.get(each.pk)) for each in page],
        "interests": (wishes := visible(request.user, INTERESTS.filter(programme=programme))[:25]),
        "became": seen(request.user, {each.became_id for each in wishes}),
    }
    return answer(request, "participants/spread/_spread.html", **context)


@require_GET
def interests(request, pk):
    programme = fetch(request.user, May.LOOK, Programme.objects, pk=pk)
    page = keyset(visible(request.user, INTERESTS.filter(programme=programme)), request.GET.get("after"), by=("-on", "-pk"))
    context = {
        "programme": programme,
        "page": page,
        "became": seen(request.user, {each.became_id for each in page}),
        "may_note": May.LOG in in_programme(request.user, programme),
    }
    return answer(request, "participants/spread/_interests.html", **context)


@require_GET
def interest(request, pk):
    record = fetch(request.user, May.LOOK, INTERESTS.select_related("recorded_by", "answered_by"), pk=pk)
    context = {
        "interest": record,
        "became": seen(request.user, {record.became_id}),
        "may_answer": record.state == Interest.State.OPEN and allowed(request.user, May.INVITE, record),
    }
    return answer(request, "participants/spread/_interest.html", **context)


@require_http_methods(["GET", "POST"])
def interest_decline(request, pk):
    """A kind no: the reason stays, and the city can be heard again another time."""
    record = fetch(request.user, May.INVITE, INTERESTS, pk=pk)
    if record.answered_at and request.method == "GET":
        raise Conflict(_("This has been answered already. Look at what came of it first."))
    form = DeclineForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and form.decline(record, by=request.user):
        return done(request, "interest", _("Your answer is kept."), record.pk)
    return answer(request, "participants/spread/_decline.html", status=form_status(form), form=form, interest=record)
