"""Who is let into the safe space, and by whom (design: admission; finding F5)."""

import datetime as dt

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from participants.dates import now_holds
from participants.partnerships.parts import LEADS, PRACTITIONERS, Role


class Refused(PermissionDenied):
    """Admission is refused; the sentence says why."""


def check(membership, *, by):
    """Raise ``Refused`` unless ``by`` may admit this membership now."""
    if membership.role not in PRACTITIONERS:
        raise Refused(_("Only practitioners of the two cities meet in the safe space."))
    if reason := outsider(membership.practitioner, membership.partnership):
        raise Refused(reason)
    if not (is_lead_of(by, membership) or is_first_lead(membership, by) or by.pk in heirs(membership, present(membership.partnership))):
        raise Refused(_("Only a lead of the same city admits someone to the safe space."))


def outsider(practitioner, partnership):
    """The reason why this person can never hold an admitted membership here, or an empty text."""
    if practitioner.user and (practitioner.user.is_staff or practitioner.user.is_superuser):
        return _("Site administrators stay outside the safe space.")
    if practitioner.roles.filter(now_holds(dt.date.today()), programme=partnership.programme_id).exists():
        return _("Managers and funders of the programme stay outside the safe space.")
    elsewhere = practitioner.memberships.filter(now_holds(dt.date.today()), partnership__programme=partnership.programme_id)
    if elsewhere.filter(role__in=(Role.BROKER, Role.ASSOCIATION)).exists():
        return _("Brokers and associations of the programme stay outside the safe space.")
    return ""


def is_lead_of(user, membership):
    """Is this user an admitted lead of the membership's side, now?"""
    fellows = membership.partnership.memberships.filter(now_holds(dt.date.today()), side=membership.side, role__in=LEADS)
    return fellows.filter(practitioner__user=user, admitted_at__isnull=False).exists()


def is_first_lead(membership, user):
    """The manager names the first lead of each side; after that the side decides for itself, for ever."""
    if membership.role not in LEADS:
        return False
    side = membership.partnership.memberships.filter(side=membership.side, admitted_at__isnull=False)
    manager = apps.get_model("participants", "Role").objects.filter(
        now_holds(dt.date.today()), programme=membership.partnership.programme_id, kind="manager", practitioner__user=user
    )
    return not side.exists() and manager.exists()


def present(partnership):
    """All memberships that hold today."""
    return list(partnership.memberships.filter(now_holds(dt.date.today())).select_related("practitioner"))


def heirs(membership, members):
    """The users who may let this lead in because the side has lost its last one: whoever is still inside decides, and nobody from outside.

    First the side's own practitioners; where none is left, the leads of the other city. Nobody admits themself.
    """
    inside = [each for each in members if each.admitted_at and each.practitioner_id != membership.practitioner_id]
    own = [each for each in inside if each.side == membership.side]
    if membership.role not in LEADS or any(each.role in LEADS for each in own):
        return set()
    others = [each for each in inside if each.side != membership.side and each.role in LEADS]
    return {each.practitioner.user_id for each in own or others if each.practitioner.user_id} if _was_led(membership) else set()


def _was_led(membership):
    return membership.partnership.memberships.filter(side=membership.side, admitted_at__isnull=False).exists()


def is_last_lead(membership):
    """With this membership the side would lose its last admitted lead."""
    if membership.role not in LEADS or not membership.admitted_at:
        return False
    return not any(
        each.role in LEADS and each.admitted_at and each.side == membership.side and each.pk != membership.pk
        for each in present(membership.partnership)
    )


def check_outsider(practitioner, programme):
    """Raise ``Refused`` if someone who sits in a safe space of the programme would be given a part outside it."""
    inside = practitioner.memberships.filter(now_holds(dt.date.today()), partnership__programme=programme, admitted_at__isnull=False)
    if practitioner.pk and inside.exists():
        raise Refused(_("This person is in a safe space of the programme. End that membership first."))
