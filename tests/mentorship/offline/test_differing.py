"""What came a second time in other words: both contents side by side, for its author alone, until they have looked."""

import uuid

import pytest

from stages.models import Activity, Differing
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    return make.partnership(make.city("eThekwini"), make.city("Mzuzu", "MW"))


@pytest.fixture
def writer(here):
    return make.member_user(here, "mentee", "facilitator")


@pytest.fixture
def row(client, here, writer):
    client.force_login(writer)
    said = {"kind": "log", "partnership": here.pk, "key": str(uuid.uuid4()), "instrument": "call", "on": "2026-11-14", "led_by": "together"}
    for words in ({"summary": "We spoke."}, {"summary": "We spoke at length.", "closed": "on"}):
        client.post("/offline/send/", {**said, **words})
    return Differing.objects.get()


def test_both_contents_are_shown_where_they_differ(client, row):
    page = client.get(f"/offline/differing/{row.pk}/")
    labels = [(str(label), logged, came) for label, logged, came in page.context["pairs"]]
    assert sorted(labels) == [("Closed session: practitioners of the two cities only", "no", "yes"), ("Summary", "We spoke.", "We spoke at length.")]
    assert Activity.objects.get().summary == "We spoke."


def test_the_list_leads_to_it_and_putting_it_away_leaves_the_log_as_it_is(client, row):
    listed = client.get("/offline/differing/").content.decode()
    answer = client.post(f"/offline/differing/{row.pk}/dismiss/")
    assert (f"/offline/differing/{row.pk}/" in listed, answer["Location"], Differing.objects.count()) == (True, "/offline/differing/", 0)
    assert Activity.objects.get().summary == "We spoke."


def test_only_its_author_sees_it(client, row, here):
    client.force_login(make.member_user(here, "mentee", "lead facilitator"))
    listed = client.get("/offline/differing/").context["page"].rows
    assert (listed, client.get(f"/offline/differing/{row.pk}/").status_code, client.post(f"/offline/differing/{row.pk}/dismiss/").status_code) == (
        [],
        404,
        404,
    )


@pytest.mark.parametrize("kind", ["log", "hold"])
def test_what_came_is_shown_where_the_activity_is_gone(client, row, kind):
    Differing.objects.update(kind=kind)
    Activity.objects.all().delete()
    page = client.get(f"/offline/differing/{row.pk}/")
    assert (page.status_code, "We spoke at length." in page.content.decode()) == (200, True)
