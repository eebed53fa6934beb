"""What came a second time in other words: its author sees both contents side by side, and puts the second away."""

from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from mentorship.offline.shell import loggers_only
from participants.answers import answer, done
from participants.pages import keyset
from stages.activities import sight
from stages.activities.forms import ActivityForm, HoldForm
from stages.activities.gathering import spoken
from stages.models import Differing

MADE_BY_US = ("title", "delivery", "on_basis", "on_precision", "length", "minutes")  # left empty, the product fills them in


@require_GET
@loggers_only
@never_cache
def differing_entries(request):
    rows = Differing.objects.filter(user=request.user).select_related("receipt__activity")
    page = keyset(rows, request.GET.get("after"), by=("-came_at", "-pk"))
    return answer(request, "mentorship/offline/_differing_entries.html", page=page)


@require_GET
@loggers_only
@never_cache
def differing_entry(request, pk):
    row = get_object_or_404(Differing.objects.select_related("receipt"), pk=pk, user=request.user)
    activity = logged(request.user, row.receipt.activity_id)
    context = {"row": row, "activity": activity, "pairs": compared(row, activity), "may_change": activity and sight.may_log(request.user, activity)}
    return answer(request, "mentorship/offline/_differing_entry.html", **context)


@require_POST
@loggers_only
def differing_dismiss(request, pk):
    get_object_or_404(Differing, pk=pk, user=request.user).delete()
    return done(request, "differing-entries", _("It is put away. What is logged stays as it is."))


def logged(user, pk):
    """The activity that the first content became, if it is still in sight."""
    try:
        return sight.seen(user, pk) if pk else None
    except Http404:
        return None


def compared(row, activity):
    """What the two contents say differently: the label, as it is logged now, as it came."""
    data = QueryDict(mutable=True)
    for name, values in row.fields.items():
        data.setlist(name, values)
    kind = HoldForm if activity and row.kind == Differing.Kind.HOLD else ActivityForm
    form = kind(data, instance=activity, partnerships=activity.partnerships if activity else [], held=True)
    stored = form.stored if activity else {}
    pairs = {name: (spoken(form[name], stored.get(name)), spoken(form[name], form[name].data)) for name in form.changed_data}
    shown = {each.name for each in form.visible_fields()} - (set() if activity else {"people"})
    return [(form[name].label, *pair) for name, pair in pairs.items() if name in shown and (pair[1] or name not in MADE_BY_US)]
