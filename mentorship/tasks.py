"""What Celery wakes up for the whole house."""

from celery import shared_task

from mentorship import retention


@shared_task
def forget():
    """Every hour (beat). Twice at once does no harm."""
    retention.forget()
