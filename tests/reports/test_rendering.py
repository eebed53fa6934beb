"""The paper is made once, whatever dies: a row with a lease, a task that may run twice, a sweep that needs no broker."""

import datetime as dt
import threading

import pytest
from django.db import connection
from django.utils import timezone

from mentorship.celery import app
from reports import tasks
from reports.drafts import paper, rendering
from reports.drafts.freezing import freeze
from reports.drafts.models import Rendering
from reports.models import Edition, Version
from reports.papers import ATTEMPTS, DEATHS, LEASE
from tests import make
from tests.reports.telling import as_user, body, frozen, publish, ready, scene, written

MINUTE = dt.timedelta(minutes=1)


def at_once(work, times=8):
    """The same work in several threads, begun together; what each gave or raised."""
    gate, results = threading.Barrier(times), []

    def run():
        try:
            gate.wait()
            results.append(work())
        except Exception as error:
            results.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


@pytest.fixture
def version(db, plain_paper):
    here = scene()
    return frozen(here, written(here))


@pytest.mark.both
@pytest.mark.django_db(transaction=True)
def test_frozen_at_once_by_many_it_is_one_version_with_one_rendering(plain_paper):
    here = scene()
    report = written(here)
    versions = at_once(lambda: freeze(report, by=here.mentor).pk)
    assert versions == [Version.objects.get().pk] * 8
    assert Rendering.objects.count() == 1


@pytest.mark.both
@pytest.mark.django_db(transaction=True)
def test_taken_in_hand_at_once_by_many_it_is_laid_out_once(plain_paper):
    here = scene()
    version = freeze(written(here), by=here.mentor)
    taken = at_once(lambda: rendering.render(version.rendering.pk))
    assert sorted(taken) == [False] * 7 + [True]
    assert plain_paper == [version.pk]


@pytest.mark.both
@pytest.mark.django_db(transaction=True)
def test_published_at_once_by_many_it_is_one_edition(plain_paper):
    here = scene()
    version = ready(here)
    answers = at_once(lambda: publish(here, version).status_code, times=6)
    assert sorted(answers) == [302] + [409] * 5
    assert Edition.objects.count() == 1


def test_a_killed_worker_loses_nothing_the_sweep_makes_it_when_the_lease_is_over(version):
    row, now = version.rendering, timezone.now()
    assert row.take(now)  # and here the worker dies
    assert rendering.render_due(now + LEASE - MINUTE) == 0
    assert rendering.render_due(now + LEASE) == 1
    row.refresh_from_db()
    assert (row.done_at is not None, row.attempts) == (True, 2)


def test_the_sweep_makes_what_no_message_reached(version):
    tasks.sweep()
    assert Rendering.objects.get().done_at
    assert rendering.render_due() == 0


def test_a_task_that_runs_twice_makes_it_once(version, plain_paper):
    tasks.render(version.rendering.pk)
    tasks.render(version.rendering.pk)
    assert plain_paper == [version.pk]


def test_a_task_for_a_row_that_is_not_there_does_nothing(db):
    tasks.render(404)


def test_a_worker_that_comes_late_keeps_no_second_file(version, monkeypatch):
    first = paper.lay_out

    def slow(frozen_version):
        monkeypatch.setattr(paper, "lay_out", first)
        rendering.render(version.rendering.pk, timezone.now() + 2 * LEASE)
        return first(frozen_version)

    monkeypatch.setattr(paper, "lay_out", slow)
    rendering.render(version.rendering.pk)
    kept = Rendering.objects.get()
    assert kept.file.storage.listdir("reports")[1] == [kept.file.name.removeprefix("reports/")]


def test_a_request_does_not_fail_because_the_queue_is_away(db, plain_paper, monkeypatch, caplog, django_capture_on_commit_callbacks):
    here = scene()
    report = written(here)
    monkeypatch.setattr(app.conf, "broker_url", "redis+socket:///nowhere/redis.sock")
    monkeypatch.setattr(app.amqp, "_producer_pool", None)
    monkeypatch.setattr(app, "_pool", None)
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        version = frozen(here, report)
    assert len(callbacks) == 1
    assert [record.message for record in caplog.records if record.name == "reports.tasks"] == [
        f"Rendering {version.rendering.pk} waits for the sweep: the queue does not answer (OperationalError)"
    ]
    assert rendering.render_due() == 1
    assert Version.objects.get(pk=version.pk).rendering.done_at


