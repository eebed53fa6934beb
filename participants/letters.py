"""Mails of the account and invitations: in which language, and the heads that they share. Who chose what is known above (settings)."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.module_loading import import_string
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

log = logging.getLogger(__name__)
AWAY = (OSError, SMTPException)
"""What a mail server that is away, or refuses, raises."""


class NotSent(Exception):
    """The mail that somebody asked for did not go out: they are told, for they would wait for it (503)."""


def spoken_at(address):
    """The language of whoever reads mail at this address; that of the house where nobody chose, or nobody has an account."""
    return import_string(settings.MAIL_LANGUAGE)(address)


def begin_in(language, user):
    """Somebody new is written to in the language of their invitation, until they choose."""
    import_string(settings.MAIL_LANGUAGE_BEGINS)(language, user)


def heads():
    """Which language the mail is in, and that no person wrote it, so that no absence note answers."""
    return {"Content-Language": get_language(), "Auto-Submitted": "auto-generated"}


def invite(invitation, address):
    """Mail the invitation in its language. Nothing goes while mail is held; gives back how many went."""
    if import_string(settings.MAIL_IS_HELD)():
        return 0
    with override(invitation.language):
        names = {"name": _flat(invitation.name), "title": _flat(invitation.programme.title), "inviter": _flat(invitation.recorded_by.name)}
        said = {**names, "invitation": invitation, "address": address, "house": settings.PUBLIC_URL}
        text = render_to_string("participants/invitations/mail.txt", said).strip() + "\n"
        subject = _("You are invited: %(title)s") % names
        mail = EmailMessage(subject, text, to=[invitation.email], headers=heads())
    try:
        return mail.send()
    except AWAY:
        log.warning("invitation %s could not be mailed", invitation.pk)
        return 0


def _flat(text):
    """On one line, so that nobody's name can pass for a line of ours or for a head."""
    return " ".join(text.split())
