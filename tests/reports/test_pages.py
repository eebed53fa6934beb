"""The pages of a report: who may, what bad input gets, what they cost."""

import gzip
import re
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reports.models import Edition, Report
from tests import make
from tests.reports.telling import as_user, days, frozen, made, publish, ready, scene, written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_paper")]
BOXES = ("happened", "learned", "did_not_work", "comes_next", "changed_at_home")


def typed(report, **fields):
    return {"version": report.version, **{name: getattr(report, name) for name in BOXES}, **fields}


@pytest.mark.parametrize("role", ["facilitator", "planner", "support facilitator"])
def test_any_practitioner_begins_and_writes(role):
    here = scene()
    browser = as_user(make.member_user(here.partnership, "mentee", role))
    assert browser.post(f"/partnerships/{here.partnership.pk}/reports/", {"stay": here.stay.pk}).status_code == 302
    report = Report.objects.get()
    assert browser.post(f"/reports/{report.pk}/change/", typed(report, learned="A lot.")).status_code == 302
    assert Report.objects.get().learned == "A lot."


def test_a_political_leader_reads_and_does_not_write():
    here = scene()
    report = written(here)
    version = frozen(here, report)
    browser = as_user(make.member_user(here.partnership, "mentee", "political leader"))
    pages = [f"/partnerships/{here.partnership.pk}/reports/", f"/reports/{report.pk}/", f"/versions/{version.pk}/"]
    assert [browser.get(page).status_code for page in pages] == [200] * 3
    assert browser.get(f"/reports/{report.pk}/change/").status_code == 403
    posts = [pages[0], f"/reports/{report.pk}/freeze/", f"/reports/{report.pk}/change/"]
    assert [browser.post(page, {"stay": here.stay.pk}).status_code for page in posts] == [403] * 3


def test_another_partnership_finds_nothing():
    here, other = scene(), scene(mentor=make.city("A"), mentee=make.city("B"))
    report = written(here)
    version = frozen(here, report)
    browser = as_user(other.mentor)
    pages = [f"/partnerships/{here.partnership.pk}/reports/", f"/reports/{report.pk}/", f"/versions/{version.pk}/", f"/versions/{version.pk}/pdf/"]
    assert [browser.get(page).status_code for page in pages] == [404] * 4
    assert browser.post(f"/versions/{version.pk}/clear/").status_code == 404


@pytest.mark.parametrize("stay", ["", "0", "x", "9" * 30, "other"])
def test_a_stay_of_another_partnership_is_refused_and_nothing_is_begun(stay):
    here, other = scene(), scene(mentor=make.city("A"), mentee=make.city("B"))
    stay = other.stay.pk if stay == "other" else stay
    answer = as_user(here.mentor).post(f"/partnerships/{here.partnership.pk}/reports/", {"stay": stay})
    assert answer.status_code == 200
    assert "Nothing was begun" in answer.text
    assert not Report.objects.exists()


@pytest.mark.parametrize("text", ["x" * 20_001, "bell\x07", "nul\x00"])
def test_what_cannot_be_kept_is_said_at_its_box_and_still_there(text):
    here = scene()
    report = written(here, happened="Before.")
    answer = as_user(here.mentor).post(f"/reports/{report.pk}/change/", typed(report, happened=text, learned="Kept."))
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == ["happened"]
    assert "Kept.</textarea>" in answer.text
    assert Report.objects.get().happened == "Before."


@pytest.mark.parametrize("text", ["x" * 10_000, "مرحبا 👩‍👩‍👧 \u202e", "<b>&amp;</b> {{ x }}", ""])
def test_any_other_text_is_kept_as_it_is(text):
    here = scene()
    report = written(here)
    assert as_user(here.mentor).post(f"/reports/{report.pk}/change/", typed(report, happened=text)).status_code == 302
    assert Report.objects.get().happened == text
    assert as_user(here.mentor).get(f"/versions/{frozen(here, report).pk}/").status_code == 200


def test_a_stale_edit_is_answered_with_both_texts_and_nothing_typed_is_lost():
    here = scene()
    report = written(here, happened="First.")
    assert as_user(here.mentee).post(f"/reports/{report.pk}/change/", typed(report, happened="Theirs.")).status_code == 302
    answer = as_user(here.mentor).post(f"/reports/{report.pk}/change/", typed(report, happened="Mine.", key=uuid.uuid4()))
    assert answer.status_code == 409
    assert ("Theirs." in answer.text, "Mine." in answer.text) == (True, True)
    assert Report.objects.get().happened == "Theirs."


