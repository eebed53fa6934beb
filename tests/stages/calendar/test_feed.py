"""The address for calendar programs: whose it is, what is in it, and what never is."""

import datetime as dt
import zoneinfo
from threading import Barrier, Thread

import icalendar
import pytest
import time_machine
from django.db import connection
from django.urls import reverse

from participants.partnerships.parts import Side
from stages.models import Feed
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
TODAY = "2026-11-20"


@pytest.fixture
def today():
    with time_machine.travel(f"{TODAY}T09:00Z", tick=False):
        yield


@pytest.fixture
def here():
    return make.partnership(make.city("eThekwini", zone="Africa/Johannesburg"), make.city("Mzuzu", "MW", zone="Africa/Blantyre"))


@pytest.fixture
def user(here):
    return make.member_user(here, "mentor", "facilitator")


def address(user):
    return reverse("calendar-file", args=[Feed.renew(user)])


def read(client, path):
    """The calendar as a strict reader takes it: one that refuses what it does not understand."""
    answer = client.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    found = icalendar.Calendar.from_ical(answer.content)
    assert [each.errors for each in found.walk() if getattr(each, "errors", None)] == []
    assert all(len(line) <= 75 for line in answer.content.split(b"\r\n"))
    return found


def events(client, path):
    return read(client, path).walk("VEVENT")


def planned(here, title="The plan", on="2027-03-01", **fields):
    return make.activity(here, title, on, held=False, **fields)


def test_a_day_is_a_date_and_ends_on_the_day_after(client, here, user):
    planned(here)
    planned(here, "Three days", "2027-04-01", last_day=dt.date(2027, 4, 3))
    found = {str(each["summary"]): (each["dtstart"].dt, each["dtend"].dt) for each in events(client, address(user))}
    assert found == {
        "The plan": (dt.date(2027, 3, 1), dt.date(2027, 3, 2)),
        "Three days": (dt.date(2027, 4, 1), dt.date(2027, 4, 4)),
    }


def test_a_time_is_that_of_the_place_and_its_zone_comes_along(client, here, user):
    activity = planned(here, zone="Europe/Madrid", place="Barcelona")
    activity.parts.update(starts="09:30", minutes=90)
    make.part(activity, 2, instrument="joint meal", minutes=60)
    calendar = read(client, address(user))
    (event,) = calendar.walk("VEVENT")
    assert event["dtstart"].params["TZID"] == "Europe/Madrid"
    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Madrid"]
    moments = [event[name].dt.astimezone(dt.UTC) for name in ("dtstart", "dtend")]
    assert moments == [dt.datetime(2027, 3, 1, 8, 30, tzinfo=dt.UTC), dt.datetime(2027, 3, 1, 11, 0, tzinfo=dt.UTC)]


def test_summer_time_is_that_of_the_place(client, here, user):
    for on in ("2027-03-27", "2027-03-29"):
        planned(here, on, on, zone="Europe/Madrid").parts.update(starts="09:30")
    hours = {str(each["summary"]): each["dtstart"].dt.astimezone(dt.UTC).hour for each in events(client, address(user))}
    assert hours == {"2027-03-27": 8, "2027-03-29": 7}


def test_a_time_in_utc_needs_no_zone(client, here, user):
    planned(here).parts.update(starts="09:30")
    calendar = read(client, address(user))
    assert calendar.walk("VTIMEZONE") == []
    assert calendar.walk("VEVENT")[0]["dtstart"].dt == dt.datetime(2027, 3, 1, 9, 30, tzinfo=zoneinfo.ZoneInfo("UTC"))


def test_a_plan_without_a_day_is_not_put_on_one(client, here, user):
    planned(here, on_precision="month")
    assert events(client, address(user)) == []


def test_a_change_keeps_the_name_and_raises_the_number(client, here, user):
    activity = planned(here)
    path = address(user)
    (before,) = events(client, path)
    activity.version += 1
    activity.title = "Another title"
    activity.save()
    activity.cancel(by=user, reason="Flood")
    (after,) = events(client, path)
    assert (after["uid"], before["sequence"], after["sequence"]) == (before["uid"], 0, 2)
    assert (before["status"], after["status"]) == ("CONFIRMED", "CANCELLED")


def test_nobody_else_has_the_same_name(client, here, user):
    for number in range(3):
        planned(here, f"Plan {number}")
    assert len({str(each["uid"]) for each in events(client, address(user))}) == 3


def test_what_is_older_than_a_year_is_left_out(client, here, user):
    for on in ("2025-11-18", "2025-11-19"):
        make.activity(here, on, on)
    assert [str(each["summary"]) for each in events(client, address(user))] == ["2025-11-19"]


def test_what_one_may_not_see_is_not_in_it(client, here, user):
    planned(make.partnership(make.city("Johannesburg"), make.city("Lilongwe", "MW")), "Of others")
    planned(here, "Own")
    assert [str(each["summary"]) for each in events(client, address(user))] == ["Own"]


