"""One mail, not many: a digest per person and slot takes all that waits for the person and freezes its text."""

import datetime as dt
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from django.db import IntegrityError, transaction
from django.db.models import Min
from django.utils import timezone

from participants.models import User
from stages.reminders import letters
from stages.reminders.due import thousands, zone
from stages.reminders.models import Digest, Reminder

MORNING = dt.time(7)
DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Slot:
    """A person's latest morning. It carries what was due when it opened, so a sweep that comes late changes nothing but the hour."""

    name: str
    opens: dt.datetime


def slot(person, now) -> Slot:
    """The last seven o'clock that has passed where the person is."""
    local = now.astimezone(zone(person.zone))
    day = local.date() if local.time() >= MORNING else local.date() - DAY
    return Slot(day.isoformat(), dt.datetime.combine(day, MORNING, local.tzinfo))


def waiting(rules, now):
    """Reminders that no mail carries yet."""
    return Reminder.objects.filter(rule__in=rules, done_at=None, digest=None, due_at__lte=now)


def claimants(rules, now):
    """Everybody whose slot has opened for something that waits, and has no digest yet: (person, slot)."""
    due = waiting(rules, now)
    for people in thousands(User.objects.filter(pk__in=due.values("person"))):
        slots = {person: slot(person, now) for person in people}
        names = {each.name for each in slots.values()}
        have = set(Digest.objects.filter(person__in=people, slot__in=names).values_list("person_id", "slot"))
        first = dict(due.filter(person__in=people).values_list("person").annotate(Min("due_at")))
        for person, each in slots.items():
            if (person.pk, each.name) not in have and person.pk in first and first[person.pk] <= each.opens:
                yield person, each


@transaction.atomic
def compose(person, slot, rules):
    """Claim what waits for the person and freeze the mail; None if another sweep was first or nothing is left to say."""
    try:
        with transaction.atomic():
            digest = Digest.objects.create(person=person, slot=slot.name, message_id=letters.message_id())
    except IntegrityError:
        return None
    claimed = list(waiting(rules, slot.opens).filter(person=person).select_for_update().order_by("due_at", "pk"))
    said = lines(person, claimed, rules)
    end(Reminder.objects.filter(pk__in=[row.pk for row in claimed if row.pk not in said]), Reminder.Outcome.CANCELLED)
    if not said:
        digest.delete()
        return None
    Reminder.objects.filter(pk__in=said).update(digest=digest)
    digest.subject, digest.text = letters.write(person, _sections(claimed, said, rules))
    digest.save(update_fields=["subject", "text"])
    return digest


def lines(person, reminders, rules):
    """What each reminder says, by its key, for those whose reason stands and whose subject the person may see now."""
    said = {}
    for name, of_rule in groupby(sorted(reminders, key=attrgetter("rule")), key=attrgetter("rule")):
        rows = list(of_rule)
        found = rules[name].lines(person, {row.subject for row in rows}) if name in rules and person.is_active else {}
        said |= {row.pk: found[row.subject] for row in rows if row.subject in found}
    return said


def _sections(claimed, said, rules):
    """Rules in the order of the settings, each with its lines; a subject that is due for the third time is still named once."""
    for name, rule in rules.items():
        found = {row.subject: said[row.pk] for row in claimed if row.rule == name and row.pk in said}
        if found:
            yield rule, list(found.values())


def end(reminders, outcome):
    return reminders.filter(done_at=None).update(outcome=outcome, done_at=timezone.now())


@transaction.atomic
def withdraw(digest, gone):
    """A mail that would say what no longer holds is not sent; the rest of it waits for the next slot."""
    if not finish(digest, Digest.Outcome.WITHDRAWN):
        return
    end(digest.reminders.filter(pk__in=gone), Reminder.Outcome.CANCELLED)
    digest.reminders.filter(done_at=None).update(digest=None)


def finish(digest, outcome, trouble=""):
    """Write down how a digest ended, once."""
    return Digest.objects.filter(pk=digest.pk, done_at=None).update(outcome=outcome, done_at=timezone.now(), trouble=trouble)
