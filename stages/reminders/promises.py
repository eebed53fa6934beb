"""Promises whose day comes near, or has passed. Asked is who promised; leads of that city where that person cannot answer, or has not for two weeks.

A reason goes when something is said about the promise, or another day is named: the day belongs to the subject.
"""

import datetime as dt
from collections import defaultdict

from django.db.models import CharField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Cast, Concat
from django.template.defaultfilters import truncatechars
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from participants.access import May, visible
from participants.dates import Precision, in_words, now_holds
from participants.models import Membership
from participants.partnerships.parts import LEADS, PRACTITIONERS
from stages.models import Commitment, Reminder
from stages.reminders.due import Due, Line, Rule, thousands, today
from stages.reminders.kinds import Kind

SOON, LATE = "promise due soon", "promise overdue"
AHEAD, PATIENCE = dt.timedelta(days=7), dt.timedelta(days=14)
DAY = dt.timedelta(days=1)
FIELDS = ("partnership_id", "side", "promiser_id", "on", "due", "due_precision", "state")


def _subject(promise):
    return f"promise:{promise.pk}:{promise.due}"


def _morning(day):
    return dt.datetime.combine(day, dt.time(), dt.UTC)


def _open():
    return Commitment.objects.filter(state=Commitment.State.OPEN)


def _people(promises, on):
    """For each membership its user, if they can answer; for each city its leads. One query."""
    user = "practitioner__user"
    rows = Membership.objects.filter(now_holds(on), partnership__in={each.partnership_id for each in promises}, role__in=PRACTITIONERS)
    members, leads = {}, defaultdict(set)
    for pk, partnership, side, role, person in rows.filter(**{f"{user}__is_active": True}).values_list("pk", "partnership", "side", "role", user):
        members[pk] = person
        if role in LEADS:
            leads[partnership, side].add(person)
    return members, leads


def _asked(promise, members, leads):
    """Whoever promised; the city's leads where that person left, has no account, or only looks on."""
    own = members.get(promise.promiser_id)
    return {own} if own else leads[promise.partnership_id, promise.side]


def _soon(now):
    today = now.date()
    near = _open().filter(due__lte=today + AHEAD).exclude(Q(due__lt=today, due_precision=Precision.DAY))
    for promises in thousands(near.only(*FIELDS)):
        members, leads = _people(promises, today)
        for promise in promises:
            first = promise.last_day - AHEAD
            if promise.on < first <= today <= promise.last_day:  # a promise for this week needs no reminder
                yield from (Due(SOON, _subject(promise), who, 1, _morning(first)) for who in sorted(_asked(promise, members, leads)))


def _passed(today):
    """Without those whose leads were asked already: nobody is asked a third time."""
    subject = Concat(Value("promise:"), Cast(OuterRef("pk"), CharField()), Value(":"), Cast(OuterRef("due"), CharField()), output_field=CharField())
    last = Subquery(Reminder.objects.filter(rule=LATE, subject=subject, occasion=2).values("pk")[:1])
    return _open().alias(last=last).filter(due__lt=today, last=None).only(*FIELDS)


def _late(now):
    today = now.date()
    for promises in thousands(_passed(today)):
        members, leads = _people(promises, today)
        for promise in promises:
            first = promise.last_day + DAY
            if first <= today:
                yield from (Due(LATE, _subject(promise), who, 1, _morning(first)) for who in sorted(_asked(promise, members, leads)))
            if first + PATIENCE <= today:
                at = _morning(first + PATIENCE)
                yield from (Due(LATE, _subject(promise), who, 2, at) for who in sorted(leads[promise.partnership_id, promise.side]))


def _standing(records, subjects, soon):
    """Those of the subjects that are open, for the same day, and still ahead or already past."""
    keys = {int(subject.split(":")[1]) for subject in subjects}
    found = {_subject(promise): promise for promise in records.filter(pk__in=keys, state=Commitment.State.OPEN)}
    return {subject: promise for subject, promise in found.items() if subject in subjects and (promise.last_day >= today()) is soon}


def _rule(name, heading, advice, due, *, soon):
    def still_stands(subjects):
        return set(_standing(Commitment.objects.all(), subjects, soon))

    def lines(person, subjects):
        mine = visible(person, Commitment.objects.all(), May.PROMISE)
        return {subject: _line(promise) for subject, promise in _standing(mine, subjects, soon).items()}

    return Rule(name, heading, advice, due, still_stands, lines, Kind.PROMISES)


def _line(promise):
    """Without the full stop of a sentence: its day follows after a comma."""
    what = truncatechars(" ".join(promise.what.split()).removesuffix("."), 120)
    return Line(what, in_words(promise.due, promise.due_precision), reverse("promise", args=[promise.pk]))


commitment_due_soon = _rule(
    SOON,
    _("Promised for the coming days"),
    _("Say on the page when it is kept. If it takes longer, name another day before this one has passed, with the reason."),
    _soon,
    soon=True,
)
commitment_overdue = _rule(
    LATE,
    _("Promised, and the day has passed"),
    _("Say on the page that it is kept, name another day, or say that it will not be kept. A reason is enough."),
    _late,
    soon=False,
)
