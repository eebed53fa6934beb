"""One sweep: rules, ledger, digests, mail. It may run as often as it likes, twice at once, or days late."""

import logging
import time
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import takewhile

from django.db import OperationalError
from django.utils import timezone

from stages.reminders import digests, due, holding, ledger, post
from stages.reminders.models import Digest, Sweep

logger = logging.getLogger(__name__)

NAME = "reminders"
SPELL = 100
"""Seconds for which a sweep composes, and then sends, at most; the next one goes on where it left off."""


@dataclass
class Swept:
    """What a sweep did, in rows and mails."""

    collected: int = 0
    cancelled: int = 0
    composed: int = 0
    sent: int = 0
    refused: int = 0
    withdrawn: int = 0
    waiting: int = 0


def sweep(now=None) -> Swept:
    """Remind everybody of all that is due on or before ``now``.

    A rule or a mail that fails keeps no other back; it is raised at the end, and the sweep does not count as done.
    """
    now = now or timezone.now()
    with due.believing(now):
        return _sweep(now, due.in_force(), Swept(), [])


def _sweep(now, rules, done, faults):
    for rule in rules.values():
        with _apart(faults, f"The rule {rule.name!r}"):
            done.collected += ledger.collect(rule, now)
            done.cancelled += ledger.cancel(rule, now)
    if not holding.is_held():
        _send(rules, now, done, faults)
    if faults:
        raise faults[0]
    Sweep.objects.update_or_create(name=NAME, defaults={"ended_at": timezone.now()})
    return done


def _send(rules, now, done, faults):
    stop = time.monotonic() + SPELL
    for person, slot, its in takewhile(lambda _claim: time.monotonic() < stop, _claims(rules, now)):
        with _apart(faults, f"The digest of user {person.pk}"):
            done.composed += digests.compose(person, slot, its) is not None
    told = post.deliver(rules, now, seconds=SPELL)
    done.sent, done.refused, done.withdrawn, done.waiting = (told[key] for key in (*Digest.Outcome.values, post.WAITING))


def _claims(rules, now):
    """First what waits for no morning, in mails of its own; then what everybody chose to have in one."""
    prompt = digests.at_once(rules)
    for person, slot in digests.claimants(prompt, now, lambda _person, at, _chosen: digests.minute(at)) if prompt else ():
        yield person, slot, prompt
    for person, slot in digests.claimants(rules, now):
        yield person, slot, rules


@contextmanager
def _apart(faults, what):
    """Go on after a fault in one thing; without the database there is no going on."""
    try:
        yield
    except OperationalError:
        raise
    except Exception as fault:
        logger.exception("%s failed.", what)
        faults.append(fault)
