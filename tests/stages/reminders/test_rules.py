"""Was it held? When it is asked, and of whom."""

import datetime as dt

import pytest
from django.utils import timezone

from stages.models import Reminder
from stages.reminders.ledger import collect
from stages.reminders.rules import was_it_held
from tests import make
from tests.stages.reminders.scenes import MONDAY, TUESDAY, scene, subject, visit

pytestmark = pytest.mark.django_db
WEEK = dt.timedelta(days=7)


def asked(now=TUESDAY):
    return {due.person_id for due in was_it_held.due(now)}


def occasions(now):
    return [(due.occasion, due.due_at) for due in was_it_held.due(now)]


def test_it_is_asked_as_the_next_day_begins_where_the_visit_was_to_be():
    visited = visit(make.partnership(), zone="Africa/Blantyre", by=None)
    lead = make.member_user(visited.involvements.get().partnership, "mentee", "lead planner")
    midnight = dt.datetime(2026, 3, 9, 22, tzinfo=dt.UTC)
    assert occasions(midnight - dt.timedelta(seconds=1)) == []
    assert [vars(due) for due in was_it_held.due(midnight)] == [
        {"rule": "was it held", "subject": f"activity:{visited.pk}:2026-03-09", "person_id": lead.pk, "occasion": 1, "due_at": midnight}
    ]


def test_it_is_asked_weekly_and_three_times_at_most():
    scene()
    first = dt.datetime(2026, 3, 10, tzinfo=dt.UTC)
    assert occasions(first + WEEK - dt.timedelta(seconds=1)) == [(1, first)]
    assert occasions(first + WEEK) == [(1, first), (2, first + WEEK)]
    assert occasions(first + 100 * WEEK) == [(1, first), (2, first + WEEK), (3, first + 2 * WEEK)]


def test_three_runs_missed_are_all_found_later():
    scene()
    assert collect(was_it_held, TUESDAY + 52 * WEEK) == 3


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ({"last_day": dt.date(2026, 3, 12)}, dt.date(2026, 3, 13)),
        ({"on_precision": "month"}, dt.date(2026, 4, 1)),
        ({"on": dt.date(2026, 12, 1), "on_precision": "month"}, dt.date(2027, 1, 1)),
        ({"on_precision": "year"}, dt.date(2027, 1, 1)),
        ({"on": dt.date(2026, 1, 31), "last_day": dt.date(2026, 2, 1), "on_precision": "month"}, dt.date(2026, 3, 1)),
    ],
)
def test_a_plan_has_passed_when_the_last_day_that_it_can_mean_is_over(fields, day):
    partnership = make.partnership()
    make.member_user(partnership, "mentor", "lead facilitator")
    visit(partnership, **fields)
    due_at = dt.datetime.combine(day, dt.time(), dt.UTC)
    assert occasions(due_at - dt.timedelta(seconds=1)) == []
    assert occasions(due_at) == [(1, due_at)]


def test_the_leads_of_both_cities_are_asked_and_whoever_recorded_it():
    partnership = make.partnership()
    mentor, mentee = (make.member_user(partnership, side, "lead facilitator") for side in ("mentor", "mentee"))
    facilitator = make.member_user(partnership, "mentee", "facilitator")
    visit(partnership, by=facilitator)
    assert asked() == {mentor.pk, mentee.pk, facilitator.pk}


@pytest.mark.parametrize("recorder", ["manager", "adviser"])
def test_whoever_may_log_and_recorded_it_is_asked(recorder):
    partnership = make.partnership()
    who = make.manager(partnership.programme) if recorder == "manager" else make.member_user(partnership, "support", "adviser")
    visit(partnership, by=who)
    assert asked() == {who.pk}


def test_nobody_else_is_asked():
    cast = make.cast()
    visit(cast.own.partnership, by=cast.own.actors["broker"])
    leads = {cast.own.actors["mentor lead"].pk, cast.own.actors["mentee lead"].pk}
    assert asked() == leads


def test_a_recorder_who_left_is_not_asked():
    partnership = make.partnership()
    visit(partnership, by=make.member_user(partnership, "mentor", "lead facilitator", until=MONDAY))
    assert asked() == set()


def test_a_lead_without_an_account_or_with_a_closed_one_is_not_asked():
    partnership = make.partnership()
    make.membership(partnership, "mentor", "lead facilitator")
    closed = make.member_user(partnership, "mentee", "lead facilitator")
    closed.is_active = False
    closed.save()
    visit(partnership)
    assert asked() == set()


def test_a_training_for_two_partnerships_is_asked_about_once_a_person():
    first = make.partnership()
    second = make.partnership(first.mentor, make.city("Otjiwarongo", "NA"), first.programme)
    both = make.member_user(first, "mentor", "lead facilitator")
    make.membership(second, "mentor", "lead planner", both.practitioner)
    other = make.member_user(second, "mentee", "lead facilitator")
    visit([first, second])
    assert sorted(due.person_id for due in was_it_held.due(TUESDAY)) == [both.pk, other.pk]


def test_the_reason_goes_when_it_is_held_cancelled_or_put_off():
    one = scene()
    held, cancelled, later = (visit(one.partnership) for _ in range(3))
    asked_about = {subject(each) for each in (one.visit, held, cancelled, later)}
    held.hold(by=one.lead)
    cancelled.cancel(by=one.lead, reason="Floods")
    later.on = dt.date(2026, 3, 20)
    later.save()
    assert was_it_held.still_stands(asked_about) == {subject(one.visit)}
    assert was_it_held.lines(one.lead, asked_about).keys() == {subject(one.visit)}


def test_a_visit_that_was_put_off_is_asked_about_anew():
    one = scene()
    collect(was_it_held, TUESDAY)
    one.visit.on = dt.date(2026, 3, 20)
    one.visit.save()
    assert occasions(TUESDAY) == []
    assert occasions(dt.datetime(2026, 3, 21, tzinfo=dt.UTC)) == [(1, dt.datetime(2026, 3, 21, tzinfo=dt.UTC))]


def test_after_the_third_time_a_visit_is_no_longer_looked_at():
    one = scene()
    collect(was_it_held, TUESDAY + 2 * WEEK)
    assert Reminder.objects.filter(subject=subject(one.visit)).count() == 3
    assert list(was_it_held.due(TUESDAY + 3 * WEEK)) == []


def test_only_who_may_log_reads_of_it():
    cast = make.cast()
    about = {subject(visit(cast.own.partnership))}
    readers = {
        (relation, name)
        for relation in make.RELATIONS
        for name, user in cast.scene(relation).actors.items()
        if user and was_it_held.lines(user, about)
    }
    mine = {("own", name) for name in ("mentor lead", "mentor facilitator", "mentee lead", "mentee facilitator", "adviser")}
    assert readers == mine | {("own", "manager"), ("sister", "manager")}


@pytest.mark.parametrize("number", [5, 50])
def test_the_rule_takes_the_same_few_queries_however_many_visits_wait(number, django_assert_num_queries):
    one = scene()
    for _ in range(number - 1):
        visit(one.partnership)
    with django_assert_num_queries(4):  # the last one finds that there are no more
        assert len(list(was_it_held.due(TUESDAY))) == number
    with django_assert_num_queries(1):
        was_it_held.still_stands({subject(one.visit)})
    assert timezone.is_aware(next(was_it_held.due(TUESDAY)).due_at)
