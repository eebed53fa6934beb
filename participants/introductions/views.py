"""The broker's desk: whom I introduced to whom, why, and what came of it (finding F1). Class D."""

from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from participants.access import May, allowed, fetch, visible
from participants.answers import answer, done, form_status
from participants.entry import Conflict
from participants.forms import saved
from participants.introductions.forms import IntroductionForm, NoForm
from participants.models import Introduction, Programme
from participants.pages import keyset
from participants.spread.sight import seen

INTRODUCTIONS = Introduction.objects.select_related("programme", "seeker", "provider", "introducer")


@require_GET
def introductions(request, pk):
    """Mine, where I broker; all of them, where I manage. And the cities that would like to be introduced."""
    programme = fetch(request.user, May.INTRODUCE, Programme.objects, pk=pk)
    page = keyset(visible(request.user, INTRODUCTIONS.filter(programme=programme)), request.GET.get("after"), by=("-on", "-pk"))
    wishes = visible(
        request.user, programme.interests.filter(answered_at=None).select_related("city", "heard_through__mentor", "heard_through__mentee")
    )
    return answer(request, "participants/introductions/_introductions.html", programme=programme, page=page, wishes=wishes[:10])


@require_http_methods(["GET", "POST"])
def introduction_new(request, pk):
    programme = fetch(request.user, May.INTRODUCE, Programme.objects, pk=pk)
    form = IntroductionForm(request.POST or None, programme=programme, user=request.user, initial={"seeker": request.GET.get("seeker")})
    if request.method == "POST" and (record := (form.is_valid() and form.note()) or form.twin(request.user)):
        return done(request, "introduction", _("The two cities are introduced."), record.pk)
    return answer(request, "participants/introductions/_form.html", form=form, programme=programme)


def sides(record):
    """What is told of each of the two, the one that offers first: the introducer's words, and the city's own if it wrote some."""
    asked = {each.which: each for each in record.askings.all()}
    told = (
        ("provider", "mentor", record.offers, record.get_offers_voice_display()),
        ("seeker", "mentee", record.needs, record.get_needs_voice_display()),
    )
    for which, bank, words, voice in told:
        yield {"which": which, "bank": bank, "city": getattr(record, which), "words": words, "voice": voice, "asking": asked.get(which)}


@require_GET
def introduction(request, pk):
    record = fetch(request.user, May.LOOK, INTRODUCTIONS.select_related("answered_by"), pk=pk)
    is_open = record.state == Introduction.State.OPEN
    context = {
        "introduction": record,
        "sides": sides(record),
        "became": seen(request.user, {record.became_id}),
        "may_change": is_open and allowed(request.user, May.INTRODUCE, record),
        "may_begin": is_open and allowed(request.user, May.INVITE, record),
    }
    return answer(request, "participants/introductions/_introduction.html", **context)


def open_one(request, pk):
    """An introduction that still waits; an answered one stays as it is."""
    record = fetch(request.user, May.INTRODUCE, INTRODUCTIONS, pk=pk)
    if record.answered_at and request.method == "GET":
        raise Conflict(_("This has been answered already. Look at what came of it first."))
    return record


@require_http_methods(["GET", "POST"])
def introduction_change(request, pk):
    record = open_one(request, pk)
    form = IntroductionForm(request.POST or None, instance=record, programme=record.programme, user=request.user)
    if request.method == "POST" and form.is_valid() and saved(form, request.user):
        return done(request, "introduction", _("Saved."), record.pk)
    context = {"form": form, "programme": record.programme, "introduction": record}
    return answer(request, "participants/introductions/_form.html", status=form_status(form), **context)


@require_http_methods(["GET", "POST"])
def introduction_decline(request, pk):
    """One of the cities says no, or the programme does: kindly, and kept."""
    record = open_one(request, pk)
    form = NoForm(request.POST or None, introduction=record)
    if request.method == "POST" and form.is_valid() and form.decline(record, by=request.user):
        return done(request, "introduction", _("The answer is kept."), record.pk)
    return answer(request, "participants/introductions/_decline.html", status=form_status(form), form=form, introduction=record)
