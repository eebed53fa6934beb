"""The adaptation of a partnership: what becomes of each element of the mentor's method. Class D to read; the mentee's side decides."""

from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from participants.access import May, fetch, in_partnership
from participants.answers import answer, done, form_status
from participants.models import Context, Partnership
from stages.adaptation import crossing, sight
from stages.adaptation.elements import DECISIONS, Element, elements, everything_as_is
from stages.adaptation.forms import AdditionForm, DecisionForm
from stages.models import Addition, Practice

PARTNERSHIPS = Partnership.objects.select_related("mentor", "mentee", "programme")


@require_GET
def plan(request, pk):
    """Where the tab leads: the first of the three places of the plan."""
    return redirect("adaptation", fetch(request.user, May.LOOK, Partnership.objects, pk=pk).pk)


@require_GET
def adaptation(request, pk):
    partnership = fetch(request.user, May.LOOK, Context.along(PARTNERSHIPS), pk=pk)
    found, part = elements(partnership), sight.deciding(request.user, partnership)
    context = {
        "partnership": partnership,
        "elements": found,
        "undecided": [each for each in found if not each.decision],
        "as_is": everything_as_is(found),
        "picture": crossing.picture(found, mentor=str(partnership.mentor), mentee=str(partnership.mentee)) if found else None,
        "notes": [(side, partnership.city_of(side), note) for side, note in Context.latest(partnership).items()],
        "may_decide": part is not None,
        "may_add_documents": May.LOG in in_partnership(request.user, partnership),
        "may_write": sight.writes_for(request.user, partnership),
    }
    return answer(request, "stages/adaptation/_adaptation.html", **context)


@require_http_methods(["GET", "POST"])
def decide(request, pk, practice):
    partnership = fetch(request.user, May.LOOK, PARTNERSHIPS, pk=pk)
    return _decide(request, partnership, Practice.objects.filter(programme=partnership.programme_id), practice)


@require_http_methods(["GET", "POST"])
def decide_own(request, pk, addition):
    partnership = fetch(request.user, May.LOOK, PARTNERSHIPS, pk=pk)
    return _decide(request, partnership, Addition.objects.filter(partnership=partnership), addition)


def _decide(request, partnership, records, pk):
    element, membership = records.filter(pk=pk).first(), sight.decider(request.user, partnership)
    made = tuple(DECISIONS.filter(partnership=partnership, **{records.model._meta.model_name: element})) if element else ()
    if element is None or not (made or getattr(element, "city_id", partnership.mentor_id) == partnership.mentor_id):
        raise Http404
    form = DecisionForm(request.POST or None, partnership=partnership, element=element, before=made[-1] if made else None)
    if request.method == "POST" and form.is_valid() and form.record(request.user, membership):
        return done(request, "adaptation", form.told(_("The decision is kept.")), partnership.pk)
    context = {"form": form, "partnership": partnership, "element": Element(element, made)}
    return answer(request, "stages/adaptation/_decide.html", status=form_status(form), **context)


@require_http_methods(["GET", "POST"])
def add(request, pk):
    """Something of the mentee's own, beside the mentor's method."""
    partnership = fetch(request.user, May.LOOK, PARTNERSHIPS, pk=pk)
    membership = sight.decider(request.user, partnership)
    form = AdditionForm(request.POST or None, partnership=partnership)
    if request.method == "POST" and form.is_valid() and form.record(request.user, membership):
        return done(request, "adaptation", _("It is added."), partnership.pk)
    return answer(request, "stages/adaptation/_add.html", form=form, partnership=partnership)
