"""Visits, moves, stages and leaders: when a rule asks, whom, and when its reason is gone."""

import datetime as dt

import pytest
import time_machine

from participants.models import Membership
from stages.models import Journey, Stay
from stages.reminders.leaders import leader_unbriefed
from stages.reminders.moves import move_waits
from stages.reminders.stays import stage_takes_longer
from stages.reminders.visits import visit_near
from tests import make
from tests.stages.reminders.asked import asked, both, stands, subject

pytestmark = pytest.mark.django_db


def test_leads_are_told_of_a_visit_a_week_and_a_day_before(cast, trip):
    assert asked(visit_near, "2026-03-12") == []
    assert asked(visit_near, "2026-03-13") == both(cast, (1, "2026-03-13"))
    assert asked(visit_near, "2026-03-20") == both(cast, (1, "2026-03-13"), (2, "2026-03-19"))
    assert asked(visit_near, "2026-03-21") == []


def test_who_is_expected_is_told_and_who_only_belongs_is_not(cast):
    partnership, *_ = cast
    planner = Membership.objects.get(partnership=partnership, role="planner").practitioner
    with time_machine.travel("2026-03-02T08:00Z", tick=False):
        make.activity(partnership, "Visit", "2026-03-20", held=False, came=[planner])
    assert {who for who, _, _ in asked(visit_near, "2026-03-13")} == {cast[1].pk, cast[2].pk, planner.user_id}


def test_of_a_visit_that_was_planned_late_only_what_is_still_to_come_is_told(cast):
    with time_machine.travel("2026-03-16T08:00Z", tick=False):
        make.activity(cast[0], "Visit", "2026-03-20", held=False)
    assert asked(visit_near, "2026-03-17") == []
    assert asked(visit_near, "2026-03-19") == both(cast, (2, "2026-03-19"))


def test_nobody_is_told_that_a_call_is_near(cast):
    with time_machine.travel("2026-03-02T08:00Z", tick=False):
        make.activity(cast[0], "Call", "2026-03-20", held=False, instrument="call", delivery="online")
    assert asked(visit_near, "2026-03-19") == []


def test_a_visit_that_is_cancelled_or_put_off_is_no_longer_near(cast, trip):
    about = subject(visit_near, "2026-03-13")
    assert stands(visit_near, about, "2026-03-14", cast[1])
    assert not stands(visit_near, about, "2026-03-21", cast[1])
    trip.on = dt.date(2026, 3, 19)
    trip.save()
    assert not stands(visit_near, about, "2026-03-14", cast[1])
    trip.on = dt.date(2026, 3, 20)
    trip.save()
    trip.cancel(by=cast[1], reason="Floods")
    assert not stands(visit_near, about, "2026-03-14", cast[1])


def test_the_city_that_has_not_spoken_is_asked_at_once_and_twice_more(cast, move):
    mentee = cast[2].pk
    assert asked(move_waits, "2026-03-04") == []
    assert asked(move_waits, "2026-03-05") == [(mentee, 1, "2026-03-05")]
    assert asked(move_waits, "2026-06-01") == [(mentee, 1, "2026-03-05"), (mentee, 2, "2026-03-19"), (mentee, 3, "2026-04-02")]


def test_a_move_that_is_answered_waits_no_more(cast, move):
    about = subject(move_waits, "2026-03-06")
    assert stands(move_waits, about, "2026-03-06", cast[2])
    with time_machine.travel("2026-03-06T09:00Z", tick=False):
        assert move_waits.lines(cast[1], {about}) == {}  # who has spoken is asked nothing
        move.accept(by=cast[2].practitioner.memberships.get())
    assert not stands(move_waits, about, "2026-03-07", cast[2])


def test_a_stage_is_too_long_on_the_day_after_and_once_more_two_months_later(cast, stay):
    assert asked(stage_takes_longer, "2026-03-31") == []
    assert asked(stage_takes_longer, "2026-04-01") == both(cast, (1, "2026-04-01"))
    assert asked(stage_takes_longer, "2026-06-01") == both(cast, (1, "2026-04-01"), (2, "2026-05-31"))


def test_a_stage_that_is_left_paused_or_given_more_time_takes_no_longer(cast, stay):
    about = subject(stage_takes_longer, "2026-04-01")
    assert stands(stage_takes_longer, about, "2026-04-02", cast[1])
    for rows, before, after in (
        (Stay.objects, {"expected_until": dt.date(2026, 3, 31)}, {"expected_until": dt.date(2026, 4, 1)}),
        (Journey.objects, {"state": "under way"}, {"state": "paused"}),
        (Stay.objects, {"until": None}, {"until": dt.date(2026, 4, 1)}),
    ):
        rows.update(**after)
        assert not stands(stage_takes_longer, about, "2026-04-03", cast[1])
        rows.update(**before)


def test_the_citys_leads_are_asked_for_a_briefing_a_month_after_a_change(cast, mayor):
    mentee = cast[2].pk
    assert asked(leader_unbriefed, "2026-03-30") == []
    assert asked(leader_unbriefed, "2026-03-31") == [(mentee, 1, "2026-03-31")]
    assert asked(leader_unbriefed, "2026-04-30") == [(mentee, 1, "2026-03-31"), (mentee, 2, "2026-04-30")]


def test_a_first_leader_is_no_change(cast):
    make.membership(cast[0], "mentee", "political leader", since="2026-03-01")
    assert asked(leader_unbriefed, "2026-04-30") == []


def test_a_briefing_held_since_is_what_was_asked_for(cast, mayor):
    about = subject(leader_unbriefed, "2026-03-31")
    make.activity(cast[0], "An early briefing", "2026-02-20", instrument="leadership briefing")
    make.activity(cast[0], "A planned one", "2026-04-20", instrument="leadership briefing", held=False)
    assert stands(leader_unbriefed, about, "2026-04-01", cast[2])
    make.activity(cast[0], "A briefing", "2026-03-20", instrument="leadership briefing")
    assert not stands(leader_unbriefed, about, "2026-04-01", cast[2])
