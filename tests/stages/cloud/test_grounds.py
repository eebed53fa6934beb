"""What trust rests on: counts from the facts, year by year, for everybody in the partnership."""

import datetime as dt
from itertools import pairwise

import pytest
from django.urls import reverse

from stages.cloud.grounds import Year, years
from stages.cloud.grounds_drawn import draw
from stages.facts import Claims, Evidence, Facts, Kept, Stayed
from tests import make
from tests.stages.journey.scenes import as_, duo, text

TODAY = dt.date(2024, 6, 1)


def seen(*days):
    return tuple(Evidence("activity", number, "joint meal", dt.date.fromisoformat(day)) for number, day in enumerate(days))


def test_each_fact_stands_in_its_year_and_empty_years_stay():
    promises = {"mentor": Kept(2, 1, seen("2024-01-05"), seen("2022-05-01")), "mentee": Kept(1, 1, (), seen("2022-07-01"))}
    facts = Facts(
        mentor_visits=seen("2022-03-01", "2022-08-01"),
        mentee_visits=seen("2024-02-01"),
        social_time=seen("2022-03-01"),
        closed_sessions=seen("2024-02-01"),
        claims=Claims(promises=promises),
        stays=(Stayed(1, "courtship", dt.date(2022, 1, 1)),),
    )
    assert years(facts, TODAY) == [
        Year(2022, (1, 1), (1, 1), (2, 0), 1, 0),
        Year(2023, (0, 0), (0, 0), (0, 0), 0, 0),
        Year(2024, (0, 0), (1, 0), (0, 1), 0, 1),
    ]


def test_a_partnership_without_anything_has_one_empty_year():
    assert years(Facts(), TODAY) == [Year(2024, (0, 0), (0, 0), (0, 0), 0, 0)]


@pytest.mark.parametrize("number", [1, 2, 15, 40])
def test_the_picture_keeps_to_its_width_however_many_years(number):
    picture = draw([Year(2000 + each, (1, 0), (2, 3), (each, 1), 30, 0) for each in range(number)], "eThekwini", "Mzuzu")
    assert all(block.x >= 0 and block.x + block.width <= 358 and 0 <= block.y <= picture.height for block in picture.blocks)
    labels = [text.x for text in picture.texts if text.text.startswith("20") and len(text.text) == 4]
    assert all(after - before >= 34 for before, after in pairwise(labels))


@pytest.mark.django_db
def test_the_page_says_what_is_written_down_and_where_to_begin():
    scene = duo()
    who = [scene.of(side).practitioner for side in ("mentor", "mentee")]
    make.activity(scene.partnership, "A visit", "2022-03-01", instrument="study tour", city=scene.partnership.mentee, came=who)
    make.activity(scene.partnership, "Dinner", "2022-03-02", instrument="joint meal", came=who)
    said = text(as_(scene.mentor).get(reverse("trust-grounds", args=[scene.partnership.pk])))
    assert "Visits of eThekwini to Mzuzu 1 last: study tour" in said
    assert "Time together that was not work 1 last: joint meal , 2 March 2022" in said
    assert "Frank sessions, away from outsiders None is logged. Leave an hour for a closed session at the next visit." in said
    assert "Promises of Mzuzu None has fallen due yet." in said


@pytest.mark.django_db
def test_where_nothing_is_logged_there_is_no_picture():
    scene = duo()
    page = as_(scene.manager).get(reverse("trust-grounds", args=[scene.partnership.pk]))
    assert (page.context["picture"], page.status_code) == (None, 200)
