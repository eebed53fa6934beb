"""Whoever invites chooses the language of the mail; whoever joins is written to in it."""

import re

import pytest
from django.core import mail
from django.test import Client, override_settings
from django.urls import reverse

from participants import letters
from participants.invitations.forms import InvitationForm
from participants.models import Invitation, User
from participants.partnerships.parts import SIDE_OF
from stages.models import Preference
from tests import make
from tests.reports.test_languages import TRANSLATED, lacking

pytestmark = pytest.mark.django_db
GUEST = {"name": "Guest", "email": "guest@example.org"}


@pytest.fixture(autouse=True)
def plain():
    with override_settings(SECOND_FACTOR=False, PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


@pytest.fixture
def here():
    partnership = make.partnership()
    partnership.manager = make.manager(partnership.programme)
    return partnership


def page(here):
    client = Client()
    client.force_login(here.manager)
    return client, reverse("invite", args=[here.programme_id])


def invited(here, **fields):
    client, where = page(here)
    return client.post(where, {**GUEST, "partnership": here.pk, "side": "mentee", "role": "planner", **fields})


def joined():
    link = re.search(r"https?://\S+(/invitations/\S+/)", mail.outbox[-1].body)[1]
    Client().post(link, {"name": "Guest", "password": "a word that nobody guesses"})
    return User.objects.get(email=GUEST["email"])


def offered(here):
    client, where = page(here)
    return re.findall(r'<option value="(\w+)"( selected)?>(?:English|Français|Português)</option>', client.get(where).text)


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_sentence_of_an_invitation_is_left_in_english(language, here):
    roles = [("manager", None, ""), ("funder", None, ""), *((str(role), here, sides[0]) for role, sides in SIDE_OF.items())]
    with lacking(language) as found:
        for number, (role, partnership, side) in enumerate(roles):
            fields = {"programme": here.programme, "partnership": partnership, "side": side, "role": role, "recorded_by": here.manager}
            letters.invite(Invitation(language=language, name="Guest", email=f"{number}@example.org", **fields), "https://house.example.org/x/")
    assert found == set()
    assert [letter.extra_headers["Content-Language"] for letter in mail.outbox] == [language] * len(roles)


def test_an_invitation_says_who_sent_it_and_what_to_do_if_one_does_not_know_why(here):
    here.manager.name = "Programme office,\nMzuzu"
    letters.invite(
        Invitation(language="fr", programme=here.programme, partnership=here, role="planner", recorded_by=here.manager, **GUEST),
        "https://house.example.org/x/",
    )
    (letter,) = mail.outbox
    assert (letter.subject, letter.to) == ("Invitation : A programme", ["guest@example.org"])
    assert letter.body.split("\n") == [
        "Bonjour Guest,",
        "",
        "Nous vous invitons à participer à « A programme ». Votre rôle : planificateur.",
        "Partenariat : eThekwini → Mzuzu",
        "",
        "Pour participer, ouvrez ce lien. Il fonctionne une seule fois, pendant quatorze jours, et pour vous seulement :",
        "https://house.example.org/x/",
        "",
        "L’invitation vient de Programme office, Mzuzu. "
        "Si vous ne savez pas pourquoi, ne faites rien : rien ne se passe tant que vous n’acceptez pas.",
        "",
        "Ce message vient de Mentorat : http://localhost:8000",
        "",
    ]


def test_the_form_begins_with_the_language_of_whoever_invites(here):
    assert offered(here) == [("en", " selected"), ("fr", ""), ("pt", "")]
    Preference.objects.create(user=here.manager, language="pt")
    assert offered(here) == [("en", ""), ("fr", ""), ("pt", " selected")]


@pytest.mark.parametrize("chosen", ["fr", "en"])
def test_the_mail_is_in_the_language_that_was_chosen_and_the_page_in_english(chosen, here):
    Preference.objects.create(user=here.manager, language="pt")
    answer = invited(here, language=chosen)
    assert ("It is on its way by mail." in answer.text, answer.headers["Content-Language"]) == (True, "en")
    assert (Invitation.objects.get().language, mail.outbox[-1].extra_headers["Content-Language"]) == (chosen, chosen)


@pytest.mark.parametrize("language", ["", "xx", "de", "en-gb", "../../etc", "\x00"])
def test_a_language_without_a_catalogue_is_refused_at_its_field(language, here):
    form = InvitationForm({**GUEST, "role": "funder", "language": language}, programme=here.programme, language="en")
    assert (form.is_valid(), list(form.errors)) == (False, ["language"])


def test_whoever_joins_is_written_to_in_the_language_of_the_invitation(here):
    invited(here, language="fr")
    user = joined()
    assert (letters.spoken_at(user.email), Preference.of(user).language, Preference.of(user).rhythm) == ("fr", "fr", "daily")


def test_whoever_joins_in_english_has_chosen_nothing_yet(here):
    invited(here, language="en")
    assert (letters.spoken_at(joined().email), Preference.objects.count()) == ("en", 0)


def test_a_second_invitation_changes_no_choice(here):
    invited(here, language="fr")
    user = joined()
    Preference.objects.filter(user=user).update(language="pt")
    letters.begin_in("fr", user)
    assert letters.spoken_at(user.email) == "pt"
