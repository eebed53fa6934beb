"""Where a person is signed in: their own list, and a way to end each."""

import datetime as dt

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import make

pytestmark = pytest.mark.django_db
PASSWORD = "a word that nobody guesses"
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36"
DESK = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0"


@pytest.fixture
def person(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    user = make.user()
    user.set_password(PASSWORD)
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    return user


def signed_in(person, agent):
    client = Client(headers={"User-Agent": agent})
    answer = client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    assert answer.status_code == 302
    return client


def listed(client):
    return [(each.name, each.is_this) for each in client.get("/your-data/devices/").context["devices"]]


def end(client, session):
    return client.post(reverse("own-data-device-end", args=[session.pk]))


def test_each_device_is_listed_this_one_first(person):
    desk, _phone = signed_in(person, DESK), signed_in(person, PHONE)
    assert listed(desk) == [("Firefox on Windows", True), ("Chrome on Android", False)]


def test_ending_one_signs_that_device_out_and_no_other(person):
    desk, phone = signed_in(person, DESK), signed_in(person, PHONE)
    assert end(desk, UserSession.objects.get(user_agent=PHONE)).url == "/your-data/devices/"
    assert (phone.get("/").status_code, desk.get("/").status_code) == (302, 200)
    assert listed(desk) == [("Firefox on Windows", True)]


def test_ending_this_one_is_signing_out(person):
    desk = signed_in(person, DESK)
    assert end(desk, UserSession.objects.get()).url == reverse("account_login")
    assert desk.get("/").status_code == 302


def test_nobody_ends_anybody_elses(person, client):
    desk = signed_in(person, DESK)
    client.force_login(make.administrator())
    assert end(client, UserSession.objects.get(user=person)).status_code == 404
    assert desk.get("/").status_code == 200


def test_what_has_run_out_is_not_listed(person):
    desk, _phone = signed_in(person, DESK), signed_in(person, PHONE)
    old = Session.objects.filter(pk=UserSession.objects.get(user_agent=PHONE).session_key)
    old.update(expire_date=timezone.now() - dt.timedelta(1))
    assert listed(desk) == [("Firefox on Windows", True)]


def test_a_device_that_signed_in_some_other_way_is_listed_all_the_same(client):
    client.force_login(make.user())
    assert listed(client) == [("Unknown device", True)]
