"""Alive, and in order: what the machines that watch over the product are told."""

import datetime as dt

import pytest
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from stages.models import Sweep
from stages.reminders.sweep import NAME, sweep

MINUTE = dt.timedelta(minutes=1)


def ready(client):
    response = client.get("/readyz")
    return response.status_code, response.json()


def swept(minutes):
    Sweep.objects.create(name=NAME, ended_at=timezone.now() - minutes * MINUTE)


def tables_made(minutes):
    MigrationRecorder.Migration.objects.update(applied=timezone.now() - minutes * MINUTE)


def test_alive_is_said_without_the_database(client, monkeypatch):
    # No database mark: pytest-django lets no query through.
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"alive": True})


@pytest.mark.django_db
@pytest.mark.parametrize(("minutes", "status", "word"), [(9, 200, "on time"), (11, 503, "late")])
def test_ready_means_that_the_last_sweep_is_not_older_than_ten_minutes(client, minutes, status, word):
    swept(minutes)
    assert ready(client) == (status, {"database": True, "sweep": word})


@pytest.mark.django_db
@pytest.mark.parametrize(("minutes", "status", "word"), [(9, 200, "none yet"), (11, 503, "late")])
def test_a_fresh_system_has_ten_minutes_for_its_first_sweep(client, minutes, status, word):
    tables_made(minutes)
    assert ready(client) == (status, {"database": True, "sweep": word})


@pytest.mark.django_db
def test_a_sweep_that_believes_in_another_hour_still_counts_by_the_real_clock(client):
    swept(60)
    sweep(timezone.now() - dt.timedelta(days=400))
    assert ready(client) == (200, {"database": True, "sweep": "on time"})


@pytest.mark.django_db
def test_a_database_that_does_not_answer_is_told_without_its_words(client):
    def fail(execute, *rest):
        raise DatabaseError("password authentication failed for user secret")

    with connection.execute_wrapper(fail):
        assert ready(client) == (503, {"database": False, "sweep": "unknown"})


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_they_are_only_looked_at_and_never_kept(client, path):
    assert client.post(path).status_code == 405
    assert "no-store" in client.get(path)["Cache-Control"]
    assert client.head(path).content == b""
