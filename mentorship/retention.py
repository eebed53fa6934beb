"""What has had its time goes: the retention column of docs/data-inventory.csv, carried out by the sweep.

By the real clock, whatever hour a sweep is asked to believe in: there is no way back.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from participants.guarded import Door, door
from participants.models import Erasure, Invitation
from reports.briefs import rendering as briefs
from reports.models import Brief
from stages.models import Differing, Digest, Draft, Reminder

YEAR, KEPT = dt.timedelta(days=365), dt.timedelta(days=30)

WITHOUT_A_CLOCK = {
    "as long as it is used": "the directory: people take out what nobody names any more",
    "as long as the partnership's record; its author's name until they are erased": "erase_person takes the name",
    "as long as the partnership's record; the person until they are erased": "erase_person takes the person",
    "as long as the programme's record": "the programme decides, not a date",
    "as long as the programme's record; never computed again": "the programme decides, not a date",
    "for ever": "class F: the history of two cities",
    "for ever; an erasure may destroy the file": "class E: people decide",
    "overwritten": "the next one writes over it",
    "until computed anew": "the sweep writes over it",
    "until erased": "erase_person",
    "until erased or switched off": "its owner, or erase_person",
    "until it is done; a day at most": "mentorship/workbook/work.py, in the same sweep",
    "until its author is erased": "erase_person",
    "until its author takes it back; once published as long as the programme's record": "its author",
    "until the answerer takes it back or is erased": "the answerer, or erase_person",
    "until erased; the name then becomes a role and a city": "erase_person",
    "until its author deletes it or is erased": "its author, or erase_person",
    "until taken down; where the history rests on it for ever": "whoever may take it down",
}
"""What the inventory says of fields that no date ends, and what ends them."""


@dataclass(frozen=True)
class Rule:
    """``words``: as the inventory says it; ``fields``: of which it says so; ``forget(now)``: how many rows had their time."""

    words: str
    fields: frozenset[str]
    forget: Callable[[dt.datetime], int]


def fields_of(*models, but=()):
    return frozenset(f"{model.__name__}.{each.name}" for model in models for each in model._meta.local_fields if each.name not in but)


def old_mails(now):
    """The text goes with the mail; that one was reminded stays known, or it would be said again."""
    old = Digest.objects.filter(done_at__lt=now - 2 * YEAR)
    with transaction.atomic():
        Reminder.objects.filter(digest__in=old).update(digest=None)
        return old.delete()[0]


def old_invitations(now):
    """Whom it was for; what it was for, and that it was taken, stays with the programme."""
    over = Invitation.objects.annotate(over_at=Coalesce("accepted_at", "withdrawn_at", "expires_at")).filter(over_at__lt=now - YEAR)
    found = over.exclude(name="", email="")
    never_used = found.filter(accepted_at=None, withdrawn_at=None).update(name="", email="", withdrawn_at=now)
    return never_used + found.update(name="", email="")


def old_briefs(now):
    """A brief tells how things stood and holds leaders' names; whoever needs it later has it made anew."""
    return briefs.forget(briefs.old(now))


def ended_sessions(now):
    gone = Session.objects.filter(expire_date__lt=now).delete()[0]
    return gone + UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()[0]


def old_lists(now):
    """Where an erased person's name may have stood: the manager has had a year to look."""
    return Erasure.objects.filter(~Q(named_in=[]), done_at__lt=now - YEAR).update(named_in=[])


def old_differings(now):
    """Its author has been shown them for eight weeks."""
    return Differing.objects.filter(came_at__lt=now - dt.timedelta(weeks=8)).delete()[0]


def old_drafts(now):
    """What somebody began to write and neither sent nor took up again."""
    with door(Door.OLD_DRAFTS):
        return Draft.objects.behind(Door.OLD_DRAFTS).filter(saved_at__lt=now - KEPT).delete()[0]


RULES = (
    Rule("two years", fields_of(Digest), old_mails),
    Rule("until erased, or a year after the invitation is over", frozenset({"Invitation.name", "Invitation.email"}), old_invitations),
    Rule("a month; at once when somebody of the partnership is erased", fields_of(Brief), old_briefs),
    Rule("until the session ends", fields_of(Session, UserSession), ended_sessions),
    Rule("until its form is sent or it is thrown away; thirty days at most", fields_of(Draft), old_drafts),
    Rule("a year after the erasure", frozenset({"Erasure.named_in"}), old_lists),
    Rule("eight weeks, or until its author has looked", fields_of(Differing), old_differings),
)


def forget():
    """Carry out every rule; returns how many rows had their time. As often as one likes."""
    now = timezone.now()
    return sum(rule.forget(now) for rule in RULES)
