"""One mail, not many: a digest per person and slot takes all that waits for the person and freezes its text.

A slot is the person's own: a morning of each day, a morning of one day of the week, or the minute in which a sweep finds something.
"""

import datetime as dt
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from django.db import IntegrityError, transaction
from django.db.models import Min
from django.utils import timezone
from django.utils.translation import override

from participants.models import User
from stages.reminders import letters
from stages.reminders.due import thousands, zone
from stages.reminders.models import Digest, Preference, Reminder

DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Slot:
    """A person's latest moment for a mail. It carries what was due when it opened, so a late sweep changes nothing but the hour."""

    name: str
    opens: dt.datetime


def minute(now) -> Slot:
    return Slot(now.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M"), now)


def slot(person, now, chosen=None) -> Slot:
    """The last morning that has passed where the person is, as they chose it; or this very minute."""
    chosen = chosen or Preference(user=person)
    if chosen.rhythm == Preference.Rhythm.AT_ONCE:
        return minute(now)
    local, morning = now.astimezone(zone(person.zone)), dt.time(chosen.hour)
    day = local.date() if local.time() >= morning else local.date() - DAY
    if chosen.rhythm == Preference.Rhythm.WEEKLY:
        day -= (day.weekday() - chosen.weekday) % 7 * DAY
    return Slot(day.isoformat(), dt.datetime.combine(day, morning, local.tzinfo))


def waiting(rules, now):
    """Reminders that no mail carries yet."""
    return Reminder.objects.filter(rule__in=rules, done_at=None, digest=None, due_at__lte=now)


def at_once(rules):
    """Those of the rules that wait for no morning."""
    return {name: rule for name, rule in rules.items() if rule.at_once}


def claimants(rules, now, slot=slot):
    """Everybody whose slot has opened for something that waits, and has no digest yet: (person, slot)."""
    due = waiting(rules, now)
    for people in thousands(User.objects.filter(pk__in=due.values("person"))):
        chosen = {row.user_id: row for row in Preference.objects.filter(user__in=people)}
        slots = {person: slot(person, now, chosen.get(person.pk)) for person in people}
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
    chosen = Preference.of(person)
    with override(chosen.spoken):
        return _freeze(digest, claimed, rules, letters.Rhythm.AT_ONCE if at_once(rules) == rules else chosen.rhythm)


def _freeze(digest, claimed, rules, rhythm):
    """In the language that is active: all that is said is made here, so that it is frozen in one language."""
    said = lines(digest.person, claimed, rules)
    end(Reminder.objects.filter(pk__in=[row.pk for row in claimed if row.pk not in said]), Reminder.Outcome.CANCELLED)
    if not said:
        digest.delete()
        return None
    Reminder.objects.filter(pk__in=said).update(digest=digest)
    letters.write(digest, list(_sections(claimed, said, rules)), rhythm)
    digest.save(update_fields=["subject", "text", "html", "kinds", "calendars"])
    return digest


def lines(person, reminders, rules):
    """What each reminder says, by its key, for those whose reason stands, whose subject the person may see now, and that they want."""
    said, off = {}, set(Preference.of(person).off)
    rules = {name: rule for name, rule in rules.items() if rule.kind not in off}
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
    """A mail that would say what no longer holds is not sent, and its text goes; the rest of it waits for the next slot."""
    if not finish(digest, Digest.Outcome.WITHDRAWN):
        return
    end(digest.reminders.filter(pk__in=gone), Reminder.Outcome.CANCELLED)
    digest.reminders.filter(done_at=None).update(digest=None)
    unwrite(Digest.objects.filter(pk=digest.pk))


def unwrite(digests):
    """Whom it was for and when stays; what it said goes."""
    digests.update(subject="", text="", html="", calendars=[])


def finish(digest, outcome, trouble=""):
    """Write down how a digest ended, once."""
    return Digest.objects.filter(pk=digest.pk, done_at=None).update(outcome=outcome, done_at=timezone.now(), trouble=trouble)
