"""The words of a reminder mail, and the mail itself: the same digest always gives the same bytes."""

import uuid
from email.utils import format_datetime, parseaddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import override

LONGEST_TITLE = 100


def message_id():
    """A fresh Message-ID, frozen with the digest, so that a mail that arrives twice can be told to be one."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return f"<{uuid.uuid4().hex}@{domain or 'localhost'}>"


def write(person, sections):
    """Subject and text for a person; ``sections`` are pairs of a rule and its lines."""
    found = list(sections)
    with override(settings.LANGUAGE_CODE):
        parts = [_greeting(person), *(_section(rule, lines) for rule, lines in found), _("There is at most one such mail a day.")]
        return _subject(found), "\n\n".join(parts) + "\n"


def _greeting(person):
    return _("Hello %(name)s,") % {"name": _flat(person.name)} if person.name else _("Hello,")


def _section(rule, lines):
    listed = [f"* {_flat(line.title)}, {line.when}\n  {settings.PUBLIC_URL.rstrip('/')}{line.path}" for line in lines]
    return "\n\n".join([f"{rule.heading}\n{rule.advice}", *listed])


def _subject(sections):
    rule, lines = sections[0]
    more = sum(len(lines) for _rule, lines in sections) - 1
    first = f"{rule.heading} {Truncator(_flat(lines[0].title)).chars(LONGEST_TITLE)}"
    return _("%(first)s, and %(number)d more") % {"first": first, "number": more} if more else first


def _flat(text):
    """On one line, so that nobody's title can pass for a line of ours or for a header."""
    return " ".join(text.split())


def message(digest):
    """The mail of a digest. Nothing in it depends on when or how often it is sent."""
    headers = {
        "Message-ID": digest.message_id,
        "Date": format_datetime(digest.made_at),
        "Auto-Submitted": "auto-generated",
    }
    return EmailMessage(digest.subject, digest.text, to=[digest.person.email], headers=headers)
