"""What a worker is woken up for. Tasks carry ids only and may run twice: the row in the database says what is still to do."""

import logging

from celery import current_app, shared_task

from mentorship import retention
from mentorship.workbook import work
from reports.tasks import IMPATIENT

# Hard limit below the lease (mentorship.workbook.models) and below the time after which Redis hands a message out again.
TIME_LIMIT, SOFT_TIME_LIMIT = 840, 800
ENOUGH = 45  # seconds after which a sweep leaves the rest to the next one
logger = logging.getLogger(__name__)


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
    """Tell a worker. The request that asked must not fail when the queue is away: the sweep finds the row."""
    try:
        with current_app.connection_for_write(transport_options=IMPATIENT) as connection:
            bring_in.apply_async((pk,), connection=connection, retry=False)
    except Exception as error:
        logger.warning("Import %s waits for the sweep: the queue does not answer (%s)", pk, type(error).__name__)
