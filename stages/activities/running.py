"""The design of an activity, part by part; and the page for the people in the room."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from participants.answers import answer, done, form_status
from participants.forms import saved
from stages.activities import agenda, sight
from stages.activities.forms import RunForm
from stages.activities.programme import DesignForm
from stages.activities.views import late
from stages.activities.ways import meanings


@require_http_methods(["GET", "POST"])
def design(request, pk):
    record = sight.loggable(request.user, pk)
    form = DesignForm(request.POST if request.method == "POST" else None, instance=record, partnerships=record.partnerships)
    if request.method == "POST" and form.is_valid() and saved(form, request.user):
        return done(request, "activity", _("The programme is saved."), record.pk)
    now = agenda.by_day(sight.seen(request.user, pk)) if form_status(form) == 409 else None
    context = {"activity": record, "partnerships": record.partnerships, "meanings": meanings(), "now": now, "may_log": False}
    return answer(request, "stages/activities/_design.html", status=form_status(form), form=form, **context)


@require_http_methods(["GET", "POST"])
def run(request, pk):
    record = sight.loggable(request.user, pk)
    if record.state != "planned":
        return redirect("activity", pk) if request.method == "GET" else late(request, record, request.POST.get("summary", ""))
    form = RunForm(request.POST if request.method == "POST" else None, instance=record, partnerships=record.partnerships)
    if request.method == "POST" and form.is_valid() and saved(form, request.user):
        if form.keeping:
            return done(request, reverse("activity-run", args=[pk]), _("The notes are kept. It goes on."))
        return done(request, "activity", _("It is kept as held."), pk)
    return answer(request, "stages/activities/_run.html", status=form_status(form), form=form, **_room(request.user, record))


def _room(user, record):
    """What people in the room need before them."""
    return {
        "activity": record,
        "partnerships": sight.in_sight(user, record),
        "programme": agenda.by_day(record),
        "may_change": True,
        "open_promises": sight.still_open(user, record),
        "promised": sight.promised(user, record),
        "promise_for": sight.promising(user, record),
        "may_log": False,
    }
