"""The page of one activity: what it says, and to whom."""

import re

import pytest

from stages.activities.days import over
from tests import make
from tests.stages.activities.saying import duo

pytestmark = pytest.mark.django_db


def page_of(client, activity, user):
    client.force_login(user)
    return client.get(f"/activities/{activity.pk}/").text


def test_it_says_what_when_where_how_long_and_who(client):
    partnership, user = duo()
    guest, absent = make.practitioner("The guest"), make.practitioner("The absent one")
    activity = make.activity(partnership, "The visit", "2024-03-01", city=partnership.mentee, minutes=960, came=[guest], summary="Two\nlines <b>")
    activity.expect([absent], came=False)
    page = page_of(client, activity, user)
    for said in ("The visit", "1 March 2024", "Mzuzu", "2 days", "workshop", "both together", "The guest", "Two<br>lines &lt;b&gt;"):
        assert said in page
    assert page.index("Expected, and did not come") < page.index("The absent one")


def test_a_visit_of_several_days_says_the_first_and_the_last(client):
    partnership, user = duo()
    activity = make.activity(partnership, on="2024-03-01", last_day="2024-03-04", on_basis="estimated")
    words = " ".join(re.sub("<[^>]+>", " ", page_of(client, activity, user)).split())
    assert "1 March 2024 estimated – 4 March 2024 estimated" in words


def test_a_date_is_as_exact_as_it_is_known_and_says_where_it_comes_from(client):
    partnership, user = duo()
    page = page_of(client, make.activity(partnership, on="2009-07-01", on_precision="month", on_basis="illustrative"), user)
    assert ">July 2009</time>" in page
    assert "1 July 2009" not in page
    assert "illustrative</span>" in page


def test_the_hour_is_shown_at_the_place_and_on_the_readers_clock(client):
    partnership, user = duo()
    activity = make.activity(partnership, on="2024-03-01", zone="Africa/Blantyre")
    activity.parts.update(starts="14:30")
    assert "from 14:30" in page_of(client, activity, user)
    assert "12:30 on your clock" in page_of(client, activity, user)
    user.zone = "Africa/Blantyre"
    user.save()
    assert "on your clock" not in page_of(client, activity, user)


def test_it_says_who_reads_the_summary(client):
    partnership, user = duo()
    page = page_of(client, make.activity(partnership), user)
    assert "Read by everyone in the partnership and by the programme manager." in page
    assert "can be reported" in page


def test_a_closed_session_says_where_what_was_said_belongs(client):
    partnership, user = duo()
    opened, closed = (page_of(client, make.activity(partnership, closed=closed), user) for closed in (False, True))
    assert ("belongs to the safe space" in opened, "belongs to the safe space" in closed) == (False, True)


@pytest.mark.parametrize(("on", "asks"), [("2020-01-01", True), ("2099-01-01", False)])
def test_it_asks_whether_a_passed_plan_was_held(client, on, asks):
    partnership, user = duo()
    assert ("was it held?" in page_of(client, make.activity(partnership, on=on, held=False), user)) is asks


@pytest.mark.parametrize(
    ("on", "last_day", "precision", "end"),
    [
        ("2026-01-01", None, "day", "2026-01-01"),
        ("2026-01-01", "2026-01-03", "day", "2026-01-03"),
        ("2026-01-01", None, "month", "2026-01-31"),
        ("2026-12-01", None, "month", "2026-12-31"),
        ("2024-02-01", None, "month", "2024-02-29"),
        ("2026-01-01", None, "year", "2026-12-31"),
    ],
)
def test_a_plan_passes_with_the_last_day_that_it_can_mean(on, last_day, precision, end):
    assert over(make.day(on), make.day(last_day), precision) == make.day(end)