def test_titles_places_and_times_and_nothing_else(client, here, user):
    """Planted in every text and name that an activity has: none of it may come out."""
    guest = make.practitioner("PLANTED guest", profession="PLANTED trade")
    activity = planned(here, "Title", place="Place", summary="PLANTED summary", social="PLANTED social", came=[guest], by=user)
    activity.parts.update(title="PLANTED part", tools="PLANTED tools", leader=guest, closed=True, kinds=["fishbowl"], aims=["skill"])
    activity.cancel(by=user, reason="PLANTED reason")
    paths = [address(user), f"/activities/{activity.pk}/calendar.ics"]
    client.force_login(user)
    texts = [client.get(path).content.decode().replace("\r\n ", "") for path in paths]
    assert [("Title" in text, "Place" in text) for text in texts] == [(True, True)] * 2
    told = ("PLANTED", "closed", "fishbowl", "skill", user.name, user.email, "reflection", here.mentee.name)
    assert [word for word in told for text in texts if word in text] == []


def test_a_title_cannot_break_out_of_its_line(client, here, user):
    planned(here, "Talk\r\nATTENDEE:mailto:x@example.org", place="Hall; A, B\\n" + "ü" * 60)
    (event,) = events(client, address(user))
    assert "attendee" not in event
    assert str(event["location"]) == "Hall; A, B\\n" + "ü" * 60


def test_who_left_gets_nothing(client, here, user):
    planned(here)
    path = address(user)
    user.practitioner.memberships.update(until=dt.date(2026, 11, 20))
    assert events(client, path) == []


def test_an_account_that_is_switched_off_has_no_address(client, here, user):
    path = address(user)
    user.is_active = False
    user.save()
    assert client.get(path).status_code == 404


def test_only_the_digest_is_kept_and_a_new_address_ends_the_old_one(client, here, user):
    first, second = Feed.renew(user), Feed.renew(user)
    assert len(first) >= 43  # 256 bits
    row = Feed.objects.get()
    assert {first, second} & {str(value) for value in vars(row).values()} == set()
    assert [client.get(reverse("calendar-file", args=[token])).status_code for token in (first, second)] == [404, 200]


@pytest.mark.parametrize("token", ["x", "0" * 43, "a" * 5_000])
def test_an_address_that_nobody_was_given_is_not_found(client, token):
    assert client.get(f"/calendar/{token}.ics").status_code == 404


def test_the_digest_itself_opens_nothing(client, user):
    Feed.renew(user)
    assert client.get(f"/calendar/{Feed.objects.get().token_digest}.ics").status_code == 404


def test_the_address_is_shown_once_and_can_be_switched_off(client, here, user):
    client.force_login(user)
    answer = client.post("/calendar/feed/", {"renew": "1"})
    path = answer.context["address"].partition("://")[2].partition("/")[2]
    assert answer["Cache-Control"].count("no-store") == 1
    assert path in answer.text
    assert path not in client.get("/calendar/feed/").text
    assert client.get(f"/{path}").status_code == 200
    client.post("/calendar/feed/", {"stop": "1"})
    assert (client.get(f"/{path}").status_code, Feed.objects.count()) == (404, 0)


def test_the_address_asks_few_questions(client, here, user, django_assert_num_queries):
    for number in range(20):
        planned(here, f"Plan {number}")
    path = address(user)
    with django_assert_num_queries(4):
        client.get(path)


def test_one_activity_is_a_file_that_is_published_or_taken_back(client, here, user):
    activity = planned(here)
    client.force_login(user)
    path = f"/activities/{activity.pk}/calendar.ics"
    assert [read(client, path)["method"]] == ["PUBLISH"]
    activity.cancel(by=user, reason="Flood")
    calendar = read(client, path)
    assert (calendar["method"], calendar.walk("VEVENT")[0]["status"]) == ("CANCEL", "CANCELLED")


def test_one_activity_without_a_day_is_no_file(client, here, user):
    activity = planned(here, on_precision="year")
    client.force_login(user)
    assert client.get(f"/activities/{activity.pk}/calendar.ics").status_code == 404


def test_the_manager_of_the_programme_reads_all_its_partnerships(client, here):
    second = make.partnership(here.mentor, make.city("Otjiwarongo", "NA"), here.programme)
    make.activity([here, second], "For both", "2027-03-01", held=False)
    assert [str(each["summary"]) for each in events(client, address(make.manager(here.programme)))] == ["For both"]


@pytest.mark.both
@pytest.mark.django_db(transaction=True)
def test_two_presses_at_once_leave_one_address(here):
    user = make.member_user(here, Side.MENTEE, "planner")
    barrier, tokens = Barrier(2), []

    def press():
        barrier.wait()
        tokens.append(Feed.renew(user))
        connection.close()

    threads = [Thread(target=press) for _each in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(tokens), Feed.objects.count()) == (2, 1)
    assert [Feed.reader(token) for token in tokens].count(user) == 1
