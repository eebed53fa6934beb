"""What holds for every rule about one record at a time."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from stages.models import Reminder
from stages.reminders.funding import funding_ends
from stages.reminders.leaders import leader_unbriefed
from stages.reminders.ledger import cancel, collect
from stages.reminders.moves import move_waits
from stages.reminders.readings import reading_due
from stages.reminders.silence import going_quiet
from stages.reminders.stays import stage_takes_longer
from stages.reminders.visits import visit_near
from tests import make
from tests.stages.reminders.asked import asked, at, subject

pytestmark = pytest.mark.django_db


RULES = {
    "trip": (visit_near, "2026-03-13"),
    "move": (move_waits, "2026-03-06"),
    "stay": (stage_takes_longer, "2026-04-01"),
    "mayor": (leader_unbriefed, "2026-03-31"),
    "quiet": (going_quiet, "2026-08-28"),
    "target": (reading_due, "2026-07-02"),
    "funding": (funding_ends, "2026-04-01"),
}


@pytest.mark.parametrize("name", RULES)
def test_what_is_due_is_stored_once_and_stays_as_it_was(cast, request, name):
    request.getfixturevalue(name)
    rule, day = RULES[name]
    number = len(asked(rule, day))
    assert [collect(rule, at(day)) for _ in range(2)] == [number, 0]
    stored = set(Reminder.objects.values_list("due_at", flat=True))
    assert collect(rule, at(day) + dt.timedelta(days=1)) == 0
    assert set(Reminder.objects.values_list("due_at", flat=True)) == stored
    assert all(timezone.is_aware(each) for each in stored)


@pytest.mark.parametrize("name", RULES)
def test_a_reason_that_is_gone_before_the_mail_strikes_the_reminder_out(cast, request, name):
    request.getfixturevalue(name)
    rule, day = RULES[name]
    number = collect(rule, at(day))
    with time_machine.travel("2031-01-01T08:00Z", tick=False):
        struck = cancel(rule, timezone.now())
    assert struck == (0 if name == "move" else number)  # a move waits for ever


@pytest.mark.parametrize("name", RULES)
def test_nobody_is_told_who_is_not_asked(cast, request, name):
    request.getfixturevalue(name)
    rule, day = RULES[name]
    about, named = subject(rule, day), {who for who, _, _ in asked(rule, day)}
    partnership = cast[0]
    others = [
        make.funder(partnership.programme),
        make.member_user(partnership, "mentee", "political leader"),
        make.manager(make.programme("Another")),
    ]
    with time_machine.travel(at(day), tick=False):
        assert [rule.lines(each, {about}) for each in others] == [{}, {}, {}]
        assert all(rule.lines(type(others[0]).objects.get(pk=pk), {about}) for pk in named)


@pytest.mark.parametrize("name", RULES)
def test_the_same_few_queries_however_much_is_due(cast, request, name, django_assert_max_num_queries):
    request.getfixturevalue(name)
    rule, day = RULES[name]
    with django_assert_max_num_queries(5):
        assert list(rule.due(at(day)))
