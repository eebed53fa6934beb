"""Periods that nobody expects: each is compiled, drawn, laid out as a page and a workbook, or refused at its field."""

import datetime as dt
import io

import pytest
from django.template.loader import render_to_string
from django.utils import timezone
from openpyxl import load_workbook

from reports.drafts import paper
from reports.drafts.compile import compile_values
from reports.drafts.freezing import freeze
from reports.models import Edition, Report
from reports.published import book
from reports.published.publishing import _period
from tests import make
from tests.reports.telling import as_user, scene

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_paper")]
MOVED = dt.date(2024, 3, 1)


@pytest.fixture
def here():
    """Begun on 29 February 2020, moved on the first of March 2024; something held on each side of the border, one known to its year only."""
    here = scene(since="2020-02-29", stage="inspiration")
    leads = [user.practitioner.memberships.get() for user in (here.mentor, here.mentee)]
    here.partnership.journey.propose(to="adoption", by=leads[0], reason="x", on=MOVED).accept(by=leads[1])
    for on in ("2020-02-29", "2024-02-29", "2024-03-01", "2024-03-02"):
        make.activity(here.partnership, on=on, minutes=60, came=[here.mentor.practitioner])
    make.activity(here.partnership, on="2022-01-01", on_precision="year", minutes=60)
    return here


def told(here, since, until):
    """The values of the period; its page and its workbook are made on the way."""
    report = Report.objects.create(partnership=here.partnership, since=since, until=until, recorded_by=here.mentor)
    version = freeze(report, by=here.mentor)
    values = version.values
    assert as_user(here.mentor).get(f"/versions/{version.pk}/").status_code == 200
    assert render_to_string("reports/_told.html", paper.picture(values))
    edition = Edition(values=values, number=1, programme_title="x", sha256="0" * 64, published_at=version.made_at)
    assert load_workbook(io.BytesIO(book.of(edition)))
    assert len(_period(values["period"], "en")) <= 120
    return values


@pytest.mark.parametrize(
    ("since", "until", "held", "days", "title"),
    [
        ("2020-02-29", "2020-02-29", 1, 1, "29 February 2020"),
        ("2024-02-29", "2024-02-29", 1, 1, "29 February 2024"),
        ("2024-03-01", "2024-03-01", 1, 1, "1 March 2024"),
        ("2024-02-29", "2024-03-01", 2, 2, "29 February 2024 to 1 March 2024"),
        ("2021-01-01", "2021-12-31", 0, 365, "2021"),
        ("2022-01-01", "2022-12-31", 1, 365, "2022"),
        ("2020-02-29", "2026-11-01", 5, 2438, "29 February 2020 to 1 November 2026"),
    ],
)
def test_it_counts_its_days_and_what_was_held_in_them(here, since, until, held, days, title):
    found = told(here, dt.date.fromisoformat(since), dt.date.fromisoformat(until))
    assert (found["activities"], found["period"]["days"], found["stage"]["title"]) == (held, days, title)


@pytest.mark.parametrize(("day", "moves"), [("2024-02-29", 0), ("2024-03-01", 1), ("2024-03-02", 0)])
def test_a_move_belongs_to_the_one_day_on_which_it_took_effect(here, day, moves):
    on = dt.date.fromisoformat(day)
    assert len(told(here, on, on)["moves"]) == moves


def test_two_that_overlap_are_two_reports_and_each_counts_the_day_that_they_share(here):
    found = [told(here, *days) for days in ((dt.date(2024, 2, 1), MOVED), (MOVED, dt.date(2024, 4, 1)))]
    assert [each["activities"] for each in found] == [2, 2]


@pytest.mark.parametrize(
    ("since", "until"),
    [
        ("0001-01-01", "2024-01-01"),
        ("2024-01-01", "9999-12-31"),
        ("2020-02-28", "2020-02-29"),
        ("2023-02-29", "2024-01-01"),
        ("2024-03-02", "2024-03-01"),
        ("10000-01-01", "-1"),
        ("2024-01-01\x00", "2024-01-02"),
        ("", ""),
    ],
)
def test_a_period_that_cannot_be_is_refused(here, since, until):
    answer = as_user(here.mentor).post(f"/partnerships/{here.partnership.pk}/reports/period/", {"since": since, "until": until})
    assert (answer.status_code, bool(answer.context["form"].errors), Report.objects.exists()) == (200, True, False)


def test_a_journey_that_begins_today_has_a_period_of_one_day():
    here = scene(since=timezone.localdate().isoformat())
    assert told(here, timezone.localdate(), timezone.localdate())["period"]["days"] == 1


def test_a_journey_that_begins_in_days_to_come_has_no_period_yet():
    here = scene(since=(timezone.localdate() + dt.timedelta(days=9)).isoformat())
    path = f"/partnerships/{here.partnership.pk}/reports/period/"
    assert as_user(here.mentor).get(path).status_code == 200
    assert as_user(here.mentor).post(path, {"since": timezone.localdate(), "until": timezone.localdate()}).status_code == 200
    assert not Report.objects.exists()


def test_the_time_line_of_a_year_in_which_nothing_was_held_is_left_out(here):
    report = Report(partnership=here.partnership, since=dt.date(2021, 1, 1), until=dt.date(2021, 12, 31))
    report.save()
    assert paper.picture({**compile_values(report), "quotes": []})["bars"]["line"] is None
