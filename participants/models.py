"""Index of the records in this part of the house."""

from participants.consents.models import Consent
from participants.erasures.models import Erasure
from participants.introductions.models import Asking, Introduction
from participants.invitations.models import Invitation
from participants.partnerships.models import Context, Interest, Membership, Partnership
from participants.people.models import Contact, Practitioner, User
from participants.places.models import City, Organisation
from participants.programmes.models import Programme, Role

__all__ = [
    "Asking",
    "City",
    "Consent",
    "Contact",
    "Context",
    "Erasure",
    "Interest",
    "Introduction",
    "Invitation",
    "Membership",
    "Organisation",
    "Partnership",
    "Practitioner",
    "Programme",
    "Role",
    "User",
]
