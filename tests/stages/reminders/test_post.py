"""From digest to mail server and back: sent once, refused for good, or tried again with the same bytes."""

import datetime as dt
from contextlib import contextmanager

import environ
import pytest
from django.test import override_settings
from django.utils import timezone

from stages.models import Digest, Reminder
from stages.reminders import due, post
from stages.reminders.sweep import sweep
from tests import make, smtp
from tests.stages.reminders.scenes import DAY, TUESDAY, scene, visit

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@contextmanager
def mail_to(url, **more):
    """The product's mail goes to this address, as ``EMAIL_URL`` says it."""
    with override_settings(**environ.Env.email_url_config(url), EMAIL_TIMEOUT=5, **more):
        yield


@pytest.fixture
def server():
    with smtp.server() as running, mail_to(running.url):
        yield running


def deliver():
    return dict(post.deliver(due.in_force(), TUESDAY, seconds=60))


def later():
    """As if all leases and pauses had run out."""
    Digest.objects.filter(done_at=None).update(leased_until=timezone.now())


def outcomes():
    return sorted(Digest.objects.values_list("person__email", "outcome"))


@override_settings(DEFAULT_FROM_EMAIL="Mentorship <reminders@mentorship.example.org>")
def test_a_mail_arrives_once(server):
    one = scene()
    assert sweep(TUESDAY).sent == 1
    assert sweep(TUESDAY).sent == 0
    [mail] = server.messages
    digest = Digest.objects.get()
    assert (mail["To"], mail["From"]) == (one.lead.email, "Mentorship <reminders@mentorship.example.org>")
    assert mail["Subject"] == "Was it held? Visit to Mzuzu"
    assert mail["Message-ID"] == digest.message_id
    assert digest.message_id.endswith("@mentorship.example.org>")
    assert mail["Date"].datetime == digest.made_at.replace(microsecond=0)
    assert mail["Auto-Submitted"] == "auto-generated"
    written = {part.get_content_type(): part.get_content().replace("\r\n", "\n") for part in mail.iter_parts()}
    assert written == {"text/plain": digest.text, "text/html": digest.html}
    assert (digest.outcome, Reminder.objects.get().outcome) == ("sent", "sent")


def test_an_address_that_is_refused_is_kept_with_the_servers_words_and_not_tried_again(server):
    one = scene()
    other = make.member_user(one.partnership, "mentee", "lead facilitator")
    server.answers[one.lead.email] = "550 5.1.1 No such user here"
    assert sweep(TUESDAY).refused == 1
    later()
    assert deliver() == {}
    assert [mail["To"] for mail in server.messages] == [other.email]
    digest = Digest.objects.get(person=one.lead)
    assert (digest.outcome, digest.trouble) == ("refused", "550 5.1.1 No such user here")
    assert Reminder.objects.get(person=one.lead).outcome == "refused"


def test_an_address_that_no_mail_can_carry_is_refused_and_holds_nobody_back(server):
    one = scene(email="not an\naddress")
    other = make.member_user(one.partnership, "mentee", "lead facilitator")
    sweep(TUESDAY)
    assert outcomes() == sorted([(one.lead.email, "refused"), (other.email, "sent")])


def test_an_address_that_is_busy_is_tried_again_after_a_pause(server):
    one = scene()
    server.answers[one.lead.email] = "450 4.2.1 Try again later"
    assert sweep(TUESDAY).waiting == 1
    digest = Digest.objects.get()
    assert (digest.outcome, digest.trouble) == ("", "450 4.2.1 Try again later")
    assert digest.leased_until > timezone.now() + dt.timedelta(seconds=50)
    server.answers.clear()
    assert deliver() == {}
    later()
    assert deliver() == {"sent": 1}


def test_the_pause_grows_from_a_minute_to_an_hour():
    assert [post.pause(attempt).total_seconds() / 60 for attempt in (1, 2, 3, 9, 10, 79)] == [1, 2, 4, 4, 60, 60]


