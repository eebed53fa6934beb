"""Celery only wakes someone up: the database holds what is due (docs/running-it.md)."""

import os
from pathlib import Path

from celery import Celery
from kombu.transport import TRANSPORT_ALIASES

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mentorship.settings")
TRANSPORT_ALIASES["filesystem"] = "mentorship.folders:Transport"
app = Celery("mentorship")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@app.on_after_configure.connect
def make_folders(sender, **options):
    """The queue without Redis lies in folders, and the transport expects to find them."""
    for name, folder in sender.conf.broker_transport_options.items():
        if "folder" in name:
            Path(folder).mkdir(parents=True, exist_ok=True)
