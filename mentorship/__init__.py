"""The project: settings, addresses, the home page of each role."""

from mentorship.celery import app as celery_app

__all__ = ["celery_app"]
