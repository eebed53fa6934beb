"""The page on which a programme's report is prepared: what would be added up, page by page, and no figure of it is read."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from reports.models import Edition, SummaryVersion
from reports.programme.compile import sources
from tests.reports.adding import added, programme, published
from tests.reports.telling import as_user

pytestmark = pytest.mark.django_db
PLACE = {"name": "Mzuzu", "country": "Malawi", "code": "MW"}
TAKEN = {"period": {"since": {"iso": "2024-01-01"}}, "pair": {"mentor": PLACE, "mentee": PLACE}, "activities": 1}


@pytest.fixture
def whole():
    return programme()


def edition(whole, report, number=1, **fields):
    """A published edition with values that are long to read."""
    values = {**TAKEN, "log": ["x" * 1000] * 20}
    told = {"programme_title": "x", "stage": "adoption", "stage_title": "Adoption", "period": "2024", "sha256": "0" * 64, "size": 1, "pages": 1}
    ids = {"programme_id": whole.programme.pk, "partnership_id": 1000 + report // 4, "version_id": 10 * report + number, "report_id": report}
    title = f"eThekwini → City {report // 4:03}"
    return Edition.objects.create(**{**ids, **told, "number": number, "title": title, "values": values, "published_by": whole.manager, **fields})


def shown(whole, query=""):
    """The editions that the page links to, and the page."""
    page = as_user(whole.manager).get(f"/programmes/{whole.programme.pk}/report/{query}").text
    return [int(pk) for pk in re.findall(r'href="/published/(\d+)/"', page)], " ".join(page.split())


def test_it_says_how_many_would_be_added_up_and_names_them_page_by_page(whole):
    there = [edition(whole, report).pk for report in range(60)]
    first, page = shown(whole)
    assert "60 stage reports, of 15 partnerships." in page
    second, page = shown(whole, re.search(r'href="[^"?]*(\?after=[^"]+)">Next page', page)[1])
    third, _page = shown(whole, re.search(r'href="[^"?]*(\?after=[^"]+)">Next page', page)[1])
    assert ([len(each) for each in (first, second, third)], first + second + third) == ([25, 25, 10], there)


def test_only_the_newest_edition_of_a_report_goes_in_and_none_of_one_whose_newest_was_destroyed(whole):
    edition(whole, 1)
    second = edition(whole, 1, number=2, correction="x")
    edition(whole, 2)
    edition(whole, 2, number=2, destroyed_at=timezone.now(), destroyed_by=whole.manager, destroyed_because="x")
    Edition.objects.filter(pk=edition(whole, 3).pk).update(stage="period")
    Edition.objects.filter(pk=edition(whole, 4).pk).update(programme_id=whole.programme.pk + 1)
    assert (shown(whole)[0], [each.pk for each in sources(whole.programme.pk)]) == ([second.pk], [second.pk])


def test_it_asks_the_same_few_questions_and_reads_no_values_however_much_is_published(whole):
    browser, asked = as_user(whole.manager), []
    for reports in (range(2), range(2, 60)):
        for report in reports:
            edition(whole, report)
        with CaptureQueriesContext(connection) as told:
            browser.get(f"/programmes/{whole.programme.pk}/report/")
        asked.append(len(told))
        assert [each["sql"] for each in told.captured_queries if 'edition"."values"' in each["sql"]] == []
    assert (asked[0], asked[0] <= 12) == (asked[1], True)


def test_what_is_read_to_be_added_up_is_let_go_but_for_what_is_taken(whole):
    edition(whole, 1)
    assert [each.values for each in sources(whole.programme.pk)] == [TAKEN]


def test_after_a_mistake_the_next_page_is_still_one_of_the_list(whole):
    for report in range(30):
        edition(whole, report)
    refused = as_user(whole.manager).post(f"/programmes/{whole.programme.pk}/report/freeze/", {"language": "xx"})
    assert (refused.status_code, "Nothing was added up yet." in refused.text) == (200, True)
    assert re.search(r'href="([^"?]*)\?after=', refused.text)[1] == f"/programmes/{whole.programme.pk}/report/"
    assert not SummaryVersion.objects.exists()


def test_waiting_for_the_paper_reads_no_values(whole, plain_paper):
    published(whole.scenes[0])
    version, browser = added(whole), as_user(whole.manager)
    with CaptureQueriesContext(connection) as told:
        region = browser.get(f"/programme-versions/{version.pk}/", headers={"HX-Request": "true"}).text
    assert [each["sql"] for each in told.captured_queries if re.search(r'version"."values",', each["sql"])] == []
    assert ("Possible once the paper is made." in region, "nothing to add up" in region) == (True, False)


def test_the_reports_of_a_partnership_stand_in_the_order_of_their_stages(whole):
    made = {stage: edition(whole, number, stage=stage).pk for number, stage in enumerate(("implementation", "courtship", "after-care"))}
    assert shown(whole)[0] == [made[stage] for stage in ("courtship", "implementation", "after-care")]
