"""Signals of a partnership: see them, set one aside, take that back. Class D."""

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from participants.access import May, allowed, fetch
from participants.answers import answer, done, form_status
from participants.entry import Conflict, settle
from participants.forms import saved
from participants.models import Partnership
from stages.facts import load
from stages.models import Aside
from stages.signals.forms import AsideForm
from stages.signals.page import by_state, signals_of
from stages.signals.seen import RAISED
from stages.signals.sentences import BY_KEY
from stages.signals.standing import keys, read

PARTNERSHIPS = Partnership.objects.select_related("mentor", "mentee", "programme")


@require_GET
def signals(request, pk):
    partnership = fetch(request.user, May.LOOK, PARTNERSHIPS, pk=pk)
    told = signals_of(partnership, load([partnership.pk])[partnership.pk])
    asides = Aside.objects.filter(partnership=partnership).select_related("recorded_by", "taken_back_by")
    context = {"partnership": partnership, "asides": asides, "may_log_here": allowed(request.user, May.LOG, partnership), **by_state(told)}
    return answer(request, "stages/signals/_signals.html", **context)


@require_http_methods(["GET", "POST"])
def aside(request, pk, key):
    partnership = fetch(request.user, May.LOG, PARTNERSHIPS, pk=pk)
    facts = load([partnership.pk])[partnership.pk]
    signal = next((each for each in read(facts, timezone.localdate()) if each.key == key), None)
    if signal is None:
        raise Http404
    told = next(each for each in signals_of(partnership, facts) if each.key == key)
    if signal.state != RAISED and request.method == "POST":
        raise Conflict(_("This signal is no longer raised. There is nothing to set aside."))
    record = Aside(partnership=partnership, signal=key, case=signal.case, evidence=keys(signal.evidence))
    form = AsideForm(request.POST or None, instance=record)
    if request.method == "POST" and form.is_valid() and saved(form, request.user):
        return done(request, "signals", _("The signal is set aside. It comes back on the day you named, or when what it rests on changes."), pk)
    context = {"form": form, "partnership": partnership, "told": told}
    return answer(request, "stages/signals/_aside.html", status=form_status(form), **context)


@require_POST
def take_back(request, pk):
    record = fetch(request.user, May.LOG, Aside.objects.all(), pk=pk)
    settle(Aside.objects.filter(pk=pk, taken_back_at=None), taken_back_at=timezone.now(), taken_back_by=request.user)
    record.refresh_from_db()
    record.save()
    return done(request, "signals", _("“%(title)s” counts again.") % {"title": BY_KEY[record.signal].title}, record.partnership_id)
