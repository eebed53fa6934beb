"""What an erasure does to an account, a person's entry, their parts and their invitations.

The account goes last: the others find it by its address.
"""

import datetime as dt
import secrets

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from participants.invitations.models import digest
from participants.models import Contact, Invitation, Practitioner

NOWHERE = "erased.invalid"
"""A host that can never exist (RFC 2606): what is sent there reaches nobody."""


def address(user):
    """Stands where the person's address stood: unique, and about nobody."""
    return f"erased-{user.pk}@{NOWHERE}"


def is_erased(user):
    return user.email == address(user)


def entry_of(user):
    return getattr(user, "practitioner", None)


def former(user):
    """The person as a role and a city: "Former facilitator, Mzuzu". In the language of the house, for it is stored."""
    who = entry_of(user)
    part = who and who.memberships.select_related("partnership__mentor", "partnership__mentee").order_by("-since", "-pk").first()
    role = who and (part or who.roles.order_by("-since", "-pk").first())
    with override(settings.LANGUAGE_CODE):
        if not role:
            return _("Former user")
        city = who.city or (part and part.partnership.city_of(part.side))
        said = part.get_role_display() if part else role.get_kind_display()
        return _("Former %(role)s, %(city)s") % {"role": said, "city": city} if city else _("Former %(role)s") % {"role": said}


def forget_parts(records):
    """Every part that is not over ends today: nobody holds a place under a name that is gone."""
    today = dt.date.today()
    for part in records.filter(Q(until=None) | Q(until__gt=today)):
        part.until = max(part.since, today)
        part.save()


def forget_memberships(user):
    if who := entry_of(user):
        forget_parts(who.memberships)


def forget_roles(user):
    if who := entry_of(user):
        forget_parts(who.roles)


def forget_contact(user):
    Contact.objects.filter(practitioner__user=user).delete()


def forget_invitations(user):
    """Sent to an address of theirs, or accepted by them: the name and the address go, and nobody can use what is still open."""
    addresses = Q(email__iexact=user.email)
    for each in user.emailaddress_set.all():
        addresses |= Q(email__iexact=each.email)
    for row in Invitation.objects.filter(addresses | Q(accepted_by=user) | Q(practitioner__user=user)):
        row.name, row.email, row.token_digest = former(user), address(user), digest(secrets.token_urlsafe())
        if row.accepted_at is None and row.withdrawn_at is None:
            row.withdrawn_at = timezone.now()
        row.save()


def forget_entry(user):
    """The name becomes a role and a city, in the history too."""
    if who := entry_of(user):
        nothing = {"name": former(user), "profession": "", "position": "", "organisation": None}
        for field, value in nothing.items():
            setattr(who, field, value)
        who.save()
        Practitioner.history.filter(id=who.pk).update(**nothing, history_change_reason=None)


def forget_addresses(user):
    user.emailaddress_set.all().delete()


def forget_factors(user):
    Authenticator.objects.filter(user=user).delete()


def forget_sessions(user):
    """Those that the list knows, and any other that is this person's."""
    UserSession.objects.filter(user=user).delete()
    for session in Session.objects.iterator():
        if session.get_decoded().get("_auth_user_id") == str(user.pk):
            session.delete()


def forget_account(user):
    """The row stays, for what is kept for ever points at it; nobody can sign in with it, and it says nothing of anybody."""
    who = entry_of(user)
    user.name = who.name if who else former(user)
    user.email, user.zone, user.last_login, user.date_joined = address(user), "UTC", None, timezone.now()
    user.is_active = user.is_staff = user.is_superuser = False
    user.set_unusable_password()
    user.save()
    user.groups.clear()
    user.user_permissions.clear()
    logged = LogEntry.objects.filter(content_type__app_label="participants", content_type__model="user", object_id=str(user.pk))
    logged.update(object_repr=user.name, change_message="")
