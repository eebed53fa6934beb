"""The address under which a kind of mail is switched off with one click, without signing in (RFC 8058).

It names the user and the kinds, and is signed with the secret key (HMAC-SHA256), so that nobody can guess or change one. It opens
nothing else and shows nothing of anybody.
"""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from participants.models import User
from stages.reminders.kinds import Kind


def signer():
    """Made when it is used: the key is read from the settings."""
    return signing.Signer(salt="stages.reminders.stopping")


def address(person, kinds) -> str:
    """The same for the same person and kinds, so that a mail sent twice is the same mail."""
    return settings.PUBLIC_URL.rstrip("/") + reverse("reminders-stop", args=[token(person, kinds)])


def token(person, kinds) -> str:
    return signer().sign_object([person.pk, sorted(kinds)])


def read(token):
    """Whom and what the address names: (user, kinds), or None for what was never given out or is nobody's any more."""
    try:
        pk, kinds = signer().unsign_object(token)
    except (signing.BadSignature, ValueError):
        return None
    person = User.objects.filter(pk=pk).first()
    return person and (person, [kind for kind in kinds if kind in Kind.values])
