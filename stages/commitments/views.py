"""Promises of a partnership, one promise with its history, a new one. Class D to read; practitioners promise for their own city."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from participants.access import May, fetch, in_partnership
from participants.answers import answer, done, form_status
from participants.forms import saved
from participants.models import Partnership
from stages.commitments.forms import PromiseForm
from stages.commitments.models import Commitment
from stages.commitments.page import board, sides_of
from stages.commitments.turns import Says
from stages.models import Activity, Document

PARTNERSHIPS = Partnership.objects.select_related("mentor", "mentee", "programme")
PEOPLE = ("promiser__practitioner", "activity", "recorded_by")
WHOLE = Commitment.objects.select_related("partnership__mentor", "partnership__mentee", "partnership__programme", *PEOPLE)


@require_GET
def promises(request, pk):
    partnership = fetch(request.user, May.LOOK, PARTNERSHIPS, pk=pk)
    context = board(partnership, request.user, whole="all" in request.GET)
    return answer(request, "stages/commitments/_promises.html", partnership=partnership, **context)


@require_http_methods(["GET", "POST"])
def promise_new(request, pk):
    partnership = fetch(request.user, May.PROMISE, PARTNERSHIPS, pk=pk)
    sides = sides_of(request.user, partnership)
    form = PromiseForm(posted(request), partnership=partnership, sides=sides, initial=preset(request, partnership))
    if request.method == "POST" and form.is_valid():
        return done(request, "promise", _("The promise is written down."), form.record(request.user).pk)
    return answer(request, "stages/commitments/_new.html", form=form, partnership=partnership, sides=sides, may_log=False)


def posted(request):
    return request.POST if request.method == "POST" else None


def preset(request, partnership):
    """The writer themselves; and the activity that the page was opened from, with its day."""
    own = partnership.memberships.filter(practitioner__user=request.user, side__in=sides_of(request.user, partnership), until=None)
    known = {"promiser": own.values_list("pk", flat=True).first()}
    number = request.GET.get("activity", "")
    if not number.isdecimal() or len(number) > 18:
        return known
    joined = Activity.objects.held().filter(involvements__partnership=partnership, pk=number)
    found = joined.values("pk", "on", "on_precision").first()
    return known | {"activity": found["pk"], "on": found["on"], "on_precision": found["on_precision"]} if found else known


@require_GET
def promise(request, pk):
    return shown(request, fetch(request.user, May.LOOK, WHOLE, pk=pk))


def shown(request, record, status=200, **context):
    """The page of one promise: what it was, all that was said since, and what the reader can say."""
    turns = list(record.turns.select_related("by__practitioner", "recorded_by"))
    mine = sides_of(request.user, record.partnership)
    context |= {"commitment": record, "partnership": record.partnership, "turns": turns, "may": sayable(record, mine, bool(turns))}
    context |= {"documents": Document.objects.standing().filter(commitment=record)}
    context |= {"may_add_documents": May.LOG in in_partnership(request.user, record.partnership)}
    return answer(request, "stages/commitments/_promise.html", status=status, **context)


def sayable(record, mine, has_turns):
    """What the reader can say now, by the names of ``Says``; ``change`` while nothing was said."""
    own = {says.name.lower(): (record.side if says in Says.of_the_promiser() else record.to_side) in mine for says in Says}
    open_now = {name: may and record.state in Says.when(Says[name.upper()]) for name, may in own.items()}
    return {**open_now, "change": record.side in mine and not has_turns}


@require_http_methods(["GET", "POST"])
def promise_change(request, pk):
    """Put a promise right, as long as nobody has said anything about it. Afterwards its words stand."""
    record = fetch(request.user, May.PROMISE, WHOLE, pk=pk)
    mine = sides_of(request.user, record.partnership) & {record.side}
    if not mine:
        raise PermissionDenied
    if record.turns.exists():
        return late(request, record)
    form = PromiseForm(posted(request), instance=record, partnership=record.partnership, sides=mine)
    if request.method == "POST" and form.is_valid() and saved(form, request.user):
        return done(request, "promise", _("The change is saved."), pk)
    context = {"form": form, "commitment": record, "partnership": record.partnership, "sides": mine, "may_log": False}
    return answer(request, "stages/commitments/_change.html", status=form_status(form), **context)


def late(request, record):
    """Something was said about it already: nothing is saved, and what was typed is shown again."""
    if request.method == "GET":
        return redirect("promise", record.pk)
    refusal = _("Something was said about this promise already, so its words stand. Name another day, or write a new promise.")
    return shown(request, record, status=409, refusal=refusal, typed=request.POST.get("what", ""))
