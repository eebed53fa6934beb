"""Nobody goes on before they have read what is kept about them and agreed; a changed text asks again."""

import pytest
from django.urls import reverse

from participants.consents import text
from participants.models import Consent
from tests import make

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def newcomer(client):
    """A manager who has signed in for the first time."""
    someone = make.manager(make.programme())
    Consent.objects.filter(user=someone).delete()
    client.force_login(someone)
    return someone


def given(user):
    return list(user.consents.values_list("version", "digest", "language"))


def test_the_first_page_after_the_first_sign_in_is_the_text(newcomer, client):
    assert client.get("/").headers["Location"] == "/your-data/consent/"
    answer = client.get("/people/?after=x")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/your-data/consent/?next=%2Fpeople%2F%3Fafter%3Dx")


def test_all_of_the_text_is_on_the_page(newcomer, client):
    page = client.get("/your-data/consent/").text
    assert [str(line) for clause in text.CLAUSES for line in (clause.title, *clause.says) if str(line).replace("'", "&#x27;") not in page] == []


def test_whoever_agrees_is_written_down_once_and_goes_on_to_where_they_wanted(newcomer, client):
    for _click in range(2):
        answer = client.post("/your-data/consent/", {"next": "/people/"})
        assert (answer.status_code, answer.headers["Location"]) == (302, "/people/")
    assert given(newcomer) == [(text.VERSION, text.digest(), "en")]
    assert client.get("/people/").status_code == 200


def test_nobody_is_sent_to_another_host(newcomer, client):
    assert client.post("/your-data/consent/", {"next": "https://elsewhere.example/"}).headers["Location"] == "/"


def test_a_changed_text_asks_again_and_keeps_the_earlier_answer(newcomer, client, monkeypatch):
    Consent.give(newcomer)
    monkeypatch.setattr(text, "VERSION", "2027-01-01")
    assert client.get("/").status_code == 302
    client.post("/your-data/consent/")
    assert sorted(version for version, _digest, _language in given(newcomer)) == ["2026-11-25", "2027-01-01"]
    assert client.get("/").status_code == 200


def test_what_was_being_written_when_the_text_changed_is_not_lost(newcomer, client, monkeypatch):
    Consent.give(newcomer)
    monkeypatch.setattr(text, "VERSION", "2027-01-01")
    assert client.post(reverse("person-new"), {"name": "A planner"}).headers["Location"].startswith("/people/")


def test_whoever_never_agreed_writes_nothing(newcomer, client):
    assert client.post(reverse("person-new"), {"name": "A planner"}).headers["Location"] == "/your-data/consent/"


def test_a_region_sends_the_whole_page_to_the_text(newcomer, client):
    assert client.get("/people/", headers=HTMX).headers["HX-Redirect"] == "/your-data/consent/"


@pytest.mark.parametrize("name", ["account_logout", "account_email", "healthz"])
def test_the_way_out_stays_open(newcomer, client, name):
    assert client.get(reverse(name)).status_code == 200


def test_the_admin_waits_for_it_too(client):
    client.force_login(make.administrator(consents=False))
    assert client.get("/admin/").headers["Location"].startswith("/your-data/consent/")


def test_another_text_has_another_digest(monkeypatch):
    before = text.digest()
    monkeypatch.setattr(text, "CLAUSES", text.CLAUSES[1:])
    assert text.digest() != before


def test_the_consent_comes_with_the_user_in_one_query(client, django_assert_num_queries):
    client.force_login(make.user())
    with django_assert_num_queries(3):  # the session, the user, their parts
        client.get(reverse("account_logout"), headers=HTMX)