def test_verbs_answer_to_post_alone():
    here = scene()
    report = written(here)
    version = frozen(here, report)
    verbs = [f"/reports/{report.pk}/freeze/", *(f"/versions/{version.pk}/{verb}/" for verb in ("clear", "publish", "again"))]
    assert [as_user(here.mentor).get(verb).status_code for verb in verbs] == [405] * 4


def test_pages_that_show_take_nothing_else():
    here = scene()
    version = ready(here)
    assert publish(here, version).status_code == 302
    shows = [f"/reports/{version.report_id}/", f"/versions/{version.pk}/", f"/versions/{version.pk}/pdf/", "/published/"]
    assert [as_user(here.manager).post(page).status_code for page in shows] == [405] * 4


def weight(answer):
    return len(gzip.compress(answer.content))


def test_the_pages_keep_to_their_queries_and_bytes():
    here = scene(stage="inspiration")
    for number in range(60):
        make.activity(here.partnership, on=f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}", instrument="call", minutes=30 + number)
    version = ready(here, happened="They came three times. " * 40)
    assert publish(here, version).status_code == 302
    pages = {
        f"/partnerships/{here.partnership.pk}/reports/": (8, 12),
        f"/reports/{version.report_id}/": (14, 12),
        f"/reports/{version.report_id}/change/": (14, 12),
        f"/versions/{version.pk}/": (14, 12),
        "/published/": (8, 8),
        f"/published/{Edition.objects.get().pk}/": (14, 12),
    }
    browser = as_user(here.manager)
    for page, (kilobytes, queries) in pages.items():
        with CaptureQueriesContext(connection) as captured:
            answer = browser.get(page)
        assert (page, answer.status_code) == (page, 200)
        assert weight(answer) <= kilobytes * 1024, (page, weight(answer))
        assert len(captured) <= queries, (page, [query["sql"][:90] for query in captured])


def test_the_list_of_reports_costs_the_same_with_five_stays_and_with_fifty():
    counts = []
    here = scene()
    browser = as_user(here.mentor)
    for upto in (5, 25, 50):
        _stays(here, upto)
        with CaptureQueriesContext(connection) as captured:
            answer = browser.get(f"/partnerships/{here.partnership.pk}/reports/")
        assert len(re.findall('<th scope="row">', answer.text)) == upto
        counts.append(len(captured))
    assert len(set(counts)) == 1


def _stays(here, upto):
    journey = here.partnership.journey
    for number in range(journey.stays.count(), upto):
        here.partnership.journey.stays.filter(until=None).update(until=make.BEGAN + days(number))
        stay = journey.stays.create(stage="adoption" if number % 2 else "courtship", since=make.BEGAN + days(number))
        made(frozen(here, Report.objects.create(partnership=here.partnership, stay=stay)))


def keep(user, report, **fields):
    return as_user(user).post(f"/reports/{report.pk}/change/", typed(report, keep="1", **fields), headers={"HX-Request": "true"})


def test_a_text_is_saved_while_it_is_typed_and_the_form_learns_its_new_version():
    here = scene()
    report = written(here)
    answer = keep(here.mentor, report, happened="They came")
    assert ("Saved." in answer.text, 'name="version" value="2"' in answer.text, "<textarea" in answer.text) == (True, True, False)
    assert Report.objects.get().happened == "They came"


def test_what_somebody_else_saved_meanwhile_is_not_overwritten_while_typing():
    here = scene()
    report = written(here)
    keep(here.mentor, report, happened="Mine.")
    answer = keep(here.mentee, report, happened="Theirs.")
    assert ("Not saved." in answer.text, Report.objects.get().happened) == (True, "Mine.")
    stale = as_user(here.mentee).post(f"/reports/{report.pk}/change/", typed(report, happened="Theirs."))
    assert (stale.status_code, "Mine." in stale.text, "Theirs." in stale.text) == (409, True, True)


def test_what_was_typed_after_a_clearing_needs_clearing_again():
    here = scene()
    version = ready(here, happened="Before.")
    keep(here.mentor, version.report, happened="After.")
    second = frozen(here, version.report)
    assert (second.number, second.is_cleared, publish(here, version).status_code) == (2, False, 409)
