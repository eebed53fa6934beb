"""Sweeps that are asked to believe in a day far off, and mornings where the clock is put forward or back."""

import datetime as dt

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from participants.models import User
from stages.models import Preference, Reminder, Wave
from stages.reminders import digests
from tests.stages.reminders.test_promises import promise

pytestmark = pytest.mark.django_db


@pytest.fixture
def everything(cast, trip, move, stay, mayor, quiet, target, funding):
    """Something for nearly every rule to look at."""
    partnership = cast[0]
    Wave.begin(partnership, "yearly")
    promise(partnership, partnership.memberships.filter(role="planner").get(), due=dt.date(2026, 3, 31), due_precision="month")
    return partnership


@pytest.mark.parametrize("text", ["1900-01-01", "1900-01-01T00:00+14:00", "1969-12-31T23:59", "2100-12-31T23:59", "2100-12-31T23:59-12:00"])
def test_it_does_what_is_due_on_any_day_that_a_date_can_name_and_twice_no_more(everything, text):
    call_command("run_due", "--now", text)
    before = list(Reminder.objects.order_by("pk").values_list("rule", "subject", "person", "occasion")), len(mail.outbox)
    call_command("run_due", "--now", text)
    assert (list(Reminder.objects.order_by("pk").values_list("rule", "subject", "person", "occasion")), len(mail.outbox)) == before
    assert (before[1] == 0) is text.startswith("1")


@pytest.mark.parametrize("text", ["0001-01-01", "9999-12-31T23:59", "1899-12-31", "2101-01-01T00:00Z"])
def test_a_day_that_no_date_can_name_is_refused_with_the_reason(everything, text):
    with pytest.raises(CommandError, match="Give a time between 1900 and 2100"):
        call_command("run_due", "--now", text)
    assert not Reminder.objects.exists()


HALF = dt.timedelta(minutes=30)


@pytest.mark.parametrize("hour", [0, 2, 3, 7, 23])
@pytest.mark.parametrize("rhythm", ["daily", "weekly"])
@pytest.mark.parametrize(
    ("zone", "around"),
    [
        ("Africa/Windhoek", "2017-09-03"),
        ("Africa/Windhoek", "2017-04-02"),
        ("Europe/Brussels", "2026-03-29"),
        ("Europe/Brussels", "2026-10-25"),
        ("America/Adak", "2026-03-08"),
        ("America/Adak", "2026-11-01"),
        ("Pacific/Kiritimati", "2026-12-31"),
    ],
)
def test_a_morning_comes_once_and_never_goes_back_where_the_clock_is_changed(zone, around, rhythm, hour):
    person, chosen = User(zone=zone), Preference(rhythm=rhythm, hour=hour, weekday=6)
    begin = dt.datetime.fromisoformat(around).replace(tzinfo=dt.UTC) - dt.timedelta(days=2)
    moments = [begin + HALF * number for number in range(200)]
    slots = [digests.slot(person, now, chosen) for now in moments]
    assert all(slot.opens <= now for slot, now in zip(slots, moments, strict=True))
    assert [slot.name for slot in slots] == sorted(slot.name for slot in slots)
    assert {slot.name: slot.opens.timestamp() for slot in slots} == {slot.name: slot.opens.timestamp() for slot in reversed(slots)}
