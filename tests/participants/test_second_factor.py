"""Managers and site administrators sign in with a second thing that only they have; everybody else may."""

import re
import time

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from django.test import Client, override_settings
from django.urls import reverse

from tests import make
from tests.product import manage

pytestmark = pytest.mark.django_db
PASSWORD = "a word that nobody guesses"
NO_CACHE = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}  # else the limits on signing in would answer


@pytest.fixture(autouse=True)
def required(settings):
    settings.SECOND_FACTOR = True
    with override_settings(CACHES=NO_CACHE, PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


def signs_in(user, **more):
    """A browser after the sign-in form, and the answer."""
    user.set_password(PASSWORD)
    user.save()
    EmailAddress.objects.get_or_create(user=user, email=user.email, defaults={"primary": True, "verified": True})
    client = Client()
    return client, client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD, **more})


@pytest.fixture
def manager():
    return make.manager(make.programme())


def code(secret):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def set_up(client):
    """Through the pages, with the password once more; the key."""
    asked = client.get(reverse("mfa_activate_totp")).url
    page = client.post(asked, {"password": PASSWORD}, follow=True).text
    secret = re.search(r'id="authenticator_secret"[^>]*value="(\w+)"', page)[1]
    answer = client.post(reverse("mfa_activate_totp"), {"code": code(secret)})
    assert (answer.status_code, answer.url) == (302, reverse("mfa_view_recovery_codes"))
    return secret


@pytest.mark.parametrize("who", ["manager", "administrator"])
def test_whoever_manages_sets_one_up_before_anything_else(who, client):
    client.force_login(make.manager(make.programme()) if who == "manager" else make.administrator())
    for path in ("/", "/people/", "/admin/"):
        assert client.get(path).headers["Location"].partition("?")[0] == reverse("mfa_index")
    assert client.get("/people/", headers={"HX-Request": "true"}).headers["HX-Redirect"] == reverse("mfa_index")
    assert client.post(reverse("programme-new"), {"title": "X"}).headers["Location"] == reverse("mfa_index")
    assert [client.get(path).status_code for path in (reverse("mfa_index"), "/your-data/", "/account/logout/")] == [200, 200, 200]


@pytest.mark.parametrize("role", ["lead facilitator", "political leader"])
def test_nobody_else_has_to(role, client):
    client.force_login(make.member_user(make.partnership(), "mentor", role))
    assert client.get("/").status_code == 200
    assert client.get(reverse("mfa_index")).status_code == 200


def test_the_text_comes_before_the_second_factor(client):
    client.force_login(make.administrator(consents=False))
    assert client.get(reverse("mfa_index")).headers["Location"].startswith(reverse("consent"))


def test_a_manager_goes_on_once_the_app_is_set_up(manager):
    client, answer = signs_in(manager)
    assert (answer.status_code, client.get("/").status_code) == (302, 302)
    set_up(client)
    assert client.get("/").status_code == 200


def test_the_next_sign_in_asks_for_the_code_and_takes_no_other(manager):
    secret = set_up(signs_in(manager)[0])
    Authenticator.objects.update(last_used_at=None)
    client, answer = signs_in(manager)
    assert answer.url == reverse("mfa_authenticate")
    assert client.get("/").headers["Location"].startswith(reverse("account_login"))
    assert client.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 200
    assert client.get("/").status_code == 302
    assert client.post(reverse("mfa_authenticate"), {"code": code(secret)}).status_code == 302
    assert client.get("/").status_code == 200


def test_a_code_by_mail_does_not_go_round_it(manager):
    set_up(signs_in(manager)[0])
    client = Client()
    client.post(reverse("account_request_login_code"), {"email": manager.email})
    sent = re.search(r"^\s*([A-Z0-9-]{6,})\s*$", mail.outbox[-1].body, re.M)[1]
    answer = client.post(reverse("account_confirm_login_code"), {"code": sent})
    assert answer.url == reverse("mfa_authenticate")


def test_a_recovery_code_opens_once(manager):
    client, _answer = signs_in(manager)
    set_up(client)
    one = re.search(r'<li class="number">(\w+)</li>', client.get(reverse("mfa_view_recovery_codes")).text)[1]
    found = []
    for _time in range(2):
        client, _answer = signs_in(manager)
        client.post(reverse("mfa_authenticate"), {"code": one})
        found.append(client.get("/").status_code)
    assert found == [200, 302]


def test_recovery_codes_alone_are_no_second_factor(manager, client):
    Authenticator.objects.create(user=manager, type="recovery_codes", data={})
    client.force_login(manager)
    assert client.get("/").status_code == 302


def test_whoever_takes_it_away_is_asked_again(manager):
    client, _answer = signs_in(manager)
    set_up(client)
    client.post(reverse("mfa_deactivate_totp"))
    assert client.get("/").headers["Location"].startswith(reverse("mfa_index"))


def test_it_costs_no_question_more(manager, client, django_assert_num_queries):
    Authenticator.objects.create(user=manager, type="totp", data={})
    client.force_login(manager)
    with django_assert_num_queries(3):  # the session, the user, their parts
        client.get(reverse("account_logout"))


@pytest.mark.parametrize(("env", "says"), [("production", "True"), ("demo", "False")])
def test_it_is_off_in_the_demonstration_and_nowhere_else(env, says, tmp_path):
    key = {"SECRET_KEY": "x" * 60, "ALLOWED_HOSTS": "x.example", "DATABASE_URL": f"sqlite:///{tmp_path}/x.sqlite3"}
    asks = "from django.conf import settings; print(settings.SECOND_FACTOR)"
    done = manage("shell", "-v", "0", "-c", asks, APP_ENV=env, VAR_DIR=str(tmp_path), **key)
    assert done.stdout.split() == [says], done.stderr
