"""The demonstration's mailbox: one's own mail, the newest first, and nobody else's."""

import datetime as dt
import os

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.test import override_settings
from django.utils import timezone

from stages.reminders.sweep import sweep
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(tmp_path):
    backend = {"EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend", "EMAIL_FILE_PATH": str(tmp_path)}
    with override_settings(DEMO=True, **backend):
        yield tmp_path


@pytest.fixture
def reader(client):
    user = make.user("Reader", email="reader@example.org")
    client.force_login(user)
    return user


def send(subject, to, text="Hello", **more):
    EmailMultiAlternatives(subject, text, to=[to], **more).send()


def shown(client):
    """Subjects on the page, from the top."""
    return [letter.subject for letter in client.get("/mailbox/").context["mails"]]


def test_one_sees_what_was_sent_to_oneself(client, reader):
    send("For you", "reader@example.org")
    send("For another", "another@example.org")
    send("For you and another", "Reader <READER@example.org>, another@example.org")
    assert sorted(shown(client)) == ["For you", "For you and another"]
    page = client.get("/mailbox/").content.decode()
    assert "For another" not in page.replace("For you and another", "")


def test_an_address_that_holds_ones_own_is_not_ones_own(client, reader):
    send("For a longer address", "other.reader@example.org")
    send("For a name that looks like it", '"reader@example.org" <another@example.org>')
    assert shown(client) == []


def test_several_mails_in_one_file_come_with_the_newest_first(client, reader, folder):
    with mail.get_connection() as connection:
        for number in (1, 2):
            send(f"Mail {number}", "reader@example.org", connection=connection)
    [file] = folder.iterdir()
    os.utime(file, (1, 1))
    send("Mail 3", "reader@example.org")
    assert shown(client) == ["Mail 3", "Mail 2", "Mail 1"]


def test_the_text_is_shown_as_text_with_its_links(client, reader):
    letter = EmailMultiAlternatives("Ünïcode → works", "See <b>this</b>: http://localhost:8000/activities/1/\n\nBye", to=[reader.email])
    letter.send()
    page = client.get("/mailbox/").content.decode()
    assert "Ünïcode → works" in page
    assert "&lt;b&gt;this&lt;/b&gt;" in page
    assert 'href="http://localhost:8000/activities/1/"' in page


def test_the_other_version_is_shown_where_it_can_do_nothing(client, reader):
    letter = EmailMultiAlternatives("Hello", "Hello", to=[reader.email])
    letter.attach_alternative('<p class="x">the "other" version</p><script>alert(1)</script>', "text/html")
    letter.send()
    page = client.get("/mailbox/").content.decode()
    assert "<script>alert" not in page
    assert '<iframe class="letter" sandbox srcdoc="&lt;p class=&quot;x&quot;&gt;the &quot;other&quot; version&lt;/p&gt;' in page


def test_a_mail_stands_on_the_english_page_in_its_own_language(client, reader):
    letter = EmailMultiAlternatives("Bonjour", "Au revoir", to=[reader.email])
    letter.attach_alternative('<!DOCTYPE html>\n<html lang="fr"><p>Au revoir</p></html>', "text/html")
    letter.send()
    page = client.get("/mailbox/").content.decode()
    assert ('<span lang="fr">Bonjour</span>' in page, '<div class="card stack" lang="fr"><p>Au revoir</p></div>' in page) == (True, True)


def test_a_file_that_is_no_mail_is_passed_over(client, reader, folder):
    (folder / "torn.log").write_bytes(b"\xff\xfe\nTo: ")
    (folder / "empty.log").touch()
    send("Whole", reader.email)
    assert shown(client) == ["Whole"]


def test_a_reminder_arrives_in_it(client, reader):
    partnership = make.partnership()
    make.membership(partnership, "mentor", "lead facilitator", make.practitioner("Reader", user=reader))
    make.activity(partnership, "Visit to Mzuzu", timezone.now().date() - dt.timedelta(days=2), held=False)
    sweep()
    sweep()
    assert shown(client) == ["Was it held? Visit to Mzuzu"]


def test_an_empty_box_says_what_will_be_in_it(client, reader):
    assert "No mail yet" in client.get("/mailbox/").content.decode()


def test_there_is_none_outside_the_demonstration(client, reader, folder):
    with override_settings(DEMO=False):
        assert client.get("/mailbox/").status_code == 404
    with override_settings(EMAIL_FILE_PATH=None):
        assert client.get("/mailbox/").status_code == 404


def test_it_wants_a_sign_in(client):
    assert client.get("/mailbox/").status_code == 302
    assert client.post("/mailbox/").status_code in (302, 405)


def test_a_mail_in_plain_text_is_read_out_in_the_language_that_its_head_names(client, reader):
    send("Bonjour", reader.email, headers={"Content-Language": "fr"})
    send("Hello", reader.email)
    mails = client.get("/mailbox/").context["mails"]
    assert {letter.subject: letter.language for letter in mails} == {"Bonjour": "fr", "Hello": "en"}
