"""A partnership begins, with its journey, and what a manager may change about it afterwards."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from participants.access import May, fetch
from participants.answers import answer, done, form_status
from participants.entry import Conflict
from participants.forms import saved
from participants.models import Partnership, Programme
from participants.partnerships.forms import NewPartnershipForm, PartnershipForm
from participants.partnerships.parts import Role, Side
from stages.journey.models import Journey, Stay

PARTNERSHIPS = Partnership.objects.select_related("mentor", "mentee", "programme", "journey")


@require_http_methods(["GET", "POST"])
def partnership_new(request, pk):
    programme = fetch(request.user, May.INVITE, Programme.objects, pk=pk)
    interest = asked_by(request, programme)
    form = NewPartnershipForm(request.POST or None, programme=programme, user=request.user, initial=hoped(interest))
    if request.method == "POST" and (partnership := (form.is_valid() and begun(form, request.user)) or form.twin(request.user)):
        return done(request, "partnership", _("The partnership has begun. Name a lead on each side next."), partnership.pk)
    return answer(request, "stages/journey/_partnership_new.html", form=form, programme=programme, interest=interest)


def asked_by(request, programme):
    """The city's wish that this would answer, if it was begun from there; 404 for one out of sight, ``Conflict`` for one that is answered."""
    number = request.GET.get("interest", "")
    if not number:
        return None
    wishes = programme.interests.select_related("city", "heard_through__mentor", "heard_through__mentee")
    interest = fetch(request.user, May.INVITE, wishes, pk=int(number) if number.isascii() and number.isdigit() and len(number) < 19 else 0)
    if interest.answered_at and request.method == "GET":
        raise Conflict(_("%(city)s has been answered already. Look at what came of it first.") % {"city": interest.city})
    return interest


def hoped(interest):
    """What is known before anything is typed."""
    return {"interest": interest.pk, "mentee": interest.city_id, "came_through": interest.heard_through_id} if interest else {}


def begun(form, user):
    """The partnership, its journey, its broker and the answer to the city that asked, in one transaction; None when somebody was faster."""
    try:
        with transaction.atomic():
            partnership = form.record(user)
            Journey.begin(partnership, **form.courtship())
            name_broker(partnership, form.cleaned_data["broker"], user)
            if interest := form.cleaned_data["interest"]:
                interest.become(partnership, by=user)
            return partnership
    except Conflict:
        form.add_error(None, _("Somebody else answered this city a moment before you. Look at what came of it first."))
        return None
    except IntegrityError:
        form.add_error("mentee", _("These two cities already have a partnership in this programme."))
        return None


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
