"""What a worker is woken up for. Tasks carry ids only and may run twice: the row in the database says what is still to do."""

from celery import shared_task

from mentorship import retention
from mentorship.workbook import work
from reports.tasks import tell

# Hard limit below the lease (mentorship.workbook.models) and below the time after which Redis hands a message out again.
TIME_LIMIT, SOFT_TIME_LIMIT = 840, 800
ENOUGH = 45  # seconds after which a sweep leaves the rest to the next one


@shared_task
def forget():
    """Every hour (beat). Twice at once does no harm."""
    retention.forget()


@shared_task(time_limit=TIME_LIMIT, soft_time_limit=SOFT_TIME_LIMIT)
def bring_in(pk):
    """Look one workbook through, or bring it in."""
    work.work_on(pk)


@shared_task(time_limit=TIME_LIMIT, soft_time_limit=SOFT_TIME_LIMIT)
def sweep():
    """Whatever is due and in nobody's hands; and files that nobody confirmed for a day go."""
    work.import_due(seconds=ENOUGH)


def wake(pk):
    tell(bring_in, pk, "Import")
