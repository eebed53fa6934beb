"""The ledger: write down what is due, once, and strike out what has lost its reason."""

from collections.abc import Iterable, Iterator

from django.utils import timezone

from stages.reminders.due import AT_ONCE, Due, Rule, thousands
from stages.reminders.models import Reminder


def collect(rule, now):
    """Write down what the rule finds due and the ledger does not hold yet; returns how many rows that were."""
    return sum(_write(rule, batch) for batch in _batches(rule.due(now)))


def cancel(rule: Rule, now):
    """Strike out reminders due by now that no mail carries yet and whose reason has gone; returns how many."""
    waiting = Reminder.objects.filter(rule=rule.name, done_at=None, digest=None, due_at__lte=now)
    return sum(_strike(rule, rows) for rows in thousands(waiting.only("subject")))


def _batches(found: Iterable[Due]) -> Iterator[list[Due]]:
    """About a thousand at a time, never parting what belongs to one subject: it is written as a whole or not at all.

    A rule may then leave out a subject as soon as it finds its last occasion in the ledger.
    """
    batch: list[Due] = []
    for due in found:
        if len(batch) >= AT_ONCE and due.subject != batch[-1].subject:
            yield batch
            batch = []
        batch.append(due)
    if batch:
        yield batch


def _write(rule, batch):
    rows = Reminder.objects.filter(rule=rule.name, subject__in={due.subject for due in batch})
    known = set(rows.values_list("subject", "person_id", "occasion"))
    new = [Reminder(**vars(due)) for due in batch if (due.subject, due.person_id, due.occasion) not in known]
    Reminder.objects.bulk_create(new, ignore_conflicts=True)  # another sweep may have been first
    return len(new)


def _strike(rule, rows):
    gone = {row.subject for row in rows} - rule.still_stands({row.subject for row in rows})
    lost = Reminder.objects.filter(pk__in=[row.pk for row in rows if row.subject in gone], done_at=None, digest=None)
    return lost.update(outcome=Reminder.Outcome.CANCELLED, done_at=timezone.now())
