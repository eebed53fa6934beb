"""The budget of a partnership: lines by category, what was spent on them, and what is often forgotten."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from participants.access import May, fetch, in_partnership
from participants.answers import answer, done, form_status
from participants.forms import saved
from participants.pages import keyset
from stages.budget import rows
from stages.budget.forms import LineForm, SpendingForm
from stages.budget.sight import LINES, PARTNERSHIPS, SPENDINGS, may_plan, planned_by
from stages.budget.standing import load
from stages.models import Line


def posted(request):
    return request.POST if request.method == "POST" else None


@require_GET
def budget(request, pk):
    partnership = fetch(request.user, May.LOOK, PARTNERSHIPS, pk=pk)
    found = load([pk])[pk]
    page = keyset(Line.objects.filter(partnership=partnership), request.GET.get("after"), by=("-first_day", "-pk"))
    context = {
        "partnership": partnership,
        "budget": found,
        "whole": rows.whole(found),
        "categories": rows.by_category(found),
        "missing": rows.forgotten(found),
        "lines": [(line, found.spent.get(line.pk)) for line in page],
        "page": page,
        "may_plan": may_plan(request.user, partnership),
        "may_spend": May.LOG in in_partnership(request.user, partnership),
    }
    return answer(request, "stages/budget/_budget.html", **context)


@require_http_methods(["GET", "POST"])
def line_new(request, pk):
    partnership = planned_by(request.user, PARTNERSHIPS, pk)
    form = LineForm(posted(request), partnership=partnership, initial={"category": request.GET.get("category", "")})
    if request.method == "POST" and form.is_valid() and saved(form, request.user):
        return done(request, "budget", _("The line is in the budget."), pk)
    return answer(request, "stages/budget/_line_new.html", form=form, partnership=partnership)


@require_GET
def line(request, pk):
    record = fetch(request.user, May.LOOK, LINES, pk=pk)
    page = keyset(record.spendings.select_related("recorded_by"), request.GET.get("after"), by=("-on", "-pk"))
    context = {
        "line": record,
        "partnership": record.partnership,
        "page": page,
        "spent": rows.spent_on(record),
        "may_plan": may_plan(request.user, record.partnership),
        "may_spend": May.LOG in in_partnership(request.user, record.partnership),
    }
    return answer(request, "stages/budget/_line.html", **context)


@require_http_methods(["GET", "POST"])
def line_change(request, pk):
    record = planned_by(request.user, LINES, pk)
    title = record.get_category_display()
    form = LineForm(posted(request), instance=record, partnership=record.partnership)
    if request.method == "POST" and form.is_valid() and saved(form, request.user):
        return done(request, "line", _("The change is saved."), pk)
    context = {"form": form, "line": record, "title": title, "partnership": record.partnership}
    return answer(request, "stages/budget/_line_change.html", status=form_status(form), **context)


def spendable(user, partnership):
    if May.LOG not in in_partnership(user, partnership):
        raise PermissionDenied
    return partnership


@require_http_methods(["GET", "POST"])
def spending_new(request, pk):
    partnership = spendable(request.user, fetch(request.user, May.LOOK, PARTNERSHIPS, pk=pk))
    form = SpendingForm(posted(request), partnership=partnership, initial={"line": request.GET.get("line", "")})
    if request.method == "POST" and form.is_valid() and (spending := saved(form, request.user)):
        return done(request, "line", _("It is entered."), spending.line_id)
    return answer(request, "stages/budget/_spending_new.html", form=form, partnership=partnership)


@require_http_methods(["GET", "POST"])
def spending_change(request, pk):
    """Correct a spending. What it was before stays in the history."""
    record = fetch(request.user, May.LOOK, SPENDINGS, pk=pk)
    partnership, back_to = spendable(request.user, record.line.partnership), record.line_id
    form = SpendingForm(posted(request), instance=record, partnership=partnership)
    if request.method == "POST" and form.is_valid() and (spending := saved(form, request.user)):
        return done(request, "line", _("The correction is saved."), spending.line_id)
    context = {"form": form, "partnership": partnership, "back_to": back_to}
    return answer(request, "stages/budget/_spending_change.html", status=form_status(form), **context)
