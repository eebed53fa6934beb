"""Hand digests to the mail server: one sender at a time (a lease), again later if it fails, never again once it was taken.

Leases and pauses go by the real clock, whatever hour a sweep is asked to believe in: two senders must agree on them. Between the
server's "250" and our commit a kill can double a mail, with the same Message-ID; it cannot lose one.
"""

import datetime as dt
import logging
import smtplib
import time
from collections import Counter
from contextlib import suppress

from django.core import mail
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from stages.reminders import letters
from stages.reminders.digests import end, finish, lines, withdraw
from stages.reminders.models import Digest

logger = logging.getLogger(__name__)

LEASE = dt.timedelta(minutes=2)
"""Longer than one mail can take: some ten exchanges with the server of at most ``EMAIL_TIMEOUT`` seconds."""
QUICK, LAST = 10, 80
"""The first attempts follow within minutes, the others every hour; after some three days the mail is given up."""
WAITING = "waiting"


class Closed(Exception):
    """The mail server cannot be reached, or takes no mail from us at all: nobody's fault, so nobody's mail counts as tried."""


def deliver(rules, now, *, seconds):
    """Send what is composed and free, for so many seconds at most; returns how many were sent, refused, withdrawn, waiting.

    What a sweep that believed in a later day has composed waits for that day.
    """
    told, stop = Counter(), time.monotonic() + seconds
    connection = mail.get_connection()
    try:
        for pk in list(_free().exclude(reminders__due_at__gt=now).order_by("pk").values_list("pk", flat=True)):
            if time.monotonic() > stop:
                break
            if digest := _take(pk):
                told[_deliver(digest, connection, rules)] += 1
    except Closed as closed:
        logger.warning("The mail server takes no mail now (%s). The next sweep tries again.", closed)
    finally:
        _close(connection)
    return told


def _free():
    return Digest.objects.filter(Q(leased_until=None) | Q(leased_until__lte=timezone.now()), done_at=None)


def _take(pk):
    """The digest, if it is ours for the length of a lease."""
    if _free().filter(pk=pk).update(leased_until=timezone.now() + LEASE, attempts=F("attempts") + 1):
        return Digest.objects.select_related("person").get(pk=pk)
    return None


def _deliver(digest, connection, rules):
    carried = list(digest.reminders.all())
    said = lines(digest.person, carried, rules)
    if len(said) < len(carried):
        withdraw(digest, [row.pk for row in carried if row.pk not in said])
        return Digest.Outcome.WITHDRAWN
    try:
        _open(connection, digest)
        connection.send_messages([letters.message(digest)])
    except (smtplib.SMTPException, OSError, ValueError) as error:  # ValueError: an address or a header that no mail can carry
        _close(connection)
        return _failed(digest, error)
    return _settle(digest, Digest.Outcome.SENT)


def _open(connection, digest):
    try:
        connection.open()
    except (smtplib.SMTPException, OSError) as error:
        _give_back(digest, error)


def _close(connection):
    with suppress(smtplib.SMTPException, OSError):
        connection.close()


def _give_back(digest, error):
    Digest.objects.filter(pk=digest.pk, done_at=None).update(leased_until=None, attempts=F("attempts") - 1, trouble=_words(error))
    raise Closed(_words(error)) from error


def _failed(digest, error):
    """Refused for good, or tried again after a pause; raises ``Closed`` when it is us whom the server does not want."""
    if isinstance(error, smtplib.SMTPSenderRefused):
        _give_back(digest, error)
    if isinstance(error, ValueError) or _code(error) >= 500 or digest.attempts >= LAST:
        return _settle(digest, Digest.Outcome.REFUSED, _words(error))
    Digest.objects.filter(pk=digest.pk, done_at=None).update(leased_until=timezone.now() + pause(digest.attempts), trouble=_words(error))
    return WAITING


def pause(attempts):
    """1, 2, then 4 minutes, later an hour."""
    return dt.timedelta(minutes=min(2 ** (attempts - 1), 4)) if attempts < QUICK else dt.timedelta(hours=1)


@transaction.atomic
def _settle(digest, outcome, trouble=""):
    if finish(digest, outcome, trouble):
        end(digest.reminders, outcome)
    return outcome


def _answer(error):
    """What the server answered: a code and its words."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return next(iter(error.recipients.values()))
    if isinstance(error, smtplib.SMTPResponseException):
        return error.smtp_code, error.smtp_error
    return 0, str(error) or type(error).__name__


def _code(error):
    return _answer(error)[0]


def _words(error):
    """The server's own words, for whoever looks after the person's address."""
    code, words = _answer(error)
    words = words.decode(errors="replace") if isinstance(words, bytes) else words
    return " ".join(f"{code or ''} {words}".split())[: Digest._meta.get_field("trouble").max_length]
