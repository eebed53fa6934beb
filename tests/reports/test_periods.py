"""Reports for any period: what they count, where they stop, and the same way out."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from reports.drafts import wording
from reports.drafts.compile import compile_values
from reports.drafts.forms import PeriodForm
from reports.models import Edition, Report
from stages.models import Reflection
from tests import make
from tests.reports.telling import as_user, body, cleared, frozen, made, publish, scene
from tests.reports.test_rendering import at_once

pytestmark = [pytest.mark.django_db]
SINCE, UNTIL = dt.date(2024, 2, 1), dt.date(2024, 4, 30)


@pytest.fixture
def here():
    """Inspiration until March 2024, adoption since; something was held before, in and after the period."""
    here = scene(stage="inspiration")
    leads = [user.practitioner.memberships.get() for user in (here.mentor, here.mentee)]

    here.partnership.journey.propose(to="adoption", by=leads[0], reason="SECRET", on=dt.date(2024, 3, 1)).accept(by=leads[1])
    assert here.partnership.journey.stays.count() == 2
    for on in ("2024-01-31", "2024-02-01", "2024-03-15", "2024-04-30", "2024-05-01"):
        make.activity(here.partnership, "SECRET", on, instrument="call", minutes=60, delivery="virtual", summary="SECRET")
    return here


def begin(user, here, since=SINCE, until=UNTIL):
    return as_user(user).post(f"/partnerships/{here.partnership.pk}/reports/period/", {"since": since, "until": until})


def test_it_counts_what_was_held_in_its_days_across_stages(here):
    assert begin(here.mentor, here).status_code == 302
    found = compile_values(Report.objects.get())
    assert (found["activities"], found["period"]["days"], found["stage"]["title"]) == (3, 90, "February 2024 to April 2024")
    assert (found["gate"], found["left"]) == ([], None)
    moves = [(move["came_from"], move["to"], move["on"]["iso"]) for move in found["moves"]]
    assert moves == [("Inspiration and reflection", "Adoption", "2024-03-01")]
    assert [(span["state"], span["marked"]) for span in found["path"]][1:3] == [("passed", True), ("open", True)]
    assert "SECRET" not in str(found)


def test_what_came_after_it_changes_nothing(here):
    report = Report.objects.create(partnership=here.partnership, since=SINCE, until=UNTIL)
    before = compile_values(report)
    here.partnership.journey.stays.filter(until=None).update(until=dt.date(2024, 6, 1))
    here.partnership.journey.stays.create(stage="implementation", since=dt.date(2024, 6, 1))
    make.activity(here.partnership, on="2024-05-02", came=[here.mentor.practitioner])
    assert compile_values(report) == before


@pytest.mark.parametrize(
    ("since", "until", "field"),
    [("1999-01-01", "2024-01-01", "since"), ("2024-03-01", "2024-02-01", "until"), ("2024-03-01", "2100-01-01", "until"), ("", "x", "since")],
)
def test_a_period_that_cannot_be_is_said_at_its_field(here, since, until, field):
    answer = begin(here.mentor, here, since, until)
    assert (answer.status_code, field in answer.context["form"].errors) == (200, True)
    assert not Report.objects.exists()


def test_today_is_the_last_day_that_can_be(here):
    today = timezone.localdate()
    assert PeriodForm({"since": SINCE, "until": today}, partnership=here.partnership).is_valid()
    assert not PeriodForm({"since": SINCE, "until": today + dt.timedelta(1)}, partnership=here.partnership).is_valid()


def test_asked_for_twice_it_is_one_report(here):
    assert begin(here.mentor, here).url == begin(here.mentee, here).url
    assert Report.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_asked_for_at_once_by_many_it_is_one_report(here):
    def ask():
        form = PeriodForm({"since": SINCE, "until": UNTIL}, partnership=here.partnership)
        assert form.is_valid()
        return form.begin(by=here.mentor).pk

    assert at_once(ask) == [Report.objects.get().pk] * 8


def test_a_report_has_a_stay_or_a_period_and_not_both(here):
    stay = here.partnership.journey.stays.first()
    for fields in ({}, {"stay": stay, "since": SINCE, "until": UNTIL}, {"since": SINCE}, {"since": UNTIL, "until": SINCE}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Report.objects.create(partnership=here.partnership, **fields)


def test_its_quotes_are_those_of_the_stages_that_it_touches_and_the_stage_may_tell_them_again(here, plain_paper):
    author = make.member_user(here.partnership, "mentee", "facilitator")
    for stage in ("inspiration", "courtship"):
        note = Reflection(author=author, partnership=here.partnership, stage=stage, text=f"Told in {stage}.").keep(by=author)
        note.release(by=author, named=False)
    version = frozen(here, Report.objects.create(partnership=here.partnership, since=SINCE, until=UNTIL, recorded_by=here.mentor))
    made(version)
    cleared(here, version)
    assert publish(here, version).status_code == 302
    assert [quote["text"] for quote in Edition.objects.get().values["quotes"]] == ["Told in inspiration."]
    stage = frozen(here, Report.objects.create(partnership=here.partnership, stay=here.partnership.journey.stays.get(stage="inspiration")))
    assert len(stage.quotes) == 1


def test_it_goes_the_whole_way_to_the_funder_on_real_paper(here):
    report = Report.objects.create(partnership=here.partnership, since=SINCE, until=UNTIL, recorded_by=here.mentor, happened="They called.")
    version = frozen(here, report)
    made(version)
    cleared(here, version)
    assert publish(here, version).status_code == 302
    edition = Edition.objects.get()
    assert (edition.stage, edition.stage_title) == ("period", "February 2024 to April 2024")
    funder = as_user(here.funder)
    page = funder.get(f"/published/{edition.pk}/").text
    assert ("Moves from stage to stage" in page, "What the stage should have" in page, "SECRET" in page) == (True, False, False)
    assert body(funder.get(f"/published/{edition.pk}/download/"))[:5] == b"%PDF-"
    assert funder.get(f"/published/{edition.pk}/figures/").status_code == 200
    pages = [f"/partnerships/{here.partnership.pk}/reports/", f"/reports/{report.pk}/", f"/reports/{report.pk}/change/", f"/versions/{version.pk}/"]
    assert ["February 2024 to April 2024" in as_user(here.mentor).get(each).text for each in pages] == [True] * 4


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        ("2019-01-01", "2019-12-31", "2019"),
        ("2019-03-01", "2019-03-31", "March 2019"),
        ("2019-03-01", "2020-06-30", "March 2019 to June 2020"),
        ("2019-03-02", "2020-06-30", "2 March 2019 to 30 June 2020"),
        ("2019-03-02", "2019-03-02", "2 March 2019"),
    ],
)
def test_a_period_is_said_as_shortly_as_it_can_be(since, until, said):
    assert wording.between(dt.date.fromisoformat(since), dt.date.fromisoformat(until)) == said
