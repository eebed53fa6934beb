"""Signals of a partnership: see them, set one aside, take that back. Class D."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from participants.access import May, fetch, in_partnership
from participants.answers import answer, done, form_status
from participants.entry import Conflict, settle
from participants.forms import saved
from participants.models import Partnership
from stages.facts import load
from stages.models import Aside
from stages.signals.forms import NOT_RAISED, AsideForm, SilenceForm
from stages.signals.page import by_state, signals_of
from stages.signals.seen import RAISED
from stages.signals.sentences import BY_KEY
from stages.signals.silence import Silence
from stages.signals.standing import keys, read

PARTNERSHIPS = Partnership.objects.select_related("mentor", "mentee", "programme")


@require_GET
def signals(request, pk):
    partnership = fetch(request.user, May.LOOK, PARTNERSHIPS, pk=pk)
    told = signals_of(partnership, load([partnership.pk])[partnership.pk])
    asides = Aside.objects.filter(partnership=partnership).select_related("recorded_by", "taken_back_by")
    may = in_partnership(request.user, partnership)
    mine = {each.aside.pk for each in told if each.aside and each.aside.is_in_the_hands_of(request.user)}
    context = {"partnership": partnership, "asides": asides, "may_log_here": May.LOG in may, "mine": mine, **by_state(told)}
    context |= {"silence": Silence.of(partnership), "may_set_silence": Silence.may_be_set_by(request.user, partnership)}
    return answer(request, "stages/signals/_signals.html", **context)


@require_http_methods(["GET", "POST"])
def aside(request, pk, key):
    partnership = fetch(request.user, May.LOG, PARTNERSHIPS, pk=pk)
    facts = load([partnership.pk])[partnership.pk]
    signal = next((each for each in read(facts, timezone.localdate()) if each.key == key), None)
    if signal is None:
        raise Http404
    told = next(each for each in signals_of(partnership, facts) if each.key == key)
    is_raised = signal.state == RAISED
    if not is_raised and request.method == "GET":
        raise Conflict(NOT_RAISED)
    record = Aside(partnership=partnership, signal=key, case=signal.case, evidence=keys(signal.evidence))
    form = AsideForm(request.POST if request.method == "POST" else None, instance=record, is_raised=is_raised)
    if request.method == "POST" and form.is_valid() and saved(form, request.user):
        return done(request, "signals", _("The signal is set aside. It comes back on the day you named, or when what it rests on changes."), pk)
    context = {"form": form, "partnership": partnership, "told": told}
    return answer(request, "stages/signals/_aside.html", status=form_status(form), **context)


@require_POST
def take_back(request, pk):
    record = fetch(request.user, May.LOG, Aside.objects.select_related("partnership"), pk=pk)
    if not record.is_in_the_hands_of(request.user):
        raise PermissionDenied
    settle(Aside.objects.filter(pk=pk, taken_back_at=None), taken_back_at=timezone.now(), taken_back_by=request.user)
    record.refresh_from_db()
    record.save()
    return done(request, "signals", _("“%(title)s” counts again.") % {"title": BY_KEY[record.signal].title}, record.partnership_id)


@require_http_methods(["GET", "POST"])
def silence(request, pk):
    """Leads and the manager say after how many days without contact the partnership is going quiet, and gone quiet."""
    partnership = fetch(request.user, May.LOOK, PARTNERSHIPS, pk=pk)
    if not Silence.may_be_set_by(request.user, partnership):
        raise PermissionDenied
    record = Silence.of(partnership)
    form = SilenceForm(request.POST if request.method == "POST" else None, instance=record)
    if request.method == "POST" and form.is_valid() and saved(form, request.user):
        return done(request, "signals", _("Saved. The limits count from now on, in the signals and in the mails."), pk)
    return answer(request, "stages/signals/_silence.html", status=form_status(form), form=form, partnership=partnership)
