"""The time line of a report: what was held, on which bank, and who led, looking back; no title, no name, no plan."""

import datetime as dt

import pytest

from participants.partnerships.parts import CITIES
from reports.drafts import line, paper
from reports.drafts.compile import compile_values
from reports.drafts.figures import MOST
from stages.journey import timeline, years
from tests import make
from tests.reports.telling import as_user, frozen, scene, written

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    """In stage two since January 2020: a visit of Mzuzu to eThekwini, a silence of two years, a call; a plan; the mayors."""
    found = scene(mentor=make.city("eThekwini"), mentee=make.city("Mzuzu", "MW"), stage="inspiration")
    partnership = found.partnership
    partnership.journey.stays.filter(until=None).update(since=dt.date(2020, 1, 1))
    partnership.journey.stays.create(stage="courtship", since=dt.date(2019, 1, 1), until=dt.date(2020, 1, 1))
    visit = make.activity(
        partnership, on="2020-02-01", instrument="study tour", led_by="mentor", came=[found.mentee.practitioner], title="SECRET title"
    )
    visit.city = partnership.mentor
    visit.save()
    make.activity(partnership, on="2022-02-01", instrument="call", led_by="together", delivery="virtual", came=[found.mentor.practitioner])
    make.activity(partnership, on="2019-06-01", instrument="call", delivery="virtual")
    make.activity(partnership, on="2030-01-01", held=False)
    make.membership(partnership, "mentee", "political leader", make.practitioner("SECRET mayor"), since=dt.date(2020, 1, 1))
    return found


def marks(values):
    return [(each["on"], each["instrument"], each["led"], each["bank"], each["crossed"], each["times"]) for each in values["line"]["marks"]]


def test_it_tells_what_was_held_in_the_stage_and_who_led_the_cities(here):
    values = compile_values(written(here))
    assert marks(values) == [
        ("2020-02-01", "study tour", "mentor", "mentor", True, 1),
        ("2022-02-01", "call", "together", "together", False, 1),
    ]
    assert values["line"]["bands"] == [{"stage": "inspiration", "since": "2020-01-01", "until": None}]
    assert values["line"]["terms"] == [{"side": "mentee", "role": "political leader", "since": "2020-01-01", "until": None}]
    assert (values["line"]["until"], "SECRET" in str(values)) == ("2022-02-01", False)


def test_a_silence_is_named_only_where_both_leads_keep_the_signals_in(here):
    report, found = written(here), []
    for side in (None, *CITIES):
        if side:
            report.keep_signals(side, keep=True)
        drawing = line.draw(compile_values(report), "y").wide
        found.append("silence: half a year or more without contact" in [label.text for label in drawing.labels])
    assert found == [False, False, True]


def test_it_looks_back_so_no_day_is_called_today(here):
    picture = line.draw(compile_values(written(here)), "y")
    assert picture.title == "Time line of eThekwini and Mzuzu from January 2020 to February 2022: 2 activities"
    assert [label.text for drawing in (picture.wide, picture.tall) for label in drawing.labels if label.text == "Today"] == []
    own = timeline.draw(years.load(here.partnership, dt.date(2026, 1, 1)), mentor="A", mentee="B")
    assert [sum(label.text == "Today" for label in drawing.labels) for drawing in (own.wide, own.tall)] == [1, 1]


def test_what_is_drawn_stays_on_the_paper(here):
    drawing = line.draw(compile_values(written(here)), "y").wide
    assert drawing.width == line.WIDE
    assert [label.text for label in drawing.labels if not (label.left >= 0 and label.left + label.room <= line.WIDE + 1)] == []


def test_very_many_activities_are_told_by_month(here):
    for number in range(MOST + 1):
        make.activity(here.partnership, on=f"2021-03-{number % 28 + 1:02}", instrument="call", delivery="virtual")
    found = marks(compile_values(written(here)))
    assert [(on, times) for on, *_rest, times in found] == [("2020-02-01", 1), ("2021-03-01", MOST + 1), ("2022-02-01", 1)]


def test_the_page_shows_it_lying_and_upright_and_the_paper_lying_alone(here):
    version = frozen(here, written(here))
    page = as_user(here.mentee).get(f"/versions/{version.pk}/").text
    assert (page.count("Time line of eThekwini and Mzuzu"), paper.html(version).count("Time line of eThekwini and Mzuzu")) == (2, 1)


def test_a_report_of_before_there_was_one_shows_none(here):
    version = frozen(here, written(here))
    version.values.pop("line")
    assert (line.draw(version.values, "y"), "Time line" in paper.html(version)) == (None, False)


@pytest.mark.parametrize(
    ("first", "last"), [("0001-01-01", "0001-01-01"), ("9999-12-31", "9999-12-31"), ("0001-01-01", "9999-12-31"), ("2020-02-29", "2020-02-29")]
)
def test_no_day_of_the_calendar_breaks_the_picture(here, first, last):
    values = compile_values(written(here))
    mark = {**values["line"]["marks"][0], "on": first, "over": last}
    terms = [{"side": "mentee", "role": "political leader", "since": first, "until": until} for until in (None, last, first)]
    told = {"until": last, "bands": [{"stage": "courtship", "since": first, "until": None}], "marks": [mark], "terms": terms, "silent": True}
    drawn = line.draw({**values, "line": told}, "y")
    assert [drawing.width for drawing in (drawn.wide, drawn.tall)] == [line.WIDE, 360]
