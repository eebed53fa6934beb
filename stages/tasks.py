"""What Celery wakes up: it only calls; the rows say what there is to do."""

from celery import shared_task

from stages.reminders import sweep as reminders
from stages.signals import standing
from stages.trust import sweep as trust


@shared_task
def sweep():
    """Every minute (beat). Twice at once does no harm."""
    reminders.sweep()


@shared_task
def look_again():
    """Every ten minutes (beat): what findings say changes with time alone."""
    standing.sweep()


@shared_task
def pulses():
    """Every ten minutes (beat): close what is over, open what is due."""
    trust.sweep()
