"""Mails of the account and invitations: ours in words, in the reader's language, and silent on who has an account."""

import re
from pathlib import Path

import allauth
import pytest
import time_machine
from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from allauth.core.context import request_context
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.core import mail
from django.db import connection
from django.test import Client, RequestFactory, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from participants import letters
from participants.models import User
from stages.models import Preference
from tests import make
from tests.reports.test_languages import TRANSLATED, lacking

pytestmark = pytest.mark.django_db
NO_CACHE = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}  # else the limits on signing in would answer
QUICK = ["django.contrib.auth.hashers.MD5PasswordHasher"]
PASSWORD = "a word that nobody guesses"
OURS = settings.BASE_DIR / "templates"
LINK = "https://house.example.org/x/"

SENT = {
    "account/email/login_code": {"code": "K7QX-2MPD"},
    "account/email/password_reset_key": {"password_reset_url": LINK},
    "account/email/email_confirmation": {"activate_url": LINK},
    "account/email/unknown_account": {},
    "account/email/account_already_exists": {"password_reset_url": LINK},
}
TOLD = {
    "account/email/password_changed": {},
    "account/email/password_reset": {},
    "account/email/password_set": {},
    "account/email/email_changed": {"from_email": "old@example.org", "to_email": "new@example.org"},
    "account/email/email_deleted": {"deleted_email": "old@example.org"},
    "mfa/email/totp_activated": {},
    "mfa/email/totp_deactivated": {},
    "mfa/email/webauthn_added": {},
    "mfa/email/webauthn_removed": {},
    "mfa/email/recovery_codes_generated": {},
}
UNSENT = {
    "account/email/email_confirm",  # nothing sends it
    "account/email/email_confirmation_signup",  # nobody signs up without an invitation
    "account/email/password_reset_code",  # it is a link
}
"""What the library could send in another house."""
AWAY = override_settings(EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend", EMAIL_HOST="127.0.0.1", EMAIL_PORT=9)


@pytest.fixture(autouse=True)
def unlimited():
    with override_settings(CACHES=NO_CACHE, PASSWORD_HASHERS=QUICK, SECOND_FACTOR=False):
        yield


def reader(language="", email="reader@example.org", **fields):
    """Somebody with an account, who chose a language or none."""
    user = make.user("Reader", email=email, zone="Africa/Blantyre", **fields)
    user.set_password(PASSWORD)
    user.save()
    EmailAddress.objects.create(user=user, email=email, primary=True, verified=True)
    if language:
        Preference.objects.create(user=user, language=language)
    return user


def one(prefix, user):
    """This mail to this user, as the library asks for it."""
    request = RequestFactory().get("/")
    request.user, request.session = user, SessionStore()
    with request_context(request):
        if prefix in TOLD:
            get_adapter().send_notification_mail(prefix, user, dict(TOLD[prefix]))
        else:
            get_adapter().send_mail(prefix, user.email, dict(SENT[prefix]))
    return mail.outbox[-1]


def lines(letter):
    return {line for line in [letter.subject, *letter.body.splitlines()] if line}


def asked(path, client=None, **fields):
    """The answer of a page to somebody who is not signed in."""
    return (client or Client()).post(path, fields)


def plain(page, address):
    """A page without what is drawn anew each time, and without the address that was typed."""
    return re.sub(r'(nonce|name="csrfmiddlewaretoken" value)="[^"]*"', "", page.replace(address, "…"))


def test_every_mail_that_the_library_can_send_is_in_our_words():
    theirs = Path(allauth.__file__).parent / "templates"
    found = {str(path.relative_to(theirs)).removesuffix("_message.txt") for path in theirs.glob("*/email/*_message.txt")}
    ours = {str(path.relative_to(OURS)).removesuffix("_message.txt") for path in OURS.glob("*/email/*_message.txt")}
    written = {prefix for prefix in ours if (OURS / f"{prefix}_subject.txt").exists()}
    sent = {*SENT, *TOLD}
    assert {prefix for prefix in found if prefix.startswith(("account/", "mfa/"))} - {"account/email/base"} == sent | UNSENT
    assert (ours - {"account/email/base"}, written) == (sent, sent)


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize("prefix", [*SENT, *TOLD])
def test_no_sentence_of_a_mail_is_left_in_english(prefix, language):
    english = lines(one(prefix, reader("en", "english@example.org")))
    with lacking(language) as found, override(settings.LANGUAGE_CODE):
        letter = one(prefix, reader(language))
    assert found == set()
    assert (letter.to, letter.extra_headers["Content-Language"]) == (["reader@example.org"], language)
    same = {line for line in lines(letter) & english if "://" not in line}
    assert same == {SENT.get(prefix, {}).get("code")} - {None}


@pytest.mark.parametrize(
    ("language", "subject", "text"),
    [
        (
            "en",
            "Your code to sign in",
            """Hello,

Type this code on the page that asked for it. It works once, for a few minutes:

K7QX-2MPD

If you did not ask for it, do nothing: nobody comes in without it. Give it to nobody, not to us either.

Mentorship sent this mail: http://localhost:8000""",
        ),
        (
            "fr",
            "Votre code de connexion",
            """Bonjour,

Saisissez ce code sur la page qui le demande. Il fonctionne une seule fois, pendant quelques minutes :

K7QX-2MPD

Si vous ne l’avez pas demandé, ne faites rien : sans lui, personne n’entre. Ne le donnez à personne, pas même à nous.

Ce message vient de Mentorat : http://localhost:8000""",
        ),
    ],
)
def test_a_code_comes_with_what_to_do_with_it(language, subject, text):
    with override_settings(PUBLIC_URL="http://localhost:8000"):
        letter = one("account/email/login_code", reader(language))
    assert (letter.subject, letter.body, letter.alternatives) == (subject, text, [])


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("en", "It was done on 1 March 2026 at 01:30 (Africa/Blantyre)."),
        ("fr", "Date et heure : 1er mars 2026, 01:30 (Africa/Blantyre)."),
        ("pt", "Data e hora: 1 de março de 2026, 01:30 (Africa/Blantyre)."),
    ],
)
def test_a_notice_says_when_on_the_clock_of_its_reader(language, day):
    user = reader(language)
    with time_machine.travel("2026-02-28T23:30:00+00:00", tick=False):
        letter = one("account/email/password_changed", user)
    assert [line for line in letter.body.splitlines() if "Africa/Blantyre" in line] == [day]


