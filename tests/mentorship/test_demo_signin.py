"""The demonstration lets anybody in with one click; production knows nothing of it."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.password_validation import validate_password
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from mentorship.case.logins import LOGINS, PASSWORD
from mentorship.demo import in_words
from participants.models import User
from tests import make


@pytest.fixture
def manager(db):
    return make.user("Programme manager, UCLG", email="manager@example.org")


def press(client, email, **headers):
    return client.post("/demo/sign-in/", {"email": email}, **headers)


def signed_in(client):
    return client.session.get("_auth_user_id")


def test_one_click_signs_in(client, manager):
    answer = press(client, manager.email)
    assert (answer.status_code, answer.url) == (302, reverse("home"))
    assert signed_in(client) == str(manager.pk)


def test_another_click_changes_the_role(client, manager):
    mayor = make.user("Mayor, Mzuzu", email="mayor.mzuzu@example.org")
    press(client, manager.email)
    press(client, mayor.email)
    assert signed_in(client) == str(mayor.pk)


def test_an_account_that_somebody_made_stays_its_owners(client, db):
    assert press(client, make.user(email="somebody@example.org").email).status_code == 404
    assert signed_in(client) is None


def test_a_listed_login_without_an_account_is_not_found(client, db):
    assert press(client, "manager@example.org").status_code == 404


def test_a_blocked_account_stays_out(client, db):
    make.user(email="manager@example.org", is_active=False)
    assert press(client, "manager@example.org").status_code == 404


@pytest.mark.parametrize("email", ["", "x" * 10_000, "\x00", "’ OR 1=1"])
def test_nonsense_is_not_found(client, db, email):
    assert press(client, email).status_code == 404


def test_it_takes_a_press_not_a_link(client, db):
    assert client.get("/demo/sign-in/").status_code == 405


def test_another_site_cannot_press_it(manager):
    client = Client(enforce_csrf_checks=True)
    assert press(client, manager.email).status_code == 403
    assert signed_in(client) is None


@pytest.mark.parametrize("method", ["get", "post"])
def test_production_knows_nothing_of_it(client, manager, settings, method):
    settings.DEMO = False
    answer = getattr(client, method)("/demo/sign-in/", {"email": manager.email}, secure=True)
    assert answer.status_code == 404
    assert signed_in(client) is None


def test_the_sign_in_page_offers_every_login(client, db):
    page = client.get(reverse("account_login")).content.decode()
    assert [login.email for login in LOGINS if f'value="{login.email}"' not in page] == []


def test_the_sign_in_page_of_production_offers_none(client, db, settings):
    settings.DEMO = False
    page = client.get(reverse("account_login"), secure=True).content.decode()
    assert [login.email for login in LOGINS if login.email in page] == []


def test_every_login_leads_to_an_account_with_the_password_that_is_printed(db):
    call_command("load_case", verbosity=0)
    users = User.objects.in_bulk([login.email for login in LOGINS], field_name="email")
    assert len(users) == len(LOGINS)
    assert users["manager@example.org"].check_password(PASSWORD)
    assert len({user.password for user in users.values()}) == 1
    assert EmailAddress.objects.filter(user__in=users.values(), verified=True, primary=True).count() == len(LOGINS)
    for user in users.values():
        validate_password(PASSWORD, user)


def test_whoever_starts_the_demonstration_reads_the_logins():
    lines = [" ".join(line.split()) for line in in_words().splitlines()]
    assert "lead.mzuzu@example.org Lead facilitator, Mzuzu" in lines
    assert f"The password of all of them: {PASSWORD}" in lines
