"""What a worker is woken up for. Tasks carry ids only and may run twice: the row in the database says what is still to do."""

import logging

from celery import shared_task

from reports.drafts import rendering

# Hard limit below the lease (reports.drafts.models), so that what is killed has not been taken over yet.
TIME_LIMIT, SOFT_TIME_LIMIT = 110, 90
logger = logging.getLogger(__name__)


@shared_task(time_limit=TIME_LIMIT, soft_time_limit=SOFT_TIME_LIMIT)
def render(pk):
    """Make the paper of one version."""
    rendering.render(pk)


@shared_task(time_limit=TIME_LIMIT, soft_time_limit=SOFT_TIME_LIMIT)
def sweep():
    """Make whatever is due and in nobody's hands: the message was lost, or the worker died."""
    rendering.render_due()


def wake(row):
    """Tell a worker. The request that asked must not fail when the queue is away: the sweep finds the row."""
    try:
        render.apply_async((row.pk,), retry=False)
    except Exception as error:
        logger.warning("Rendering %s waits for the sweep: the queue does not answer (%s)", row.pk, type(error).__name__)
