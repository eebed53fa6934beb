"""No mail of ours leaves a restored system before an operator says so: what the archive waits to say may have been said long ago."""

from django.db import transaction
from django.utils import timezone

from stages.reminders.digests import end
from stages.reminders.models import Digest, Reminder, Sweep

NAME = "mail is held"


def hold():
    Sweep.objects.update_or_create(name=NAME, defaults={"ended_at": timezone.now()})


def is_held() -> bool:
    return Sweep.objects.filter(name=NAME).exists()


@transaction.atomic
def release(*, drop=False) -> tuple[int, int]:
    """Let mail out again; with ``drop``, strike out what waits. Gives back how many reminders and mails were struck out."""
    struck = (0, 0)
    if drop:
        now = timezone.now()
        mails = Digest.objects.filter(done_at=None).update(outcome=Digest.Outcome.WITHDRAWN, done_at=now)
        struck = (end(Reminder.objects.filter(due_at__lte=now), Reminder.Outcome.CANCELLED), mails)
    Sweep.objects.filter(name=NAME).delete()
    return struck
