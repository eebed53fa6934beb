"""What accounts, people, memberships and invitations hold of a person."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from participants import forgetting
from participants.owned import Section


def sent_to(user):
    return Q(email__iexact=user.email)


def earlier(user):
    return Q(id=user.practitioner.pk) if hasattr(user, "practitioner") else Q(pk__in=[])


KEPT = (
    Section("participants.User", "account", _("Your account"), without=("password",), whose=("pk",), forget=forgetting.forget_account),
    Section("account.EmailAddress", "C", _("Your e-mail addresses"), forget=forgetting.forget_addresses),
    Section("mfa.Authenticator", "account", _("Second factors"), without=("data",), forget=forgetting.forget_factors),
    Section("usersessions.UserSession", "account", _("Where you are signed in"), without=("session_key", "data"), forget=forgetting.forget_sessions),
    Section("participants.Practitioner", "D", _("Your entry among the people"), whose=("user",), forget=forgetting.forget_entry),
    Section(
        "participants.HistoricalPractitioner",
        "D",
        _("Earlier versions of your entry"),
        fields=("name", "profession", "position", "history_date"),
        whose=("user",),
        also=earlier,
    ),
    Section("participants.Contact", "C", _("How to reach you"), forget=forgetting.forget_contact),
    Section(
        "participants.Invitation",
        "C",
        _("Invitations"),
        without=("token_digest",),
        whose=("accepted_by", "practitioner__user"),
        also=sent_to,
        forget=forgetting.forget_invitations,
    ),
    Section("participants.Consent", "F", _("What you agreed to"), fields=("user", "version", "digest", "language", "at")),
    Section(
        "participants.Membership",
        "D",
        _("Your parts in partnerships, and parts that you recorded or admitted"),
        forget=forgetting.forget_memberships,
    ),
    Section("participants.Role", "D", _("Your roles in programmes, and roles that you recorded"), forget=forgetting.forget_roles),
    Section("participants.Erasure", "F", _("Your wish to be erased"), without=("named_in",)),
    Section("participants.Context", "D", _("What you wrote about a city")),
    Section(
        "participants.Introduction",
        "D",
        _("Cities that you introduced"),
        without=("became", "declined_by", "declined_because", "answered_at", "answered_by"),
    ),
    Section("participants.Asking", "D", _("Cities that you asked for their own words"), without=("token_digest",)),
)
