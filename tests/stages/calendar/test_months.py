"""The month and the list: what lies on which day, on whose clock."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stages.calendar.months import Month
from tests import make

TODAY = "2026-11-20"


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(f"{TODAY}T09:00Z", tick=False):
        yield


@pytest.fixture
def here():
    return make.partnership(make.city("eThekwini", zone="Africa/Johannesburg"), make.city("Mzuzu", "MW", zone="Africa/Blantyre"))


@pytest.fixture
def see(client, here):
    """The context of the page as a facilitator sees it, in a zone of theirs."""
    user = make.member_user(here, "mentor", "facilitator")

    def page(query="", zone="UTC"):
        user.zone = zone
        user.save()
        client.force_login(user)
        return client.get(f"/calendar/{query}")

    return page


def listed(page):
    return {day.isoformat(): [event.title for event in events] for day, events in page.context["days"]}


@pytest.mark.parametrize("text", ["", "2026-13", "2026-00", "26-11", "1899-12", "2200-01", "٢٠٢٦-١١", "2026-11-01", "x" * 5_000])
def test_anything_that_is_no_month_is_the_present_one(text):
    assert Month.named(text).name == "2026-11"


@pytest.mark.parametrize(
    ("name", "around"), [("2026-12", ("2026-11", "2027-01")), ("2028-02", ("2028-01", "2028-03")), ("2026-01", ("2025-12", "2026-02"))]
)
def test_months_follow_each_other(name, around):
    month = Month.named(name)
    assert (month.before.name, month.after.name) == around


def test_a_month_is_whole_weeks_from_monday():
    weeks = Month.named("2026-11").weeks([])
    assert ([len(week) for week in weeks], weeks[0][0].day, weeks[-1][-1].day) == ([7] * 6, dt.date(2026, 10, 26), dt.date(2026, 12, 6))
    assert [square.day for week in weeks for square in week if square.is_today] == [dt.date(2026, 11, 20)]


@pytest.mark.django_db
def test_what_is_of_several_days_lies_on_each_of_them(see, here):
    make.activity(here, "Three days", "2026-11-29", held=False, last_day=dt.date(2026, 12, 1))
    assert listed(see()) == {"2026-11-29": ["Three days"], "2026-11-30": ["Three days"]}
    assert listed(see("?month=2026-12")) == {"2026-12-01": ["Three days"]}


@pytest.mark.django_db
def test_a_time_is_shown_on_both_clocks(see, here):
    make.activity(here, "A talk", "2026-11-27", held=False, zone="Africa/Blantyre").parts.update(starts="09:00")
    page = see("?view=list", zone="America/New_York").text
    assert ("02:00</time> your time, 09:00 there (Africa/Blantyre)" in page, "Nov. 27" in page) == (True, False)
    assert "your time" not in see("?view=list", zone="Africa/Johannesburg").text


@pytest.mark.django_db
def test_what_begins_tomorrow_there_lies_on_today_here(see, here):
    make.activity(here, "Early", "2026-12-01", held=False, zone="Africa/Blantyre").parts.update(starts="01:00", minutes=30)
    assert listed(see(zone="America/New_York")) == {"2026-11-30": ["Early"]}
    assert listed(see("?month=2026-12", zone="America/New_York")) == {}
    assert listed(see("?month=2026-12", zone="Africa/Blantyre")) == {"2026-12-01": ["Early"]}


@pytest.mark.django_db
def test_what_has_no_day_stands_below_the_month(see, here):
    make.activity(here, "Some time", "2026-11-01", held=False, on_precision="month")
    page = see()
    assert ([event.title for event in page.context["some_time"]], listed(page)) == (["Some time"], {})


@pytest.mark.django_db
def test_a_full_day_shows_three_and_counts_the_rest(see, here):
    for number in range(5):
        make.activity(here, f"Call {number}", "2026-11-27", held=False)
    page = see()
    (square,) = (square for week in page.context["weeks"] for square in week if square.events)
    assert ([event.title for event in square.shown], square.more) == (["Call 0", "Call 1", "Call 2"], 2)
    assert "2 more" in page.text


@pytest.mark.django_db
def test_one_partnership_at_a_time(see, here, client):
    second = make.partnership(here.mentor, make.city("Otjiwarongo", "NA"), here.programme)
    make.activity(here, "First", "2026-11-27", held=False)
    make.activity(second, "Second", "2026-11-27", held=False)
    client.force_login(make.manager(here.programme))
    assert listed(client.get("/calendar/")) == {"2026-11-27": ["First", "Second"]}
    assert listed(client.get(f"/calendar/?partnership={second.pk}")) == {"2026-11-27": ["Second"]}
    assert listed(see()) == {"2026-11-27": ["First"]}
    assert [see(f"?partnership={each}").status_code for each in (second.pk, "x", "9" * 30)] == [404] * 3


@pytest.mark.django_db
def test_of_a_training_for_two_a_member_reads_the_own_partnership_only(see, here):
    second = make.partnership(here.mentor, make.city("Otjiwarongo", "NA"), here.programme)
    make.activity([here, second], "For both", "2026-11-27", held=False)
    page = see("?view=list")
    assert ("eThekwini → Mzuzu" in page.text, "Otjiwarongo" in page.text) == (True, False)


@pytest.mark.django_db
def test_no_summary_is_even_loaded(see, here):
    make.activity(here, "A talk", "2026-11-27", held=False, summary="PLANTED")
    with CaptureQueriesContext(connection) as asked:
        assert "PLANTED" not in see().text
    assert [query["sql"] for query in asked if '"summary"' in query["sql"]] == []


@pytest.mark.django_db
def test_a_month_with_too_much_says_so(see, here, monkeypatch):
    monkeypatch.setattr("stages.calendar.views.MOST", 2)
    for number in range(3):
        make.activity(here, f"Call {number}", "2026-11-27", held=False)
    page = see()
    assert (page.context["cut"], listed(page)) == (True, {"2026-11-27": ["Call 0", "Call 1"]})
