"""Log, plan, change, hold and cancel an activity; its page."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from participants.access import May, in_partnership, may_somewhere, visible
from participants.answers import answer, done, form_status
from participants.forms import saved
from participants.pages import keyset
from stages.activities import agenda, days, designs, sight
from stages.activities.forms import ActivityForm, CancelForm, HoldForm
from stages.activities.kinds import AT_A_DISTANCE, Instrument
from stages.activities.lately import lately
from stages.activities.lengths import in_words
from stages.models import Document


@require_http_methods(["GET", "POST"])
def log(request):
    return _new(request, held=True, message=_("It is logged."))


@require_http_methods(["GET", "POST"])
def plan(request):
    return _new(request, held=False, message=_("It is planned."))


def _new(request, *, held, message):
    if not may_somewhere(request.user, May.LOG):
        raise PermissionDenied
    partnerships = sight.chosen(request.user, request.GET.getlist("partnership"))
    if not partnerships or len({each.programme_id for each in partnerships}) > 1:
        return _choose(request, held=held, mixed=bool(partnerships))
    design = None if held else sight.design(request.user, request.GET.get("design", ""), request.GET.get("like", ""))
    form = ActivityForm(
        _posted(request),
        partnerships=partnerships,
        held=held,
        initial=_initial(request, held),
        design=design,
        lately=lately(request.user, partnerships),
    )
    if request.method == "POST" and form.is_valid():
        return done(request, "activity", message, form.record(request.user).pk)
    kinds = [] if form.initial.get("instrument") else _quick()
    context = {"form": form, "held": held, "partnerships": partnerships, "kinds": kinds, "design": design}
    context["library"] = designs.DESIGNS if kinds and not held else ()
    return answer(request, "stages/activities/_new.html", may_log=False, **context)  # one is logging already: no second button


def _quick():
    return [(key, Instrument(key).label) for key in AT_A_DISTANCE]


def _posted(request):
    return request.POST if request.method == "POST" else None


def _initial(request, held):
    kind = request.GET.get("kind", "")
    today = {"on": timezone.localdate()} if held else {}
    return {**today, **({"instrument": kind} if kind in Instrument.values else {})}


def _choose(request, *, held, mixed):
    mine = visible(request.user, sight.PARTNERSHIPS, May.LOG)
    page = keyset(mine, request.GET.get("after"), by=("mentee__name", "pk"))
    return answer(request, "stages/activities/_choose.html", page=page, held=held, mixed=mixed, kinds=_quick(), may_log=False)


@require_GET
def activity(request, pk):
    record = sight.seen(request.user, pk)
    return answer(request, "stages/activities/_activity.html", **_page(request.user, record))


def _page(user, record):
    rows = record.attendances.all()
    return {
        "activity": record,
        "part": record.part,
        "length": in_words(record.minutes),
        "here": days.here(record.on, record.part.starts, record.zone) if record.part.starts else None,
        "programme": agenda.by_day(record),
        "may_copy": may_somewhere(user, May.LOG),
        "partnerships": sight.in_sight(user, record),
        "may_change": sight.may_log(user, record),
        "closed_doors": sight.closed_doors(user, record),
        "promised": sight.promised(user, record),
        "promise_for": sight.promising(user, record),
        "documents": Document.objects.standing().filter(activity=record),
        "may_add_documents": any(May.LOG in in_partnership(user, each) for each in record.partnerships),
        "came": [row.practitioner for row in rows if row.came],
        "expected": [row.practitioner for row in rows if row.came is None],
        "stayed_away": [row.practitioner for row in rows if row.came is False],
    }


@require_http_methods(["GET", "POST"])
def change(request, pk):
    record = sight.loggable(request.user, pk)
    title = record.title
    form = ActivityForm(_posted(request), instance=record, partnerships=record.partnerships, held=record.state == "held")
    if request.method == "POST" and form.is_valid() and saved(form, request.user):
        return done(request, "activity", _("The change is saved."), record.pk)
    context = {"form": form, "held": form.held, "title": title, "partnerships": record.partnerships, "may_log": False}
    return answer(request, "stages/activities/_change.html", status=form_status(form), activity=record, **context)


@require_http_methods(["GET", "POST"])
def hold(request, pk):
    record = sight.loggable(request.user, pk)
    if record.state != "planned":
        return late(request, record, request.POST.get("summary", ""))
    form = HoldForm(_posted(request), instance=record, partnerships=record.partnerships, held=True)
    if request.method == "POST" and form.is_valid() and saved(form, request.user):
        return _told(request, pk, _("It is kept as held."))
    return answer(request, "stages/activities/_hold.html", status=form_status(form), form=form, may_log=False, **_page(request.user, record))


@require_http_methods(["GET", "POST"])
def cancel(request, pk):
    record = sight.loggable(request.user, pk)
    if record.state != "planned":
        return late(request, record, request.POST.get("reason", ""))
    form = CancelForm(_posted(request))
    if request.method == "POST" and form.is_valid():
        record.cancel(by=request.user, reason=form.cleaned_data["reason"])
        return _told(request, pk, _("The plan is cancelled."))
    return answer(request, "stages/activities/_cancel.html", form=form, may_log=False, **_page(request.user, record))


def _told(request, pk, message):
    """The region as it is now for htmx; everyone else goes to the page."""
    if not request.htmx:
        return done(request, "activity", message, pk)
    return answer(request, "stages/activities/_activity.html", said=message, **_page(request.user, sight.seen(request.user, pk)))


def late(request, record, typed):
    """Held or cancelled already: nothing is saved twice, and what was typed is shown again."""
    if request.method == "GET":
        return redirect("activity", record.pk)
    return answer(request, "stages/activities/_activity.html", status=409, late=True, typed=typed, **_page(request.user, record))