def test_after_some_three_days_a_busy_address_is_given_up(server):
    one = scene()
    server.answers[one.lead.email] = "452 Mailbox full"
    sweep(TUESDAY)
    Digest.objects.update(attempts=post.LAST - 1)
    later()
    assert deliver() == {"refused": 1}


def test_a_server_that_dies_after_taking_a_mail_gets_the_same_bytes_again(server):
    scene()
    server.dies = 1
    assert sweep(TUESDAY).waiting == 1
    later()
    assert deliver() == {"sent": 1}
    first, second = server.mails
    assert first == second
    assert Digest.objects.get().attempts == 2


def test_a_server_that_dies_holds_back_no_other_mail(server):
    one = scene()
    make.member_user(one.partnership, "mentee", "lead facilitator")
    server.dies = 1
    swept = sweep(TUESDAY)
    assert (swept.waiting, swept.sent) == (1, 1)


def test_without_a_mail_server_nothing_is_lost_and_nothing_counts_as_tried():
    one = scene()
    make.member_user(one.partnership, "mentee", "lead facilitator")
    with smtp.server() as gone:
        port = gone.port
    with mail_to(f"smtp://127.0.0.1:{port}"):
        assert sweep(TUESDAY).sent == 0
        assert set(Digest.objects.values_list("attempts", "outcome", "leased_until")) == {(0, "", None)}
        with smtp.server(port) as back:
            assert deliver() == {"sent": 2}
            assert len(back.mails) == 2


@override_settings(DEFAULT_FROM_EMAIL="nobody@localhost")
def test_a_server_that_wants_no_mail_from_us_refuses_nobody(server):
    scene()
    server.answers["nobody@localhost"] = "530 Authentication required"
    assert sweep(TUESDAY).refused == 0
    assert Digest.objects.values_list("attempts", "outcome", "trouble").get() == (0, "", "530 Authentication required")
    server.answers.clear()
    assert deliver() == {"sent": 1}


def test_a_digest_that_another_sends_is_left_to_them(server):
    scene()
    with mail_to("dummymail://"):
        sweep(TUESDAY)
    Digest.objects.update(outcome="", done_at=None, leased_until=timezone.now() + post.LEASE)
    assert deliver() == {}
    later()
    assert deliver() == {"sent": 1}


def test_who_loses_the_right_before_the_mail_is_out_gets_none(server):
    one = scene()
    server.answers[one.lead.email] = "450 Try again later"
    sweep(TUESDAY)
    server.answers.clear()
    one.lead.practitioner.memberships.update(until=dt.date(2026, 3, 1))
    later()
    assert deliver() == {"withdrawn": 1}
    assert server.mails == []
    assert Reminder.objects.get().outcome == "cancelled"


def test_what_is_held_before_the_mail_is_out_leaves_the_rest_to_the_next_morning(server):
    one = scene()
    visit(one.partnership, "Training")
    server.answers[one.lead.email] = "450 Try again later"
    sweep(TUESDAY)
    server.answers.clear()
    one.visit.hold(by=one.lead)
    later()
    assert sweep(TUESDAY).withdrawn == 1
    assert sweep(TUESDAY).sent == 0
    assert sweep(TUESDAY + DAY).sent == 1
    [mail] = server.messages
    assert mail["Subject"] == "Was it held? Training"
    assert sorted(Reminder.objects.values_list("outcome", flat=True)) == ["cancelled", "sent"]


def test_sending_stops_when_its_time_is_up_and_the_next_sweep_goes_on(server):
    one = scene()
    make.member_user(one.partnership, "mentee", "lead facilitator")
    with mail_to("smtp://127.0.0.1:1"):
        sweep(TUESDAY)
    assert post.deliver(due.in_force(), TUESDAY, seconds=-1) == {}
    assert deliver() == {"sent": 2}