def test_a_restart_of_the_machine_counts_less_than_a_failure_of_the_work(version):
    row, now = version.rendering, timezone.now()
    died = [row.take(now + number * LEASE) for number in range(DEATHS + 1)]
    row = Rendering.objects.get(pk=row.pk)
    assert (died, row.failure, rendering.render_due(now + 9 * LEASE)) == ([True] * DEATHS + [False], "", 0)
    Rendering.objects.update(leased_until=None)
    browser = as_user(version.made_by)
    assert "The work was cut off again and again: too little memory, or too long." in browser.get(f"/versions/{version.pk}/").text
    assert browser.post(f"/versions/{version.pk}/again/").status_code == 302
    assert rendering.render_due() == 1


def test_what_a_killed_worker_wrote_and_no_row_names_is_deleted_with_the_next_attempt(version, monkeypatch):
    """Else nobody would ever erase it."""
    now = timezone.now()
    monkeypatch.setattr(Rendering, "finish", broken(SystemExit()))  # killed between the file and the row
    with pytest.raises(SystemExit):
        rendering.render(version.rendering.pk, now)
    monkeypatch.undo()
    assert rendering.render_due(now + LEASE) == 1
    kept = Rendering.objects.get()
    assert kept.file.storage.listdir("reports")[1] == [kept.file.name.removeprefix("reports/")]


def broken(error):
    def fail(*_about, **_more):
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (MemoryError(), "There was not enough memory to lay it out."),
        (OSError(28, "No space left on device"), "The file could not be kept: the disk is full or closed."),
        (OSError("cannot load library 'libpango'"), "The program that lays out the paper is not complete on this machine."),
        (ValueError("secret"), "Something broke while it was laid out (ValueError)."),
    ],
)
def test_a_failure_says_why_is_tried_three_times_and_can_be_asked_for_again(version, monkeypatch, error, reason):
    made = paper.lay_out
    monkeypatch.setattr(paper, "lay_out", broken(error))
    now = timezone.now()
    tried = [rendering.render_due(now + n * MINUTE) for n in range(ATTEMPTS + 1)]
    row = Rendering.objects.get()
    assert (tried, row.failure) == ([1, 1, 1, 0], reason)
    Rendering.objects.update(leased_until=None)
    browser = as_user(version.made_by)
    assert reason in browser.get(f"/versions/{version.pk}/").text
    assert browser.post(f"/versions/{version.pk}/again/").status_code == 302
    monkeypatch.setattr(paper, "lay_out", made)
    assert rendering.render_due() == 1
    assert Rendering.objects.get().state == "done"


def test_what_was_not_given_up_cannot_be_asked_for_again(version):
    assert as_user(version.made_by).post(f"/versions/{version.pk}/again/").status_code == 409


def test_what_was_asked_for_by_someone_who_left_is_not_made(version):
    version.report.partnership.memberships.update(until=dt.date(2020, 2, 1))
    assert rendering.render_due() == 1
    row = Rendering.objects.get()
    assert (row.state, row.failure) == ("failed", "Whoever asked for it no longer belongs to the partnership. Ask for it again.")


def test_the_page_shows_how_far_it_is_and_stops_asking_when_it_is_done(version):
    browser = as_user(version.made_by)

    def region():
        return browser.get(f"/versions/{version.pk}/", headers={"HX-Request": "true"}).text

    assert 'hx-trigger="every 2s"' in region()
    assert "It waits for its turn." in region()
    version.rendering.take(timezone.now())
    assert "It is being laid out." in region()
    Rendering.objects.update(leased_until=None)
    rendering.render_due()
    assert "hx-trigger" not in region()
    assert "Download the paper" in region()
    assert "<html" not in region()


def test_without_javascript_there_is_a_link_to_look_again(version):
    assert f'<a href="/versions/{version.pk}/">Look again</a>' in as_user(version.made_by).get(f"/versions/{version.pk}/").text


def test_the_paper_is_there_for_those_who_see_the_partnership_once_it_is_made(version):
    browser = as_user(version.made_by)
    assert browser.get(f"/versions/{version.pk}/pdf/").status_code == 404
    rendering.render_due()
    answer = browser.get(f"/versions/{version.pk}/pdf/")
    assert body(answer).startswith(b"%PDF")
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_a_sweep_that_has_worked_long_enough_leaves_the_rest_to_the_next_one(db, plain_paper):
    for name in ("Ada", "Bee"):
        here = scene(mentor=make.city(name), mentee=make.city(f"{name}ville"))
        frozen(here, written(here))
    assert [rendering.render_due(seconds=-1), rendering.render_due()] == [0, 2]
