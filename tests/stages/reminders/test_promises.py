"""Promises near their day, and past it: when one is reminded, and whom."""

import datetime as dt

import pytest
import time_machine

from stages.models import Commitment
from stages.reminders.ledger import collect
from stages.reminders.promises import commitment_due_soon, commitment_overdue
from tests import make

pytestmark = pytest.mark.django_db
DUE = dt.date(2026, 3, 20)


def at(day):
    return dt.datetime.combine(make.day(day), dt.time(8), dt.UTC)


def promise(partnership, membership, due=DUE, on=dt.date(2026, 2, 1), **fields):
    return Commitment(partnership=partnership, promiser=membership, what="Send the\nmanuals", on=on, due=due, **fields).begin()


@pytest.fixture
def scene():
    """A partnership, a lead and a planner of the mentor's, and a promise of the planner's."""
    with time_machine.travel("2026-03-01T08:00Z", tick=False):
        partnership = make.partnership()
        lead = make.member_user(partnership, "mentor", "lead facilitator")
        planner = make.member_user(partnership, "mentor", "planner")
        make.member_user(partnership, "mentee", "lead facilitator")
        return partnership, lead, planner, promise(partnership, partnership.memberships.get(practitioner__user=planner))


def asked(rule, day):
    return [(due.person_id, due.occasion, due.due_at.date().isoformat()) for due in rule.due(at(day))]


def test_who_promised_is_reminded_a_week_before(scene):
    _, _, planner, _ = scene
    assert asked(commitment_due_soon, "2026-03-12") == []
    assert asked(commitment_due_soon, "2026-03-13") == [(planner.pk, 1, "2026-03-13")]
    assert asked(commitment_due_soon, "2026-03-20") == [(planner.pk, 1, "2026-03-13")]
    assert asked(commitment_due_soon, "2026-03-21") == []


def test_who_promised_is_asked_the_day_after_and_a_lead_two_weeks_later(scene):
    _, lead, planner, _ = scene
    assert asked(commitment_overdue, "2026-03-20") == []
    assert asked(commitment_overdue, "2026-03-21") == [(planner.pk, 1, "2026-03-21")]
    assert asked(commitment_overdue, "2026-04-03") == [(planner.pk, 1, "2026-03-21")]
    assert asked(commitment_overdue, "2026-04-04") == [(planner.pk, 1, "2026-03-21"), (lead.pk, 2, "2026-04-04")]
    assert collect(commitment_overdue, at("2026-05-01")) == 2
    assert asked(commitment_overdue, "2026-06-01") == []


def test_a_promise_for_a_month_is_not_late_before_the_month_is_over(scene):
    _, _, planner, first = scene
    Commitment.objects.filter(pk=first.pk).update(due=dt.date(2026, 3, 1), due_precision="month")
    assert asked(commitment_overdue, "2026-03-31") == []
    assert asked(commitment_due_soon, "2026-03-24") == [(planner.pk, 1, "2026-03-24")]
    assert asked(commitment_overdue, "2026-04-01") == [(planner.pk, 1, "2026-04-01")]


def test_where_a_mayor_promised_or_somebody_has_left_the_leads_are_asked(scene):
    partnership, lead, planner, _ = scene
    partnership.memberships.filter(practitioner__user=planner).update(until=dt.date(2026, 3, 2))
    with time_machine.travel("2026-03-01T08:00Z", tick=False):
        promise(partnership, make.membership(partnership, "mentor", "political leader"))
    assert asked(commitment_due_soon, "2026-03-13") == [(lead.pk, 1, "2026-03-13")] * 2


@pytest.mark.parametrize("rule", [commitment_due_soon, commitment_overdue])
def test_the_reason_goes_when_something_is_said_or_another_day_is_named(scene, rule):
    partnership, _, planner, made = scene
    by = partnership.memberships.select_related("practitioner__user").get(practitioner__user=planner)
    day = "2026-03-14" if rule is commitment_due_soon else "2026-03-22"
    subject = next(iter(rule.due(at(day)))).subject
    with time_machine.travel(at(day), tick=False):
        assert rule.still_stands({subject}) == rule.lines(planner, {subject}).keys() == {subject}
        assert rule.lines(planner, {subject})[subject].title == "Send the manuals"
        made.renegotiate(by=by, due=dt.date(2026, 3, 30), reason="Floods")
        assert rule.still_stands({subject}) == set()
        made.keep(by=by)
        assert rule.lines(planner, {subject}) == {}


def test_a_promise_that_is_a_sentence_loses_its_full_stop_before_the_day(scene):
    _, _, planner, made = scene
    Commitment.objects.filter(pk=made.pk).update(what="Send the maps, before the next call.")
    with time_machine.travel(at("2026-03-14"), tick=False):
        [line] = commitment_due_soon.lines(planner, {f"promise:{made.pk}:{made.due}"}).values()
    assert line.title == "Send the maps, before the next call"


def test_a_reminder_that_waited_too_long_says_nothing_of_days_to_come(scene):
    subject = next(iter(commitment_due_soon.due(at("2026-03-14")))).subject
    with time_machine.travel(at("2026-03-21"), tick=False):
        assert commitment_due_soon.still_stands({subject}) == set()


def test_only_who_may_promise_reads_of_it(scene):
    partnership, _, _, made = scene
    subject = f"promise:{made.pk}:{made.due}"
    outsiders = [make.manager(partnership.programme), make.funder(partnership.programme), make.member_user(make.partnership(), "mentor", "planner")]
    with time_machine.travel(at("2026-03-14"), tick=False):
        assert [commitment_due_soon.lines(each, {subject}) for each in outsiders] == [{}, {}, {}]


@pytest.mark.parametrize("number", [5, 50])
def test_the_same_few_queries_however_many_promises_wait(scene, number, django_assert_num_queries):
    partnership, _, _, first = scene
    with time_machine.travel("2026-03-01T08:00Z", tick=False):
        for _ in range(number - 1):
            promise(partnership, first.promiser)
    for rule, day in ((commitment_due_soon, "2026-03-14"), (commitment_overdue, "2026-03-22")):
        with django_assert_num_queries(3):  # the last one finds that there are no more
            assert len(list(rule.due(at(day)))) == number
