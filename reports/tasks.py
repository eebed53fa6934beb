"""What a worker is woken up for. Tasks carry ids only and may run twice: the row in the database says what is still to do."""

import logging

from celery import current_app, shared_task

from reports import due
from reports.briefs import rendering as briefs
from reports.drafts import rendering
from reports.programme import rendering as programmes

# Hard limit below the lease (reports.drafts.models), so that what is killed has not been taken over yet.
TIME_LIMIT, SOFT_TIME_LIMIT = 110, 90
ENOUGH = 45  # seconds after which a sweep leaves the rest to the next one
# By default six seconds pass before a queue that does not answer is given up; somebody waits for the page meanwhile.
IMPATIENT = {"max_retries": 1, "interval_start": 0, "interval_step": 0.1, "interval_max": 0.1, "socket_connect_timeout": 1, "socket_timeout": 1}
logger = logging.getLogger(__name__)


@shared_task(time_limit=TIME_LIMIT, soft_time_limit=SOFT_TIME_LIMIT)
def render(pk):
    """Make the paper of one version."""
    rendering.render(pk)


@shared_task(time_limit=TIME_LIMIT, soft_time_limit=SOFT_TIME_LIMIT)
def render_programme(pk):
    """Make the paper of one version of a programme report."""
    programmes.render(pk)


@shared_task(time_limit=TIME_LIMIT, soft_time_limit=SOFT_TIME_LIMIT)
def render_brief(pk):
    """Make the paper of one brief."""
    briefs.render(pk)


@shared_task(time_limit=TIME_LIMIT, soft_time_limit=SOFT_TIME_LIMIT)
def sweep():
    """Make whatever is due and in nobody's hands: the message was lost, or the worker died."""
    due.render_due(seconds=ENOUGH)


def wake(row):
    tell(render, row.pk, "Rendering")


def wake_programme(row):
    tell(render_programme, row.pk, "Programme report")


def wake_brief(row):
    tell(render_brief, row.pk, "Brief")


def tell(task, pk, what):
    """Tell a worker. The request that asked must not fail when the queue is away: the sweep finds the row."""
    try:
        with current_app.connection_for_write(transport_options=IMPATIENT) as connection:
            task.apply_async((pk,), connection=connection, retry=False)
    except Exception as error:
        logger.warning("%s %s waits for the sweep: the queue does not answer (%s)", what, pk, type(error).__name__)
