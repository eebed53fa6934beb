"""Who belongs to a partnership: name, admit, end. Admissions are shown to all members (design: admission)."""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from participants.access import May, allowed, fetch, parts, voice
from participants.answers import answer, done, form_status
from participants.entry import Conflict
from participants.members.forms import ContextForm, EndForm, HandOverForm, MembershipForm
from participants.models import Membership, Partnership
from participants.partnerships import admission
from participants.partnerships.parts import PRACTITIONERS, Side

PARTNERSHIPS = Partnership.objects.select_related("mentor", "mentee", "programme")
MEMBERSHIPS = Membership.objects.select_related("partnership__mentor", "partnership__mentee", "partnership__programme", "practitioner__user")


def sides_to_name(user, partnership):
    """The manager names people on every side, a lead on their own."""
    if allowed(user, May.INVITE, partnership):
        return set(Side.values)
    return {part.side for part in parts(user) if part.partnership == partnership.pk and part.grants(May.ADMIT)}


@require_http_methods(["GET", "POST"])
def membership_new(request, pk):
    partnership = fetch(request.user, May.LOOK, PARTNERSHIPS, pk=pk)
    if not (sides := sides_to_name(request.user, partnership)):
        raise PermissionDenied
    form = MembershipForm(request.POST or None, partnership=partnership, user=request.user, sides=sides)
    if request.method == "POST" and form.is_valid() and named(form, request.user):
        return done(request, "people-of", _("The person is named. A lead of their city can now admit them to the safe space."), partnership.pk)
    return answer(request, "participants/members/_membership_form.html", form=form, partnership=partnership)


def named(form, user):
    try:
        return form.record(user)
    except IntegrityError:
        form.add_error("practitioner", _("This person already holds this role."))
        return None


@require_POST
def membership_admit(request, pk):
    membership = fetch(request.user, May.LOOK, MEMBERSHIPS, pk=pk)
    membership.partnership.admit(membership, by=request.user)
    return done(request, "people-of", _("Admitted to the safe space. All members can see this."), membership.partnership_id)


@require_http_methods(["GET", "POST"])
def membership_end(request, pk):
    """The manager, a lead of the same side, or the person themself."""
    membership = fetch(request.user, May.LOOK, MEMBERSHIPS, pk=pk)
    if not (membership.practitioner.user_id == request.user.pk or membership.side in sides_to_name(request.user, membership.partnership)):
        raise PermissionDenied
    form, is_last = EndForm(request.POST or None, membership=membership), admission.is_last_lead(membership)
    if request.method == "POST" and form.is_valid():
        membership.end(on=form.cleaned_data["on"])
        gone = membership.practitioner.user_id == request.user.pk
        return done(request, "home", _("You have left this part.")) if gone else done(request, "people-of", _("Saved."), membership.partnership_id)
    context = {"form": form, "membership": membership, "partnership": membership.partnership, "is_last_lead": is_last}
    return answer(request, "participants/members/_end.html", **context)


@require_http_methods(["GET", "POST"])
def membership_hand_over(request, pk):
    """The manager or a lead of the same side names who takes over; only a lead of the side admits the successor in the same act."""
    membership = fetch(request.user, May.LOOK, MEMBERSHIPS, pk=pk)
    if membership.side not in sides_to_name(request.user, membership.partnership):
        raise PermissionDenied
    may_admit = membership.role in PRACTITIONERS and admission.is_lead_of(request.user, membership)
    form = HandOverForm(request.POST or None, membership=membership, user=request.user, may_admit=may_admit)
    if request.method == "POST" and form.is_valid() and (form.twin(request.user) or handed_over(form, request.user)):
        gone = membership.practitioner.user_id == request.user.pk
        message = _("The part is handed over. What was before stays in the history.")
        return done(request, "home", message) if gone else done(request, "people-of", message, membership.partnership_id)
    is_last = admission.is_last_lead(membership)
    context = {"form": form, "membership": membership, "partnership": membership.partnership, "is_last_lead": is_last, "may_admit": may_admit}
    return answer(request, "participants/members/_hand_over.html", status=form_status(form), **context)


def handed_over(form, user):
    """The successor, or None with the refusal at its field."""
    try:
        return form.record(user)
    except IntegrityError:
        form.add_error("practitioner", _("This person already holds this role."))
    except admission.Refused as refused:
        form.add_error("admit" if form.cleaned_data.get("admit") else "practitioner", str(refused))
    except Conflict as conflict:
        form.is_stale = True
        form.add_error(None, str(conflict))
    return None


@require_http_methods(["GET", "POST"])
def context_new(request, pk):
    """A practitioner writes about their own city."""
    partnership = fetch(request.user, May.LOG, PARTNERSHIPS, pk=pk)
    side = voice(request.user, partnership, May.PROMISE).side
    latest = partnership.contexts.filter(side=side).first()
    initial = {"notes": latest.notes, "posture": latest.posture} if latest else {}
    form = ContextForm(request.POST or None, partnership=partnership, side=side, initial=initial)
    if request.method == "POST" and form.is_valid():
        form.record(request.user)
        return done(request, "people-of", _("Saved. Your partner can read it now."), partnership.pk)
    return answer(request, "participants/members/_context_form.html", form=form, partnership=partnership, city=partnership.city_of(side))
