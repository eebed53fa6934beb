"""What a funder sees, and from where: published tables and nothing else."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from participants.access import parts
from participants.models import User
from reports.models import Download, Edition
from tests import make
from tests.reports.telling import as_user, body, frozen, publish, ready, scene, written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_paper")]
PAGES = ("/published/", "/published/{}/", "/published/{}/download/", "/published/{}/figures/")
OPEN = {"django_session", "participants_user", "reports_edition", "reports_download"}


@pytest.fixture
def published():
    here = scene()
    assert publish(here, ready(here)).status_code == 302
    return here, Edition.objects.get()


def statuses(user, edition):
    return [as_user(user).get(page.format(edition.pk)).status_code for page in PAGES[1:]]


def test_the_funder_of_the_programme_reads_and_downloads(published):
    here, edition = published
    assert statuses(here.funder, edition) == [200] * 3
    assert edition.title in as_user(here.funder).get("/published/").text


def test_the_funder_of_another_programme_finds_nothing(published):
    _here, edition = published
    stranger = make.funder(make.programme("Another programme"))
    assert statuses(stranger, edition) == [404] * 3
    assert edition.title not in as_user(stranger).get("/published/").text
    assert not Download.objects.exists()


def test_members_and_the_manager_see_what_left(published):
    here, edition = published
    assert [statuses(user, edition) for user in (here.mentor, here.mentee, here.manager)] == [[200] * 3] * 3


def test_from_an_edition_those_who_work_here_go_to_its_texts_and_a_funder_does_not(published):
    here, edition = published
    way = f'href="/reports/{edition.report_id}/"'
    shown = [way in as_user(user).get(f"/published/{edition.pk}/").text for user in (here.mentor, here.mentee, here.manager, here.funder)]
    assert shown == [True, True, True, False]


def test_members_of_a_sister_partnership_do_not(published):
    here, edition = published
    sister = make.partnership(make.city("Durban"), make.city("Otjiwarongo", "NA"), here.partnership.programme)
    assert statuses(make.member_user(sister, "mentee", "lead facilitator"), edition) == [404] * 3


def test_a_site_administrator_does_not(published):
    _here, edition = published
    assert statuses(make.administrator(), edition) == [404] * 3


def test_whose_role_has_ended_finds_nothing(published):
    here, edition = published
    here.partnership.programme.roles.filter(kind="funder").update(until=make.BEGAN)
    assert statuses(here.funder, edition) == [404] * 3


def test_a_draft_is_invisible_to_the_funder():
    here = scene()
    report = written(here, happened="Not yet.")
    version = frozen(here, report)
    addresses = [f"/partnerships/{here.partnership.pk}/reports/", f"/reports/{report.pk}/", f"/reports/{report.pk}/change/"]
    addresses += [f"/versions/{version.pk}/", f"/versions/{version.pk}/pdf/"]
    funder = as_user(here.funder)
    assert [funder.get(address).status_code for address in addresses] == [404] * 5
    posts = [f"/reports/{report.pk}/freeze/", *(f"/versions/{version.pk}/{verb}/" for verb in ("clear", "publish", "again"))]
    assert [funder.post(address).status_code for address in posts] == [404] * 4


def test_nobody_reads_without_signing_in(published, client):
    _here, edition = published
    assert [client.get(page.format(edition.pk)).status_code for page in PAGES] == [302] * 4


def test_every_download_is_kept(published):
    here, edition = published
    for user in (here.funder, here.funder, here.mentor):
        body(as_user(user).get(f"/published/{edition.pk}/download/"))
    assert list(Download.objects.order_by("pk").values_list("user", flat=True)) == [here.funder.pk, here.funder.pk, here.mentor.pk]


def test_the_edition_is_the_paper_byte_for_byte(published):
    here, edition = published
    version = here.partnership.reports.get().latest
    with version.rendering.file.open("rb") as file:
        assert body(as_user(here.funder).get(f"/published/{edition.pk}/download/")) == file.read()
    assert edition.values == version.values


def test_an_edition_whose_file_is_gone_is_not_found_and_no_download_is_kept(published):
    here, edition = published
    edition.file.storage.delete(edition.file.name)
    assert as_user(here.funder).get(f"/published/{edition.pk}/download/").status_code == 404
    assert not Download.objects.exists()


def tables(queries):
    return {name for query in queries for name in re.findall(r'(?:FROM|JOIN|INTO|UPDATE) "(\w+)"', query["sql"])}


def beside(query):
    """With the user comes whether they agreed and have a second factor; in no other query."""
    return {"mfa_authenticator", "participants_consent"} if 'FROM "participants_user"' in query["sql"] else set()


def asked_for_access(user):
    """The one query of the one policy: which parts does this user play?"""
    with CaptureQueriesContext(connection) as captured:
        parts(User.objects.get(pk=user.pk))
    return {query["sql"] for query in captured.captured_queries[1:]}


@pytest.mark.parametrize("page", PAGES)
def test_a_funders_page_reads_session_user_role_and_the_published_tables_only(published, page):
    here, edition = published
    browser = as_user(here.funder)
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(page.format(edition.pk)).status_code == 200
    policy = asked_for_access(here.funder)
    rest = [query for query in captured.captured_queries if query["sql"] not in policy]
    assert len(captured) - len(rest) == len(policy) == 1
    assert {name for query in rest for name in tables([query]) - beside(query)} - OPEN == set()
    assert "reports_edition" in tables(rest)


def test_the_list_costs_the_same_with_five_and_with_twenty_five_editions(published):
    here, edition = published
    counts = []
    for upto in (5, 25, 50):
        for number in range(Edition.objects.count() + 1, upto + 1):
            Edition.objects.create(**{**row(edition), "version_id": 1000 + number, "number": number})
        with CaptureQueriesContext(connection) as captured:
            assert as_user(here.funder).get("/published/").status_code == 200
        counts.append(len([query for query in captured if "SAVEPOINT" not in query["sql"]]))
    assert len(set(counts)) == 1


def row(edition):
    fields = [field.attname for field in Edition._meta.fields if field.name not in ("id", "published_at")]
    return {name: getattr(edition, name) for name in fields}
