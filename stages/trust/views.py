"""The pulse of a partnership, its questions, and the conversation guide with what the teams agreed."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from participants.access import May, allowed, fetch, in_partnership, voice
from participants.answers import answer, confidential, done, form_status
from participants.entry import Conflict
from participants.models import Membership, Partnership
from stages.trust import bars, guide
from stages.trust.asked import asked
from stages.trust.figures import FEW, may_read, readable
from stages.trust.forms import AnswerForm, TalkForm
from stages.trust.models import Wave
from stages.trust.promise import PROMISES, VERSION
from stages.trust.talks import Talk

PARTNERSHIPS = Partnership.objects.select_related("mentor", "mentee", "programme")
WAVES = Wave.objects.select_related("partnership__mentor", "partnership__mentee", "move", "part__activity")
TALKS = 50  # notes on the page of the guide


@confidential
@require_GET
def pulse(request, pk):
    return shown(request, fetch(request.user, May.LOOK, PARTNERSHIPS, pk=pk))


def shown(request, partnership, status=200, **context):
    """What may be shown, what is open now, and what the reader can do."""
    whole = "all" in request.GET
    found = readable(request.user, partnership, None if whole else FEW + 1)
    if found is None:
        raise PermissionDenied
    waves = list(partnership.waves.open().select_related("move", "part__activity"))
    people, may = asked(waves) if waves else {}, in_partnership(request.user, partnership)
    context |= {"open": [(wave, request.user.pk in people[wave.pk], len(people[wave.pk])) for wave in waves]}
    context |= {"closed": [(each, bars.draw(each) if each.groups else None) for each in (found if whole else found[:FEW])]}
    context |= {"more": not whole and len(found) > FEW, "may_talk": May.ANSWER in may, "partnership": partnership}
    if May.ADMIT in may:
        context["from_day"] = Wave.waits_until(partnership)
        context["may_open"] = context["from_day"] <= timezone.localdate()
    return answer(request, "stages/trust/_pulse.html", status=status, **context)


@confidential
@require_POST
def pulse_open(request, pk):
    """A lead asks both teams, at most every 60 days."""
    partnership = fetch(request.user, May.ADMIT, PARTNERSHIPS, pk=pk)
    seat = Membership.objects.get(pk=voice(request.user, partnership, May.ADMIT).membership)
    try:
        Wave.open_by_hand(partnership, by=seat)
    except Conflict as refusal:
        return shown(request, partnership, status=409, refusal=refusal)
    return done(request, "pulse", _("The pulse is open. Everybody who is asked gets a reminder."), pk)


@confidential
@require_http_methods(["GET", "POST"])
def pulse_answer(request, pk):
    wave = fetch(request.user, May.ANSWER, WAVES, pk=pk)
    side = wave.asked().get(request.user.pk)
    if side is None:
        raise PermissionDenied
    if request.method == "GET" and not wave.is_open:
        return redirect("pulse", wave.partnership_id)
    form = AnswerForm(request.POST if request.method == "POST" else None, wave=wave, user=request.user, side=side)
    if request.method == "POST" and form.is_valid() and form.keep():
        return done(
            request, "pulse", _("Your answers are kept. You can change them, or take them back, until the pulse closes."), wave.partnership_id
        )
    context = {"form": form, "wave": wave, "partnership": wave.partnership, "promise": PROMISES[VERSION], "may_log": False}
    return answer(request, "stages/trust/_answer.html", status=form_status(form), **context)


@confidential
@require_POST
def pulse_withdraw(request, pk):
    wave = fetch(request.user, May.ANSWER, WAVES, pk=pk)
    try:
        wave.give_back(by=request.user)
    except Conflict as refusal:
        return shown(request, wave.partnership, status=409, refusal=refusal)
    return done(request, "pulse", _("What you answered is deleted."), wave.partnership_id)


@confidential
@require_GET
def pulse_guide(request, pk):
    """The guide for whoever sits in the safe space; the figures' other readers see its questions, and no notes."""
    partnership = fetch(request.user, May.LOOK, PARTNERSHIPS, pk=pk)
    if not may_read(request.user, partnership):
        raise PermissionDenied
    inside = May.ANSWER in in_partnership(request.user, partnership)
    talks = Talk.objects.read_by(request.user, partnership=partnership, order=("-on", "-pk"), limit=TALKS) if inside else []
    authors = Membership.objects.filter(partnership=partnership, practitioner__user__in={talk.author_id for talk in talks})
    names = dict(authors.values_list("practitioner__user", "practitioner__name")) if talks else {}
    context = {"partnership": partnership, "inside": inside, "themes": guide.THEMES, "before": guide.BEFORE, "may_log": False}
    return answer(request, "stages/trust/_guide.html", talks=[(talk, names.get(talk.author_id, "")) for talk in talks], **context)


@confidential
@require_http_methods(["GET", "POST"])
def talk_new(request, pk):
    partnership = fetch(request.user, May.REFLECT, PARTNERSHIPS, pk=pk)
    form = TalkForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        form.note(partnership, request.user)
        return done(request, "pulse-guide", _("It is written down in the safe space."), pk)
    return answer(request, "stages/trust/_talk.html", form=form, partnership=partnership, may_log=False)


@confidential
@require_http_methods(["GET", "POST"])
def talk_change(request, pk):
    """Only its author changes a note; for whoever cannot read it there is none."""
    found = Talk.objects.read_by(request.user, pk=pk)
    if not found:
        raise Http404
    talk, partnership = found[0], PARTNERSHIPS.get(pk=found[0].partnership_id)
    if talk.author_id != request.user.pk or not allowed(request.user, May.REFLECT, partnership):
        raise PermissionDenied
    form = TalkForm(request.POST if request.method == "POST" else None, talk=talk)
    if request.method == "POST" and form.is_valid() and form.change(request.user):
        return done(request, "pulse-guide", _("The change is saved."), partnership.pk)
    return answer(request, "stages/trust/_talk.html", status=form_status(form), form=form, talk=talk, partnership=partnership, may_log=False)
