"""One mail for one person and morning, with what they may see, frozen."""

import datetime as dt
from itertools import pairwise

import pytest
from django.test import override_settings

from stages.models import Activity, Digest, Reminder
from stages.reminders import digests, due, ledger, stopping
from stages.reminders.rules import was_it_held
from stages.reminders.visits import visit_near
from tests import make
from tests.stages.reminders.scenes import DAY, TUESDAY, scene, visit

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def compose(now=TUESDAY):
    """Collect and compose, as a sweep does; the digests that were made."""
    rules = due.in_force()
    ledger.collect(was_it_held, now)
    return [digest for who, slot in digests.claimants(rules, now) if (digest := digests.compose(who, slot, rules))]


def at(text):
    return dt.datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("zone", "now", "name", "opens"),
    [
        ("UTC", "2026-03-10T07:00Z", "2026-03-10", "2026-03-10T07:00Z"),
        ("UTC", "2026-03-10T06:59Z", "2026-03-09", "2026-03-09T07:00Z"),
        ("Africa/Blantyre", "2026-03-10T05:00Z", "2026-03-10", "2026-03-10T05:00Z"),
        ("America/Bogota", "2026-03-10T11:59Z", "2026-03-09", "2026-03-09T12:00Z"),
        ("Pacific/Kiritimati", "2026-03-09T17:00Z", "2026-03-10", "2026-03-09T17:00Z"),
        ("Mars/Olympus", "2026-03-10T07:00Z", "2026-03-10", "2026-03-10T07:00Z"),
    ],
)
def test_a_slot_is_the_last_seven_o_clock_where_the_person_is(zone, now, name, opens):
    assert digests.slot(make.user(zone=zone), at(now)) == digests.Slot(name, at(opens))


def test_nobody_is_written_to_before_their_morning():
    scene(zone="America/Bogota")
    assert compose(at("2026-03-10T11:59Z")) == []
    assert len(compose(at("2026-03-10T12:00Z"))) == 1


@override_settings(PUBLIC_URL="https://mentorship.example.org/")
def test_the_mail_says_what_is_asked_and_where_to_answer():
    one = scene()
    [digest] = compose()
    assert digest.subject == "Was it held? Visit to Mzuzu"
    assert digest.text == (
        "Hello Thandi,\n\n"
        "Was it held?\n"
        "The planned day has passed. Say on the page that it was held, give it another day, or cancel it with the reason.\n\n"
        "* Visit to Mzuzu\n"
        "  9 March 2026\n"
        f"  https://mentorship.example.org/activities/{one.visit.pk}/\n\n"
        "No more mails of this kind:\n"
        f"  {stopping.address(one.lead, ['visits'])}\n\n"
        "There is at most one such mail a day. Choose how often, and of what: https://mentorship.example.org/reminders/\n"
    )


def test_several_questions_make_one_mail():
    one = scene()
    visit(one.partnership, "Training", last_day=dt.date(2026, 3, 9), on=dt.date(2026, 3, 5))
    visit(one.partnership, "Workshop", on=dt.date(2026, 2, 1), on_precision="month")
    [digest] = compose()
    lines = digest.text.splitlines()
    listed = [f"{line}, {after.strip()}" for line, after in pairwise(lines) if line.startswith("* ")]
    assert sorted(listed) == ["* Training, 5 March 2026 – 9 March 2026", "* Visit to Mzuzu, 9 March 2026", "* Workshop, February 2026"]
    assert digest.subject.endswith(", and 2 more")
    assert digest.reminders.count() == 4  # the workshop was due twice


def test_a_visit_that_is_due_for_the_third_time_is_named_once():
    scene()
    [digest] = compose(TUESDAY + 30 * DAY)
    assert digest.reminders.count() == 3
    assert digest.text.count("Visit to Mzuzu") == 1
    assert digest.subject == "Was it held? Visit to Mzuzu"


