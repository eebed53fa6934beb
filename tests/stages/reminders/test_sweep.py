"""The sweep as a whole: twice at once, with a rule that fails, and days late."""

import datetime as dt
import threading
from collections import Counter
from importlib import import_module

import pytest
from django.core import mail
from django.db import connection
from django.test import override_settings
from django.utils import timezone

from stages.models import Commitment, Digest, Preference, Reminder, Sweep
from stages.reminders import due
from stages.reminders.rules import was_it_held
from stages.reminders.sweep import Swept, sweep
from tests import make
from tests.stages.reminders.scenes import DAY, TUESDAY, scene, visit
from tests.test_layers import ROOT


def failing(now):
    raise RuntimeError("a rule with a fault")
    yield


broken = due.Rule("broken", "", "", failing, set, lambda person, subjects: {})


def at_once(number, work):
    """Run it in so many threads that start together; returns what was raised."""
    together, raised = threading.Barrier(number), []

    def run():
        together.wait()
        try:
            work()
        except Exception as fault:
            raised.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return raised


@pytest.mark.both
@pytest.mark.django_db(transaction=True)
def test_four_sweeps_at_once_send_each_mail_once():
    one = scene()
    leads = [one.lead, *(make.member_user(one.partnership, "mentee", "lead planner") for _ in range(9))]
    for _ in range(4):
        visit(one.partnership)
    assert at_once(4, lambda: sweep(TUESDAY)) == []
    assert sorted(message.to[0] for message in mail.outbox) == sorted(lead.email for lead in leads)
    assert Reminder.objects.filter(outcome="sent").count() == Reminder.objects.count() == 50


@pytest.mark.both
@pytest.mark.django_db(transaction=True)
def test_two_sweeps_that_believe_in_different_hours_send_each_reminder_once():
    scene()
    hours = iter([TUESDAY, TUESDAY + DAY])
    assert at_once(2, lambda: sweep(next(hours))) == []
    assert len(mail.outbox) == 1


@pytest.mark.both
@pytest.mark.django_db
def test_a_sweep_tells_what_it_did_and_leaves_its_time():
    one = scene()
    held = visit(one.partnership)
    before = timezone.now()
    assert sweep(TUESDAY) == Swept(collected=2, composed=1, sent=1)
    assert before <= Sweep.objects.get(name="reminders").ended_at <= timezone.now()
    held.hold(by=one.lead)
    assert sweep(TUESDAY) == Swept()


@pytest.mark.both
@pytest.mark.django_db
def test_three_days_without_a_sweep_change_nothing_but_the_hour():
    scene()
    assert sweep(TUESDAY + 3 * DAY) == Swept(collected=1, composed=1, sent=1)
    assert Reminder.objects.get().due_at == dt.datetime(2026, 3, 10, tzinfo=dt.UTC)


@pytest.mark.both
@pytest.mark.django_db
def test_a_sweep_that_believes_in_a_day_to_come_reminds_of_what_is_due_then():
    """Not struck out because the reason does not stand today: it would be lost for the day when it does."""
    assert sweep(promised() + 3 * DAY) == Swept(collected=1, composed=1, sent=1)


@pytest.mark.both
@pytest.mark.django_db
def test_what_is_waiting_for_a_day_to_come_is_neither_struck_out_nor_sent_before(monkeypatch):
    now = promised()
    monkeypatch.setattr("stages.reminders.sweep.SPELL", -1)  # it dies before it has written a mail
    assert sweep(now + 3 * DAY) == Swept(collected=1)
    monkeypatch.undo()
    assert sweep(now) == Swept()
    monkeypatch.setattr("stages.reminders.post.deliver", lambda *_about, **_more: Counter())  # before it has sent it
    assert sweep(now + 3 * DAY) == Swept(composed=1)
    monkeypatch.undo()
    assert sweep(now) == Swept()
    assert sweep(now + 3 * DAY) == Swept(sent=1)


def promised():
    """A promise for tomorrow; gives the present hour."""
    now, partnership = timezone.now(), make.partnership()
    lead = make.member_user(partnership, "mentee", "lead facilitator")
    Preference.objects.create(user=lead, rhythm="at once")
    day = now.date() + DAY
    said = {"side": "mentee", "to_side": "mentor", "on": now.date(), "due": day, "first_due": day}
    Commitment.objects.create(partnership=partnership, promiser=lead.practitioner.memberships.get(), what="A map of the plots", **said)
    return now


@pytest.mark.django_db
@override_settings(REMINDER_RULES=[f"{__name__}.broken", "stages.reminders.rules.was_it_held"])
def test_a_rule_that_fails_holds_back_no_other_but_the_sweep_does_not_count():
    scene()
    with pytest.raises(RuntimeError, match="a rule with a fault"):
        sweep(TUESDAY)
    assert len(mail.outbox) == 1
    assert not Sweep.objects.exists()


@pytest.mark.django_db
def test_a_digest_that_cannot_be_written_holds_back_no_other(monkeypatch):
    one = scene("Nomsa")
    other = make.member_user(one.partnership, "mentee", "lead facilitator")
    lines = was_it_held.lines

    def faulty(person, subjects):
        if person == one.lead:
            raise RuntimeError("a fault with one person")
        return lines(person, subjects)

    rule = due.Rule(**{**vars(was_it_held), "lines": faulty})
    monkeypatch.setattr("stages.reminders.rules.was_it_held", rule)
    with pytest.raises(RuntimeError, match="a fault with one person"):
        sweep(TUESDAY)
    assert [message.to for message in mail.outbox] == [[other.email]]
    assert not Digest.objects.filter(person=one.lead).exists()
    monkeypatch.undo()
    assert sweep(TUESDAY).sent == 1


@pytest.mark.django_db
def test_a_sweep_that_has_no_time_left_leaves_the_rest_to_the_next(monkeypatch):
    scene()
    monkeypatch.setattr("stages.reminders.sweep.SPELL", -1)
    assert sweep(TUESDAY) == Swept(collected=1)
    monkeypatch.undo()
    assert sweep(TUESDAY) == Swept(composed=1, sent=1)


def test_every_rule_that_is_written_is_in_force():
    modules = [f"stages.reminders.{path.stem}" for path in sorted((ROOT / "stages/reminders").glob("*.py"))]
    written = {
        rule.name
        for name in (*modules, "reports.rules", "reports.programme.rules", "reports.invitations")
        for rule in vars(import_module(name)).values()
        if isinstance(rule, due.Rule)
    }
    assert written == set(due.in_force())
