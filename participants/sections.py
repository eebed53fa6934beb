"""What accounts, people, memberships and invitations hold of a person."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from participants.owned import Section


def sent_to(user):
    return Q(email__iexact=user.email)


def earlier(user):
    return Q(id=user.practitioner.pk) if hasattr(user, "practitioner") else Q(pk__in=[])


KEPT = (
    Section("participants.User", "account", _("Your account"), without=("password",), whose=("pk",)),
    Section("account.EmailAddress", "C", _("Your e-mail addresses")),
    Section("participants.Practitioner", "D", _("Your entry among the people"), whose=("user",)),
    Section(
        "participants.HistoricalPractitioner",
        "D",
        _("Earlier versions of your entry"),
        fields=("name", "profession", "position", "history_date"),
        whose=("user",),
        also=earlier,
    ),
    Section("participants.Contact", "C", _("How to reach you")),
    Section("participants.Invitation", "C", _("Invitations"), without=("token_digest",), whose=("accepted_by", "practitioner__user"), also=sent_to),
    Section("participants.Consent", "F", _("What you agreed to"), fields=("user", "version", "digest", "language", "at")),
    Section("participants.Membership", "D", _("Your parts in partnerships, and parts that you recorded or admitted")),
    Section("participants.Role", "D", _("Your roles in programmes, and roles that you recorded")),
    Section("participants.Context", "D", _("What you wrote about a city")),
    Section(
        "participants.Introduction",
        "D",
        _("Cities that you introduced"),
        without=("became", "declined_by", "declined_because", "answered_at", "answered_by"),
    ),
)
