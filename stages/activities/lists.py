"""The log: of one partnership, and of everything in sight. Plans first, then what was held, the newest first."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from participants.access import May, fetch, in_partnership, may_somewhere, visible
from participants.answers import answer
from participants.forms import HouseForm
from participants.pages import keyset
from stages.activities import kinds
from stages.activities.rows import listed, rows_for, rows_of
from stages.activities.sight import PARTNERSHIPS
from stages.models import Activity

NEWEST, NEAREST = ("-on", "-pk"), ("on", "pk")
PLANS = 10  # before what was held; the rest of the plans is one click away


class WantedForm(HouseForm):
    """What to show of the log. Anything that is not in the lists means everything."""

    STATES = [("planned", _("planned")), ("held", _("held")), ("cancelled", _("cancelled"))]
    state = forms.ChoiceField(label=_("Show"), required=False, choices=[("", _("plans, then what was held")), *STATES])
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=lambda: [("", _("every kind")), *kinds.choices()])

    @property
    def wanted(self):
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


@require_GET
def log_all(request):
    if not may_somewhere(request.user, May.LOOK):
        raise PermissionDenied

    def rows(values):
        return rows_for(request.user, values)

    context = _listing(request, visible(request.user, Activity.objects.all()), rows)
    return answer(request, "stages/activities/_log.html", may_log_here=may_somewhere(request.user, May.LOG), **context)


@require_GET
def log_of(request, pk):
    partnership = fetch(request.user, May.LOOK, PARTNERSHIPS, pk=pk)

    def rows(values):
        return rows_of(partnership, values)

    context = _listing(request, Activity.objects.filter(involvements__partnership=partnership), rows)
    context["may_log_here"] = May.LOG in in_partnership(request.user, partnership)
    return answer(request, "stages/activities/_log.html", partnership=partnership, **context)


def _listing(request, activities, rows):
    form = WantedForm(request.GET)
    wanted = form.wanted
    if kind := wanted.get("kind"):
        activities = activities.of_kind(kind)
    state, after = wanted.get("state", ""), request.GET.get("after")
    page = _page(activities, state, after)
    plans = list(listed(activities.planned()).order_by(*NEAREST)[: PLANS + 1]) if page.first and not state else []
    shown = rows([*plans[:PLANS], *page.rows])  # one call, so that what both need is asked once
    plans_shown = len(plans[:PLANS])
    return {
        "form": form,
        "wanted": wanted,
        "plans": shown[:plans_shown],
        "more_plans": len(plans) > PLANS,
        "rows": shown[plans_shown:],
        "page": page,
        "extra": urlencode(wanted),
    }


def _page(activities, state, after):
    if state == "planned":
        return keyset(listed(activities.planned()), after, by=NEAREST)
    return keyset(listed(activities.cancelled() if state == "cancelled" else activities.held()), after, by=NEWEST)