def test_asked_for_on_the_pages_each_mail_comes_in_the_language_that_was_chosen():
    user = reader("pt")
    asked(reverse("account_request_login_code"), email=user.email)
    asked(reverse("account_reset_password"), email=user.email.upper())
    link = re.search(r"https?://\S+(/account/\S+)", mail.outbox[-1].body)[1]
    client = Client()
    client.post(client.get(link).url, {"password1": PASSWORD + "!", "password2": PASSWORD + "!"})
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD + "!"})
    client.post(reverse("account_email"), {"action_add": "", "email": "second@example.org"})
    client.post(reverse("account_change_password"), {"oldpassword": PASSWORD + "!", "password1": PASSWORD, "password2": PASSWORD})
    assert [(letter.subject, letter.to) for letter in mail.outbox] == [
        ("O seu código para entrar", [user.email]),
        ("Escolha uma nova palavra-passe", [user.email]),
        ("A sua palavra-passe foi alterada", [user.email]),
        ("Confirme este endereço", ["second@example.org"]),
        ("A sua palavra-passe foi alterada", [user.email]),
    ]


def test_a_confirmation_names_nobody_for_the_address_may_be_anothers():
    client, user = Client(), reader("fr")
    User.objects.filter(pk=user.pk).update(name="PLANTED name")
    client.force_login(user)
    client.post(reverse("account_email"), {"action_add": "", "email": "second@example.org"})
    letter = mail.outbox[-1]
    assert [word in letter.body for word in ("PLANTED", user.email, "second@example.org")] == [False, False, True]


def test_a_second_address_of_an_account_is_written_to_in_its_language_once_it_is_confirmed():
    user = reader("fr")
    second = EmailAddress.objects.create(user=user, email="second@example.org", verified=False)
    before = letters.spoken_at(second.email)
    EmailAddress.objects.filter(pk=second.pk).update(verified=True)
    assert (before, letters.spoken_at("Second@Example.org"), letters.spoken_at(user.email)) == ("en", "fr", "fr")


@pytest.mark.parametrize("page", ["account_request_login_code", "account_reset_password"])
def test_no_answer_tells_an_account_in_another_language_from_no_account(page):
    """Looked up in both cases; only who reads the mail sees a difference."""
    reader("fr")
    seen = {}
    for address in ("reader@example.org", "nobody@example.org"):
        with CaptureQueriesContext(connection) as asked_for:
            answer = asked(reverse(page), client := Client(), email=address)
        heads = {name: value for name, value in answer.headers.items() if name != "Content-Length"}
        looked_up = [query["sql"] for query in asked_for if '"stages_preference"' in query["sql"]]
        seen[address] = (answer.status_code, plain(client.get(answer.url).text, address), heads, sorted(answer.cookies), len(looked_up))
    assert seen["reader@example.org"] == seen["nobody@example.org"]
    assert seen["nobody@example.org"][-1] == 1
    french, english = mail.outbox
    assert (french.extra_headers["Content-Language"], english.extra_headers["Content-Language"]) == ("fr", "en")
    assert english.subject == "There is no account with this address"


def test_what_somebody_asks_for_an_address_without_account_says_nothing_of_who_asks():
    """Not even if they are signed in and read another language."""
    client, user = Client(), reader("pt")
    client.force_login(user)
    client.post(reverse("account_reset_password"), {"email": "nobody@example.org"})
    assert (mail.outbox[-1].to, mail.outbox[-1].extra_headers["Content-Language"]) == (["nobody@example.org"], "en")
    assert [word in mail.outbox[-1].body for word in (user.email, user.name)] == [False, False]


@pytest.mark.parametrize("route", ["account_request_login_code", "account_reset_password"])
def test_whoever_asks_for_a_mail_is_told_that_it_could_not_be_sent(route):
    """The same, whether there is an account or not; and the next time it goes out."""
    user, told = reader(), []
    for address in (user.email, "nobody@example.org"):
        client = Client()
        with AWAY:
            answer = client.post(reverse(route), {"email": address})
        told.append((answer.status_code, "The mail could not be sent" in answer.text))
        assert client.post(reverse(route), {"email": address}).status_code == 302
    assert told == [(503, True)] * 2
    assert [each.to for each in mail.outbox] == [[user.email], ["nobody@example.org"]]


def test_a_mail_server_that_is_away_does_not_spoil_a_change():
    client, user = Client(), reader()
    client.force_login(user)
    with AWAY:
        answer = client.post(
            reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": "another of mine", "password2": "another of mine"}
        )
    user.refresh_from_db()
    assert (answer.status_code, user.check_password("another of mine")) == (302, True)
