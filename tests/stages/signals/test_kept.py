"""What is kept of each partnership is what its page computes; a write and the sweep bring it up to date."""

import datetime as dt
import logging

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from mentorship import middleware
from stages.facts import load
from stages.models import Finding, Journey, Standing
from stages.signals.standing import CHUNK, due, refresh, sweep
from stages.tasks import look_again
from tests import make
from tests.stages.journey.scenes import as_, duo
from tests.stages.signals.keeping import DAY, kept, live, lively, looked_at, many, set_aside, state, today

pytestmark = pytest.mark.django_db


def test_what_is_kept_is_what_the_page_computes():
    one = lively()
    set_aside(one, "F5")
    refresh([one.pk])
    assert kept(one) == live(one)
    assert {found for found, _sentence in live(one).values()} == {"raised", "cleared", "unknown", "aside"}


def test_the_standing_tells_stage_contact_and_how_many_are_raised():
    one = lively()
    refresh([one.pk])
    standing = Standing.objects.get()
    raised = [found for found, _sentence in live(one).values() if found == "raised"]
    assert (standing.stage, standing.since, standing.last_contact) == ("courtship", one.journey.stay.since, today() - 179 * DAY)
    assert (standing.raised, standing.recheck_on, standing.programme_id) == (len(raised), today() + DAY, one.programme_id)


def test_the_standing_tells_whose_word_is_awaited():
    scene = duo()
    refresh([scene.partnership.pk])
    assert Standing.objects.get().waiting == ""
    scene.propose()
    refresh([scene.partnership.pk])
    assert Standing.objects.get().waiting == "mentee"


def test_a_state_is_dated_from_the_day_on_which_it_began():
    one = lively()
    refresh([one.pk], today())
    refresh([one.pk], today() + DAY)
    assert {row.signal: row.since for row in Finding.objects.filter(signal__in=("F2", "F9"))} == {"F2": today(), "F9": today() + DAY}
    assert state(one, "F9") == "raised"


def test_a_write_brings_it_up_to_date_and_a_look_does_not():
    scene = duo()
    client, address = as_(scene.mentor), f"/partnerships/{scene.partnership.pk}/context/new/"
    client.get(address)
    assert not Standing.objects.exists()
    assert (
        client.post(address, {"notes": "We plan by outcomes.", "on": "2024-03-01", "on_precision": "day", "on_basis": "recorded"}).status_code == 302
    )
    assert kept(scene.partnership) == live(scene.partnership)


def test_a_refused_write_changes_nothing():
    scene = duo()
    assert as_(scene.mentor).post(f"/partnerships/{scene.partnership.pk}/context/new/", {"notes": ""}).status_code == 200
    assert not Standing.objects.exists()


def test_where_it_fails_the_write_is_answered_all_the_same(monkeypatch, caplog):
    def fail(_partnerships):
        raise RuntimeError("a fault")

    monkeypatch.setattr(middleware, "refresh", fail)
    scene = duo()
    typed = {"notes": "We plan by outcomes.", "on": "2024-03-01", "on_precision": "day", "on_basis": "recorded"}
    with caplog.at_level(logging.ERROR):
        assert as_(scene.mentor).post(f"/partnerships/{scene.partnership.pk}/context/new/", typed).status_code == 302
    assert scene.partnership.contexts.count() == 1
    assert [record.message for record in caplog.records] == ["What is kept about partnerships could not be brought up to date; the sweep will."]
    assert list(due(today(), timezone.now())) == [scene.partnership.pk]


def test_the_sweep_looks_at_what_was_never_looked_at():
    one = lively()
    assert (sweep(), kept(one) == live(one)) == (1, True)
    assert sweep() == 0


def test_a_partnership_without_a_journey_is_passed_over():
    Journey.begin(make.partnership(), since=make.BEGAN)
    bare = make.partnership(mentor=make.city("Turin", "IT"))
    bare.journey.stays.all().delete()
    bare.journey.delete()
    assert (sweep(), Standing.objects.filter(partnership=bare).exists()) == (1, False)


def test_the_sweep_looks_again_on_the_day_and_not_before():
    one = lively()
    refresh([one.pk])
    noon = timezone.make_aware(dt.datetime.combine(today(), dt.time(12)))
    assert Standing.objects.get().recheck_on == today() + DAY
    assert (sweep(noon), state(one, "F9")) == (0, "cleared")
    Standing.objects.update(refreshed_at=noon + DAY)
    assert (sweep(noon + DAY), state(one, "F9")) == (1, "raised")


def test_a_day_that_was_missed_is_made_up_for():
    one = lively()
    refresh([one.pk])
    Standing.objects.update(recheck_on=today() - 40 * DAY)
    assert (sweep(), Standing.objects.get().recheck_on) == (1, today() + DAY)


@pytest.mark.parametrize(("ago", "number"), [(dt.timedelta(hours=23, minutes=59), 0), (dt.timedelta(hours=24, minutes=1), 1)])
def test_the_sweep_looks_at_what_was_not_looked_at_for_a_day(ago, number):
    one = lively()
    refresh([one.pk])
    looked_at(one, ago)
    assert sweep() == number


def test_the_worker_and_the_command_run_the_same_sweep(capsys):
    one = lively()
    look_again()
    assert kept(one) == live(one)
    looked_at(one, 2 * DAY)
    call_command("run_due")
    assert capsys.readouterr().out.splitlines().count("Signals: 1 partnerships looked at.") == 1


def asked(work):
    with CaptureQueriesContext(connection) as caught:
        work()
    return len(caught)


def test_a_thousand_partnerships_are_read_in_few_queries_and_kept_in_the_same_number_for_each_chunk():
    ids = [each.pk for each in many(make.programme(), 1000)]
    assert asked(lambda: load(ids)) == asked(lambda: load(ids[:5])) <= 20
    few = asked(lambda: refresh(ids[:5]))
    assert asked(lambda: refresh(ids[:CHUNK])) == few
    assert asked(lambda: refresh(ids)) == few * 5
    assert Standing.objects.count() == 1000


def test_the_pages_ask_the_same_few_questions_with_5_50_and_500_partnerships(client):
    programme = make.programme()
    here = lively(programme=programme)
    client.force_login(make.manager(programme))
    found = {}
    for number in (5, 50, 500):
        refresh([each.pk for each in (here, *many(programme, number))])
        pages = ("/", "/portfolio/courtship/", f"/partnerships/{here.pk}/", f"/partnerships/{here.pk}/signals/")
        found[number] = [asked(lambda page=page: client.get(page)) for page in pages]
    assert found[5] == found[50] == found[500]
    assert max(found[5]) <= 12
