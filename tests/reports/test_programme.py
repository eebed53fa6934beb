"""The report on a programme: what it adds up, from published editions alone, and how it leaves."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reports.models import Edition, Summary, SummaryDownload, SummaryEdition, SummaryVersion
from reports.programme import paper, sums
from reports.programme.compile import compile_values
from tests import make
from tests.reports.adding import added, made, out, programme, published
from tests.reports.telling import as_user, body, cleared, correct, frozen, opened, publish, text_of, written
from tests.reports.telling import made as paper_made

pytestmark = pytest.mark.django_db
HOSTILE = '<b>x</b> <img src="file:///etc/passwd"> {{ v }} \u202eevil'


@pytest.fixture
def whole(plain_paper, monkeypatch):
    """Two partnerships; a workshop of both, and one of the first alone."""
    monkeypatch.setattr(paper, "lay_out", lambda version: paper_of(version))
    whole = programme()
    first, second = whole.scenes
    people = [first.mentor.practitioner, first.mentee.practitioner]
    make.activity([first.partnership, second.partnership], "Both", "2024-03-01", minutes=120, led_by="mentor", came=people)
    make.activity(first.partnership, "One", "2024-03-08", minutes=60, led_by="mentee", came=[people[0]])
    return whole


def paper_of(version):
    from reports.drafts.paper import Paper

    return Paper(b"%PDF-1.7 " + version.digest.encode(), 3)


def values(whole):
    return compile_values(Summary.objects.get_or_create(programme=whole.programme)[0])


def test_an_activity_of_two_partnerships_is_counted_once_in_the_sum_and_in_each_row(whole):
    for here in whole.scenes:
        published(here)
    found = values(whole)
    assert [(row["mentee"]["name"], row["activities"], row["minutes"]) for row in found["rows"]] == [("Mzuzu", 2, 180), ("Otjiwarongo", 1, 120)]
    assert (found["activities"], found["minutes"], found["hours"], found["shared"], found["untold"]) == (2, 180, "3 hours", 1, 0)


def test_a_report_that_does_not_say_what_it_shares_is_said_to_be_counted_per_partnership(whole):
    for here in whole.scenes:
        published(here)
    for edition in Edition.objects.all():
        del edition.values["shared"]
        edition.save()
    found = values(whole)
    assert (found["activities"], found["shared"], found["untold"]) == (3, 0, 2)


def test_nothing_that_is_not_published_goes_in(whole):
    first, second = whole.scenes
    published(first, learned="To listen.")
    version = frozen(second, written(second, learned="Not cleared."))
    paper_made(version)
    cleared(second, version)
    found = values(whole)
    assert (found["reports"], [each["text"] for each in found["learned"]]) == (1, ["To listen."])


def test_of_several_editions_of_a_report_the_newest_goes_in(whole):
    first = whole.scenes[0]
    version = published(first, learned="To listen.")
    version.report.learned = "To listen longer."
    version.report.save()
    correct(first, version.report)
    second = frozen(first, version.report)
    paper_made(second)
    cleared(first, second)
    assert publish(first, second).status_code == 302
    found = values(whole)
    assert [source["number"] for row in found["rows"] for source in row["sources"]] == [2]
    assert [(each["mentor"], each["mentee"], each["text"]) for each in found["learned"]] == [("eThekwini", "Mzuzu", "To listen longer.")]


def test_nobody_is_counted_twice_among_the_people():
    pair = {"mentor": {"name": "A", "country": "X"}, "mentee": {"name": "B", "country": "Y"}}
    counted = ({"A": 3, "B": 5}, {"A": 4, "Other places": 9})
    told = [{"pair": pair, "reached": [{"place": place, "people": people} for place, people in each.items()]} for each in counted]
    assert [(city.name, city.people) for city in sums.cities(told)] == [("A", 4), ("B", 5)]


def test_hours_by_who_led_stand_with_the_stage(whole):
    published(whole.scenes[0])
    spans = {span["key"]: (span["rows"], span["mentor"], span["mentee"]) for span in values(whole)["spans"]}
    assert spans["inspiration"] == ([1], 120, 60)
    assert spans["courtship"] == ([], 0, 0)


def test_it_goes_the_whole_way_to_the_funder(whole):
    published(whole.scenes[0], did_not_work="The hall was too large.")
    version = made(added(whole))
    answer = out(whole, version)
    edition = SummaryEdition.objects.get()
    assert answer.url == f"/published/programmes/{edition.pk}/"
    funder = as_user(whole.funder)
    assert "The hall was too large." in funder.get(answer.url).text
    assert body(funder.get(f"{answer.url}download/")) == b"%PDF-1.7 " + version.digest.encode()
    figures = funder.get(f"{answer.url}figures/")
    assert figures.headers["Content-Disposition"] == 'attachment; filename="cities-that-learn-edition-1.xlsx"'
    assert [(row.user, row.edition) for row in SummaryDownload.objects.all()] == [(whole.funder, edition)] * 2
    assert edition.title in funder.get("/published/programmes/").text


def test_asked_for_twice_it_is_made_once(whole):
    published(whole.scenes[0])
    assert added(whole) == added(whole)
    assert SummaryVersion.objects.count() == 1


def test_another_edition_needs_a_reason_and_an_older_version_cannot_leave(whole):
    published(whole.scenes[0])
    first = made(added(whole))
    assert out(whole, first).status_code == 302
    published(whole.scenes[1])
    refused = as_user(whole.manager).post(f"/programmes/{whole.programme.pk}/report/freeze/", {})
    assert (refused.status_code, SummaryVersion.objects.count()) == (200, 1)
    second = made(added(whole, reason="A second city has reported."))
    assert (second.values["edition"], second.values["reason"]) == (2, "A second city has reported.")
    assert out(whole, first).status_code == 409
    assert out(whole, second).status_code == 302
    assert list(SummaryEdition.objects.order_by("number").values_list("number", "reason")) == [(1, ""), (2, "A second city has reported.")]


def test_nothing_is_published_without_a_paper_or_with_nothing_to_tell(whole):
    assert out(whole, made(added(whole))).status_code == 409
    published(whole.scenes[0])
    assert out(whole, added(whole)).status_code == 409
    assert not SummaryEdition.objects.exists()


def test_a_paper_is_not_made_for_someone_who_manages_no_longer(whole):
    version = added(whole)
    version.asked_by.practitioner.roles.update(until="2024-01-01")
    made(version)
    assert version.failure == "Whoever asked for it no longer manages the programme. Ask for it again."


def test_a_funder_page_reads_published_tables_only(whole):
    published(whole.scenes[0])
    out(whole, made(added(whole)))
    edition, funder = SummaryEdition.objects.get(), as_user(whole.funder)
    for path in ("", f"{edition.pk}/", f"{edition.pk}/download/", f"{edition.pk}/figures/"):
        with CaptureQueriesContext(connection) as told:
            assert funder.get(f"/published/programmes/{path}").status_code == 200
        tables = {table for each in told.captured_queries for table in re.findall(r'"((?:stages|reports)_[a-z]+)"', each["sql"])}
        assert tables <= {"reports_summaryedition", "reports_summarydownload", "reports_edition"}


def test_the_introduction_is_said_to_be_the_managers_own_and_stays_text():
    whole = programme(title="<script>x</script>")
    here = whole.scenes[0]
    published(here, learned=HOSTILE, did_not_work="مرحبا بالعالم")
    as_user(whole.manager).post(f"/programmes/{whole.programme.pk}/report/change/", {"introduction": HOSTILE})
    printed = paper.lay_out(added(whole))
    text = " ".join(text_of(printed.content).split())
    assert text.replace(" ", "").count('<imgsrc="file:///etc/passwd">') == 2
    assert "The cities have not cleared them" in text
    assert "root:" not in text
    assert '<p dir="rtl" lang="en">مرحبا بالعالم</p>' in paper.html(SummaryVersion.objects.get())
    with opened(printed.content) as pdf:
        assert str(pdf.docinfo["/Title"]) == "<script>x</script>: programme report"


def test_the_same_version_gives_the_same_bytes():
    whole = programme()
    published(whole.scenes[0], learned="To listen.")
    version = added(whole)
    assert paper.lay_out(version) == paper.lay_out(version)
