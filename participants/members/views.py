"""Who belongs to a partnership: name, admit, end. Admissions are shown to all members (design: admission)."""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from participants.access import May, allowed, fetch, in_partnership, parts, voice
from participants.answers import answer, done
from participants.members.forms import ContextForm, EndForm, MembershipForm
from participants.models import Membership, Partnership
from participants.partnerships.parts import LEADS, PRACTITIONERS, Side

PARTNERSHIPS = Partnership.objects.select_related("mentor", "mentee", "programme")
MEMBERSHIPS = Membership.objects.select_related("partnership__mentor", "partnership__mentee", "partnership__programme", "practitioner__user")


def sides_to_name(user, partnership):
    """The manager names people on every side, a lead on their own."""
    if allowed(user, May.INVITE, partnership):
        return set(Side.values)
    return {part.side for part in parts(user) if part.partnership == partnership.pk and part.grants(May.ADMIT)}


@require_GET
def people_of(request, pk):
    partnership = fetch(request.user, May.LOOK, PARTNERSHIPS, pk=pk)
    may, today = in_partnership(request.user, partnership), timezone.localdate()
    rows = partnership.memberships.select_related("practitioner", "admitted_by").order_by("side", "since", "pk")
    members = [row for row in rows if row.until is None or row.until > today]
    led = {row.side for row in members if row.admitted_at and row.role in LEADS}
    mine = {part.side for part in parts(request.user) if part.partnership == partnership.pk and part.grants(May.ADMIT)}
    for row in members:
        waits = row.role in PRACTITIONERS and not row.admitted_at
        row.may_admit = waits and (row.side in mine or (May.INVITE in may and row.role in LEADS and row.side not in led))
        row.may_end = row.until is None and (May.INVITE in may or row.side in mine)
    context = {
        "partnership": partnership,
        "sides": [(side, [row for row in members if row.side == side]) for side in Side],
        "former": [row for row in rows if row.until and row.until <= today],
        "may_name": bool(sides_to_name(request.user, partnership)),
        "may_invite": May.INVITE in may,
    }
    return answer(request, "participants/members/_people.html", **context)


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
    form = EndForm(request.POST or None, membership=membership)
    if request.method == "POST" and form.is_valid():
        membership.end(on=form.cleaned_data["on"])
        gone = membership.practitioner.user_id == request.user.pk
        return done(request, "home", _("You have left this part.")) if gone else done(request, "people-of", _("Saved."), membership.partnership_id)
    return answer(request, "participants/members/_end.html", form=form, membership=membership, partnership=membership.partnership)


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
