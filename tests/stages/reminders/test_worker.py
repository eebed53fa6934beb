"""A real Celery worker is woken up and sends the mail: with Redis, and with files alone."""

import os
import signal
import time
from contextlib import contextmanager

import pytest
from django.utils import timezone

from mentorship import celery_app
from stages.models import Sweep
from tests import smtp
from tests.stages.reminders.scenes import DAY, scene, start

CELERY = ("-m", "celery", "-A", "mentorship")


@contextmanager
def worker(**environment):
    """A worker with its pool, in a session of its own; stopped at the end, killed if it does not listen."""
    process = start(*CELERY, "worker", "--concurrency", "1", "--loglevel", "WARNING", **environment)
    try:
        yield
    finally:
        process.terminate()
        try:
            process.communicate(timeout=20)
        except Exception:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            raise


def wake(**environment):
    """Ask for a sweep as beat does, and wait until one has ended."""
    asked_at = timezone.now()
    call = start(*CELERY, "call", "stages.tasks.sweep", **environment)
    said, _ = call.communicate(timeout=60)
    assert call.returncode == 0, said
    deadline = time.monotonic() + 60
    while not Sweep.objects.filter(ended_at__gt=asked_at).exists():
        assert time.monotonic() < deadline, "No sweep ended within a minute."
        time.sleep(0.1)


@pytest.mark.both
@pytest.mark.parametrize("broker", ["redis", "files"])
@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_woken_twice_sends_one_mail(broker, tmp_path):
    one = scene()
    one.visit.on = timezone.now().date() - 2 * DAY
    one.visit.save()
    with smtp.server() as server:
        environment = {"EMAIL_URL": server.url, "VAR_DIR": str(tmp_path)} | ({"REDIS_URL": ""} if broker == "files" else {})
        with worker(**environment):
            wake(**environment)
            wake(**environment)
    assert [mail["To"] for mail in server.messages] == [one.lead.email]


def test_beat_wakes_up_tasks_that_there_are():
    celery_app.loader.import_default_modules()
    names = {entry["task"] for entry in celery_app.conf.beat_schedule.values()}
    ours = {"sweep", "look_again", "pulses"}
    assert names == {f"stages.tasks.{name}" for name in ours} | {"reports.tasks.sweep", "mentorship.tasks.forget", "mentorship.tasks.sweep"}
    assert names <= celery_app.tasks.keys()
