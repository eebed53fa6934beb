"""All that is due, done by one command with no broker."""

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from mentorship.management.commands import run_due
from stages.models import Reminder, Sweep
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead():
    partnership = make.partnership()
    user = make.member_user(partnership, "mentor", "lead facilitator")
    make.activity(partnership, "Visit to Mzuzu", "2026-03-09", held=False)
    return user


def test_it_sends_what_is_due_once_and_says_so(lead, capsys):
    for _ in range(2):
        call_command("run_due", "--now", "2026-03-10T12:00")
    assert [message.to for message in mail.outbox] == [[lead.email]]
    said = capsys.readouterr().out.splitlines()
    assert said[1] == "Reminders: 1 new, 0 no longer needed. Mails: 1 sent, 0 refused, 0 to be tried again."
    assert said[7] == "Reminders: 0 new, 0 no longer needed. Mails: 0 sent, 0 refused, 0 to be tried again."


@pytest.mark.parametrize(
    ("now", "mails"),
    [("2026-03-10T06:59", 0), ("2026-03-10T07:00", 1), ("2026-03-10T07:00+02:00", 0), ("2026-03-10", 0), ("2026-03-11", 1)],
)
def test_it_believes_the_hour_that_it_is_told(lead, now, mails):
    call_command("run_due", "--now", now)
    assert len(mail.outbox) == mails


def test_without_an_hour_it_takes_the_present_one(lead):
    call_command("run_due")
    assert Reminder.objects.filter(outcome="sent").exists()
    assert Sweep.objects.filter(name="reminders").exists()


def test_what_is_no_time_is_answered_in_one_sentence(lead):
    with pytest.raises(CommandError, match=r"^tomorrow is not a time\. Write it like 2026-03-02 or 2026-03-02T07:00\+02:00\.$"):
        call_command("run_due", "--now", "tomorrow")


def test_reports_are_made_too(monkeypatch, capsys):
    asked = []
    monkeypatch.setattr(run_due, "render_due", lambda *now: asked.append(now) or 3)
    call_command("run_due", "--now", "2026-03-10T12:00Z")
    assert asked == [()]  # by the real clock: a lease must not reach into another week
    assert capsys.readouterr().out.splitlines()[2] == "Reports: 3 made or tried."


@pytest.mark.parametrize(
    ("fails", "named"), [("sweep", "The reminders"), ("render_due", "The reports"), ("look_again", "The signals"), ("sweep_pulses", "The pulses")]
)
def test_one_that_fails_does_not_keep_the_other_from_being_done(lead, monkeypatch, fails, named):
    def fail(*now):
        raise RuntimeError("a fault")

    made = []
    monkeypatch.setattr(run_due, "render_due", lambda: made.append(1) or 0)
    monkeypatch.setattr(run_due, fails, fail)
    with pytest.raises(CommandError, match=f"^{named} did not get done"):
        call_command("run_due", "--now", "2026-03-10T12:00")
    assert (len(mail.outbox), len(made)) == (int(fails != "sweep"), int(fails != "render_due"))
