"""Whoever is expected is told at once, with a calendar file: once for each day and place, and once more when it is off."""

import datetime as dt

import icalendar
import pytest
import time_machine
from django.test import override_settings
from django.utils import timezone

from participants.models import Membership
from stages.models import Digest, Preference
from stages.reminders import due, post
from stages.reminders.sweep import sweep
from tests import make, smtp
from tests.stages.reminders.test_post import mail_to

pytestmark = [pytest.mark.django_db, pytest.mark.both]
MONDAY = dt.datetime(2026, 3, 2, 15, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel(MONDAY, tick=False) as clock:
        yield clock


@pytest.fixture
def server():
    with smtp.server() as running, mail_to(running.url):
        yield running


@pytest.fixture
def duo():
    partnership = make.partnership(make.city("eThekwini", zone="Africa/Johannesburg"), make.city("Mzuzu", "MW", zone="Africa/Blantyre"))
    return partnership, make.member_user(partnership, "mentor", "facilitator"), make.member_user(partnership, "mentee", "planner")


def plan(partnership, *expected, on="2026-03-20", **fields):
    return make.activity(partnership, "=Visit; to Mzuzu", on, held=False, came=[user.practitioner for user in expected], place="Town hall", **fields)


def invitations(server):
    """Of each mail: to whom, its subject, and its calendar files."""
    return [
        (mail["To"], mail["Subject"], [part for part in mail.iter_attachments() if part.get_content_type() == "text/calendar"])
        for mail in server.messages
    ]


def read(part):
    """The one event of a file, with its method, read strictly: a line that the parser only puts up with fails."""
    calendar = icalendar.Calendar.from_ical(part.get_content())
    (event,) = calendar.walk("VEVENT")
    assert [each.errors for each in calendar.walk()] == [[]] * len(calendar.walk())
    return calendar["method"], event


def moved(activity, by, **changes):
    for name, value in changes.items():
        setattr(activity, name, value)
    activity.version += 1
    activity.save()


def test_whoever_is_expected_gets_a_calendar_file_at_once_whatever_morning_they_chose(duo, server):
    partnership, facilitator, planner = duo
    Preference.objects.create(user=planner, rhythm="weekly")
    activity = plan(partnership, facilitator, planner)
    with override_settings(DEFAULT_FROM_EMAIL="Mentorship <reminders@example.org>"):
        assert (sweep(MONDAY).sent, sweep(MONDAY + HOUR).sent) == (2, 0)
    found = invitations(server)
    assert sorted(to for to, _subject, _files in found) == sorted([facilitator.email, planner.email])
    for to, subject, (file,) in found:
        method, event = read(file)
        assert subject == "You are expected: =Visit; to Mzuzu"
        assert (file.get_filename(), file.get_content_type(), file.get_param("method")) == ("invitation.ics", "text/calendar", "REQUEST")
        assert (method, event["uid"], event["sequence"]) == ("REQUEST", f"{activity.key}-{activity.pk}@localhost", 0)
        assert (event["attendee"], event["organizer"]) == (f"mailto:{to}", "mailto:reminders@example.org")
        assert (str(event["summary"]), str(event["location"]), event["dtstart"].dt) == ("=Visit; to Mzuzu", "Town hall", dt.date(2026, 3, 20))


def test_a_retry_sends_the_same_bytes(duo, server):
    partnership, _facilitator, planner = duo
    activity = plan(partnership, planner)
    server.dies = 1
    sweep(MONDAY)
    moved(activity, planner, summary="More is said now")
    Digest.objects.update(leased_until=timezone.now())
    post.deliver(due.in_force(), MONDAY, seconds=60)
    first, second = server.mails
    assert (first == second, b"text/calendar" in first, Digest.objects.get().outcome) == (True, True, "sent")


def test_another_day_or_place_is_told_and_other_words_are_not(duo, server):
    partnership, _facilitator, planner = duo
    activity = plan(partnership, planner)
    sweep(MONDAY)
    moved(activity, planner, summary="We bring the maps", title="Visit")
    assert sweep(MONDAY + HOUR).sent == 0
    moved(activity, planner, on=dt.date(2026, 3, 21))
    assert (sweep(MONDAY + 2 * HOUR).sent, sweep(MONDAY + 3 * HOUR).sent) == (1, 0)
    moved(activity, planner, place="The waterworks")
    assert sweep(MONDAY + 4 * HOUR).sent == 1
    moved(activity, planner, place="Town hall")
    assert (sweep(MONDAY + 5 * HOUR).sent, sweep(MONDAY + 6 * HOUR).sent) == (1, 0)
    events = [read(files[0]) for _to, _subject, files in invitations(server)]
    assert len({event["uid"] for _method, event in events}) == 1
    assert [event["sequence"] for _method, event in events] == [0, 2, 3, 4]


def test_what_is_cancelled_is_taken_out_again_for_those_who_had_it(duo, server):
    partnership, facilitator, planner = duo
    activity = plan(partnership, planner)
    sweep(MONDAY)
    activity.cancel(by=facilitator, reason="Floods, and a secret quarrel")
    assert (sweep(MONDAY + HOUR).sent, sweep(MONDAY + 2 * HOUR).sent) == (1, 0)
    (to, subject, (file,)) = invitations(server)[-1]
    method, event = read(file)
    assert (to, subject, file.get_param("method")) == (planner.email, "No longer on for you: =Visit; to Mzuzu", "CANCEL")
    assert (method, event["status"], event["sequence"], event["uid"]) == ("CANCEL", "CANCELLED", 1, f"{activity.key}-{activity.pk}@localhost")
    assert b"quarrel" not in server.mails[-1]


def test_whoever_is_needed_no_more_is_told_and_whoever_never_knew_is_not(duo, server):
    partnership, facilitator, planner = duo
    activity = plan(partnership, facilitator, planner)
    sweep(MONDAY)
    activity.attendances.filter(practitioner__user=planner).delete()
    moved(activity, facilitator)
    cancelled = plan(partnership, planner, on="2026-03-25")
    cancelled.cancel(by=facilitator, reason="Floods")
    assert sweep(MONDAY + HOUR).sent == 1
    assert [(to, subject[:12]) for to, subject, _files in invitations(server)[2:]] == [(planner.email, "No longer on")]


def test_a_plan_that_was_cancelled_before_its_mail_was_written_is_never_told(duo, server):
    partnership, facilitator, planner = duo
    plan(partnership, planner).cancel(by=facilitator, reason="Floods")
    assert (sweep(MONDAY).sent, server.mails) == (0, [])


def test_invited_are_only_people_with_an_account_and_a_seat_to_plans_that_have_a_day(duo, server):
    partnership, _facilitator, planner = duo
    stranger = make.member_user(make.partnership(), "mentee", "planner")
    plan(partnership, stranger)
    make.activity(partnership, "Nobody with an account", "2026-03-20", held=False, came=[make.practitioner()])
    plan(partnership, planner, on_precision="month")
    plan(partnership, planner, on="2026-03-01")
    make.activity(partnership, "Held", "2026-03-01", came=[planner.practitioner])
    assert (sweep(MONDAY).sent, server.mails) == (0, [])


def test_whoever_has_left_is_told_nothing_more(duo, server):
    partnership, facilitator, planner = duo
    activity = plan(partnership, planner)
    sweep(MONDAY)
    Membership.objects.filter(practitioner__user=planner).update(until=MONDAY.date())
    activity.cancel(by=facilitator, reason="Floods")
    assert (sweep(MONDAY + HOUR).sent, len(server.mails)) == (0, 1)


def test_nobody_elses_address_or_name_is_in_it(duo, server):
    partnership, facilitator, planner = duo
    plan(partnership, facilitator, planner, summary="What we fear")
    sweep(MONDAY)
    for to, _subject, (file,) in invitations(server):
        other = facilitator if to == planner.email else planner
        text = file.get_content()
        assert [word in text for word in (other.email, "What we fear", to)] == [False, False, True]


def test_a_kind_that_is_switched_off_is_not_sent(duo, server):
    partnership, _facilitator, planner = duo
    Preference.stop(planner, ["invitations"])
    plan(partnership, planner)
    assert (sweep(MONDAY).sent, server.mails) == (0, [])


def test_the_ledger_is_asked_as_often_for_many_plans_as_for_one(duo, django_assert_num_queries):
    partnership, _facilitator, planner = duo
    rule = due.in_force()["you are expected"]
    for number in (1, 9):
        for _each in range(number):
            plan(partnership, planner)
        with django_assert_num_queries(7):
            list(rule.due(MONDAY))


def test_a_sweep_that_is_told_another_day_invites_as_of_that_day(duo, server):
    """``run_due --now``: what is past by the clock is still ahead on the day that the sweep believes in."""
    partnership, facilitator, _planner = duo
    plan(partnership, facilitator, on="2026-02-20")
    assert sweep(MONDAY - dt.timedelta(days=20)).sent == 1
    assert [to for to, _subject, _files in invitations(server)] == [facilitator.email]
