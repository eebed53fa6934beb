"""The reports of the documented case: published as people publish them, once, and taken up where they were cut off."""

import pytest
from django.core.management import CommandError, call_command

from mentorship.case import publishing
from mentorship.case.stories import STORIES
from participants.models import User
from reports.drafts import paper as papers
from reports.models import Clearance, Edition, Report, SummaryEdition
from reports.programme import paper as programme_papers
from tests.mentorship.records import count_rows

ALL = [("courtship", 1), ("courtship", 2), ("inspiration", 1), ("implementation", 1)]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("case", "plain_paper")]


@pytest.fixture
def plain_paper(monkeypatch, settings, tmp_path):
    """Laying out takes seconds, and these tests are not about paper."""
    settings.MEDIA_ROOT = str(tmp_path)
    for module in (papers, programme_papers):
        monkeypatch.setattr(module, "lay_out", lambda row: papers.Paper(b"%PDF-1.7 " + row.digest.encode(), 3))


class CutOff(Exception):
    pass


def out():
    return [(edition.stage, edition.number) for edition in Edition.objects.order_by("pk")]


def test_the_funder_reads_three_reports_one_of_them_corrected_and_the_programme_report():
    call_command("publish_case")
    funder = User.objects.get(email="funder@example.org")
    assert out() == ALL
    assert Edition.objects.readable_by(funder).count() == len(ALL)
    assert [edition.correction for edition in Edition.objects.exclude(correction="")] == [STORIES[0].correction]
    summary = SummaryEdition.objects.readable_by(funder).get()
    assert (summary.number, summary.values["reports"]) == (1, 3)


def test_both_leads_cleared_what_the_manager_published():
    call_command("publish_case")
    words = {(word.side, word.user.email) for word in Clearance.objects.all()}
    assert words == {("mentor", "lead.ethekwini@example.org"), ("mentee", "lead.mzuzu@example.org")}
    assert set(Edition.objects.values_list("published_by__email", flat=True)) == {"manager@example.org"}


def test_a_second_time_changes_nothing(capsys):
    call_command("publish_case")
    before = count_rows()
    capsys.readouterr()
    call_command("publish_case")
    assert count_rows() == before
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("step", ["freezing.freeze", "publish", "sum_up"])
def test_cut_off_it_is_taken_up_where_it_stood(monkeypatch, step):
    def cut(*arguments, **options):
        raise CutOff

    with monkeypatch.context() as patched:
        patched.setattr(f"mentorship.case.publishing.{step}", cut)
        with pytest.raises(CutOff):
            call_command("publish_case")
    call_command("publish_case")
    assert (out(), Report.objects.count(), SummaryEdition.objects.count()) == (ALL, len(STORIES), 1)


def test_what_a_visitor_wrote_meanwhile_is_left_alone():
    story = STORIES[1]
    lead = publishing.user("lead.mzuzu")
    stay = publishing.Stay.objects.get(journey__partnership__mentee__name="Mzuzu", stage=story.stage)
    mine = Report.objects.create(partnership=stay.journey.partnership, stay=stay, happened="My own words.", recorded_by=lead)
    call_command("publish_case")
    mine.refresh_from_db()
    assert (mine.happened, mine.published, mine.latest) == ("My own words.", 0, None)
    assert out() == [each for each in ALL if each[0] != story.stage]


def test_the_boxes_say_what_is_illustrative():
    for story in STORIES:
        assert "illustrative" in story.happened
        for box in (story.learned, story.did_not_work, story.comes_next, story.changed_at_home):
            assert box.startswith("Illustrative: ")


def test_they_are_not_published_in_production(settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="APP_ENV=demo"):
        call_command("publish_case")
    assert not Edition.objects.exists()