def test_the_same_morning_gives_one_mail_and_what_comes_later_waits_for_the_next():
    one = scene()
    [first] = compose()
    later = visit(one.partnership, "Training")
    assert compose() == []
    assert compose(TUESDAY + 18 * dt.timedelta(hours=1)) == []
    [second] = compose(TUESDAY + 19 * dt.timedelta(hours=1))
    assert (first.slot, second.slot) == ("2026-03-10", "2026-03-11")
    assert [row.subject for row in second.reminders.all()] == [f"activity:{later.pk}:2026-03-09"]


def test_a_mail_carries_what_was_due_in_the_morning_however_late_it_is_made():
    one = scene()
    visit(one.partnership, "Training", zone="Pacific/Honolulu")  # its day ends after our morning
    [digest] = compose(at("2026-03-11T06:59Z"))
    assert digest.slot == "2026-03-10"
    assert digest.reminders.count() == 1
    [next_morning] = compose(at("2026-03-11T07:00Z"))
    assert next_morning.subject == "Was it held? Training"


def test_who_lost_the_right_meanwhile_is_told_nothing():
    one = scene()
    ledger.collect(was_it_held, TUESDAY)
    one.lead.practitioner.memberships.update(until=dt.date(2026, 3, 1))
    assert compose() == []
    assert Reminder.objects.get().outcome == "cancelled"
    assert not Digest.objects.exists()


def test_a_closed_account_is_told_nothing():
    one = scene()
    ledger.collect(was_it_held, TUESDAY)
    one.lead.is_active = False
    one.lead.save()
    assert compose() == []
    assert Reminder.objects.get().outcome == "cancelled"


def test_a_text_stays_as_it_was_frozen():
    one = scene()
    [digest] = compose()
    one.visit.title = "Another title"
    one.visit.save()
    digest.refresh_from_db()
    assert digest.subject == "Was it held? Visit to Mzuzu"


def test_a_title_cannot_pass_for_a_line_of_ours():
    one = scene()
    one.visit.title = "Visit\n\nSign in at\r\nhttps://elsewhere.example"
    one.visit.save()
    [digest] = compose()
    assert digest.subject == "Was it held? Visit Sign in at https://elsewhere.example"
    assert "* Visit Sign in at https://elsewhere.example\n  9 March 2026\n" in digest.text


def test_a_long_title_is_cut_in_the_subject():
    one = scene()
    one.visit.title = "V" * 160
    one.visit.save()
    [digest] = compose()
    assert digest.subject == f"Was it held? {'V' * 99}…"


def test_a_heading_and_a_title_do_not_run_together_in_the_subject():
    one = scene()
    make.activity(one.partnership, "Visit", (TUESDAY + 5 * DAY).date(), held=False)
    Activity.objects.update(recorded_at=TUESDAY - 20 * DAY)
    one.visit.hold(by=one.lead)
    ledger.collect(visit_near, TUESDAY)
    with due.believing(TUESDAY):
        [digest] = compose()
    assert digest.subject == "A visit is near – Visit"


def test_nothing_but_title_day_and_address_leaves_in_a_mail():
    one = scene()
    someone = make.practitioner("A planted name")
    visit(one.partnership, "Training", summary="planted summary", place="planted place", came=[someone], closed=True)
    [digest] = compose()
    assert "Training" in digest.text
    assert "planted" not in digest.text + digest.subject


def test_reminders_of_a_rule_that_is_no_longer_in_force_wait():
    scene()
    ledger.collect(was_it_held, TUESDAY)
    with override_settings(REMINDER_RULES=[]):
        assert list(digests.claimants(due.in_force(), TUESDAY)) == []
    assert Reminder.objects.get().outcome == ""


@pytest.mark.parametrize("number", [5, 50])
def test_finding_whom_to_write_to_takes_the_same_queries(number, django_assert_num_queries):
    one = scene()
    for _ in range(number - 1):
        make.member_user(one.partnership, "mentee", "lead planner")
    ledger.collect(was_it_held, TUESDAY)
    with django_assert_num_queries(5):  # people, their choices, their digests, their first reminders, and that there are no more people
        assert len(list(digests.claimants(due.in_force(), TUESDAY))) == number
