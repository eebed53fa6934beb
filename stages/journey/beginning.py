"""A partnership begins, with its journey, and what a manager may change about it afterwards."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from participants.access import May, fetch
from participants.answers import answer, done, form_status
from participants.entry import Conflict
from participants.forms import saved
from participants.models import Interest, Introduction, Partnership, Programme
from participants.partnerships.forms import NewPartnershipForm, PartnershipForm
from participants.partnerships.parts import Role, Side
from stages.journey.models import Journey, Stay

PARTNERSHIPS = Partnership.objects.select_related("mentor", "mentee", "programme", "journey")


@require_http_methods(["GET", "POST"])
def partnership_new(request, pk):
    programme = fetch(request.user, May.INVITE, Programme.objects, pk=pk)
    hopes = answered_by(request, programme)
    form = NewPartnershipForm(request.POST or None, programme=programme, user=request.user, initial=hoped(hopes))
    if request.method == "POST" and (partnership := (form.is_valid() and begun(form, request.user)) or form.twin(request.user)):
        return done(request, "partnership", _("The partnership has begun. Name a lead on each side next."), partnership.pk)
    return answer(request, "stages/journey/_partnership_new.html", form=form, programme=programme, **hopes)


def answered_by(request, programme):
    """The wish or the introduction that this would answer, by its name; 404 out of sight, ``Conflict`` for what is answered already."""
    wishes = programme.interests.select_related("city", "heard_through__mentor", "heard_through__mentee")
    introductions = programme.introductions.select_related("seeker", "provider", "introducer")
    for name, records in (("interest", wishes), ("introduction", introductions)):
        if number := request.GET.get(name, ""):
            hope = fetch(request.user, May.INVITE, records, pk=int(number) if number.isascii() and number.isdigit() and len(number) < 19 else 0)
            if hope.answered_at and request.method == "GET":
                raise Conflict(_("This has been answered already. Look at what came of it first."))
            return {name: hope}
    return {}


def hoped(hopes):
    """What is known before anything is typed."""
    return {name: value for each, hope in hopes.items() for name, value in {each: hope.pk, **hope.hoped}.items()}


def begun(form, user):
    """The partnership, its journey, its broker and the answer to the city that asked, in one transaction; None when somebody was faster."""
    try:
        with transaction.atomic():
            partnership = form.record(user)
            Journey.begin(partnership, **form.courtship())
            name_broker(partnership, form.cleaned_data["broker"], user)
            settle_hopes(partnership, form, user)
            return partnership
    except Conflict:
        form.add_error(None, _("Somebody else answered this city a moment before you. Look at what came of it first."))
        return None
    except IntegrityError:
        form.add_error("mentee", _("These two cities already have a partnership in this programme."))
        return None


def settle_hopes(partnership, form, user):
    """What it was begun from has its answer, and so has whatever else these cities still wait for in this programme."""
    waiting = {"programme": partnership.programme, "answered_at": None}
    wishes = Interest.objects.filter(**waiting, city=partnership.mentee)
    introductions = Introduction.objects.filter(**waiting, seeker=partnership.mentee, provider=partnership.mentor)
    for hope in [*form.hopes(form.cleaned_data), *wishes, *introductions]:
        hope.become(partnership, by=user)


def name_broker(partnership, broker, user):
    if broker:
        given = {"side": Side.SUPPORT, "since": timezone.localdate(), "recorded_by": user}
        partnership.memberships.get_or_create(practitioner=broker, role=Role.BROKER, until=None, defaults=given)


@require_http_methods(["GET", "POST"])
def partnership_change(request, pk):
    partnership = fetch(request.user, May.INVITE, PARTNERSHIPS, pk=pk)
    stay = partnership.journey.stay
    form = PartnershipForm(request.POST or None, instance=partnership, user=request.user, stay=stay)
    if request.method == "POST" and form.is_valid() and changed(form, request.user, stay):
        return done(request, "partnership", _("Saved."), partnership.pk)
    return answer(request, "stages/journey/_partnership_change.html", status=form_status(form), form=form, partnership=partnership)


@transaction.atomic
def changed(form, user, stay):
    """The partnership and what is expected of its present stage, together or not at all."""
    if not saved(form, user):
        return False
    Stay.objects.filter(pk=stay.pk, until=None).update(expected_until=form.cleaned_data["expected_until"])
    return True
