"""The ledger holds each occasion once, as it was when it fell due, and strikes out what has lost its reason."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from stages.models import Digest, Reminder
from stages.reminders import due, ledger
from stages.reminders.rules import was_it_held
from tests import make
from tests.stages.reminders.scenes import TUESDAY, scene, visit

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def test_what_is_collected_twice_is_written_once():
    scene()
    assert [ledger.collect(was_it_held, TUESDAY) for _ in range(2)] == [1, 0]
    assert Reminder.objects.count() == 1


def test_a_due_time_stays_as_it_was_stored():
    one = scene()
    ledger.collect(was_it_held, TUESDAY)
    one.visit.zone = "Africa/Blantyre"
    one.visit.save()
    ledger.collect(was_it_held, TUESDAY)
    assert Reminder.objects.get().due_at == dt.datetime(2026, 3, 10, tzinfo=dt.UTC)


def test_the_database_refuses_a_second_row_for_an_occasion():
    row = {"rule": "a rule", "subject": "a subject", "person": make.user(), "occasion": 1, "due_at": TUESDAY}
    Reminder.objects.create(**row)
    with pytest.raises(IntegrityError), transaction.atomic():
        Reminder.objects.create(**row)


def test_a_lead_who_joins_between_two_occasions_is_asked_too():
    one = scene()
    ledger.collect(was_it_held, TUESDAY)
    late = make.member_user(one.partnership, "mentee", "lead facilitator")
    assert ledger.collect(was_it_held, TUESDAY) == 1
    assert Reminder.objects.get(person=late).due_at == dt.datetime(2026, 3, 10, tzinfo=dt.UTC)


def test_a_batch_never_parts_a_subject(monkeypatch):
    monkeypatch.setattr(ledger, "AT_ONCE", 2)
    found = [due.Due("a rule", subject, person, 1, TUESDAY) for subject, person in (("a", 1), ("b", 1), ("b", 2), ("c", 1))]
    assert list(ledger._batches(found)) == [found[:3], found[3:]]


def test_thousands_come_in_order_and_each_once(monkeypatch):
    monkeypatch.setattr(due, "AT_ONCE", 2)
    one = scene()
    visits = [one.visit, *(visit(one.partnership) for _ in range(4))]
    assert [len(rows) for rows in due.thousands(type(one.visit).objects.all())] == [2, 2, 1]
    assert ledger.collect(was_it_held, TUESDAY) == len(visits)


def test_a_held_visit_strikes_out_what_is_not_in_a_mail_yet():
    one = scene()
    other = visit(one.partnership)
    ledger.collect(was_it_held, TUESDAY)
    one.visit.hold(by=one.lead)
    assert [ledger.cancel(was_it_held, TUESDAY) for _ in range(2)] == [1, 0]
    assert dict(Reminder.objects.values_list("subject", "outcome")) == {
        f"activity:{one.visit.pk}:2026-03-09": "cancelled",
        f"activity:{other.pk}:2026-03-09": "",
    }


def test_what_a_mail_carries_is_left_to_that_mail():
    one = scene()
    ledger.collect(was_it_held, TUESDAY)
    Reminder.objects.update(digest=Digest.objects.create(person=one.lead, slot="2026-03-10", message_id="<1@localhost>"))
    one.visit.hold(by=one.lead)
    assert ledger.cancel(was_it_held, TUESDAY) == 0


@pytest.mark.parametrize("number", [5, 50])
def test_collecting_takes_the_same_queries_however_much_is_due(number, django_assert_num_queries):
    one = scene()
    for _ in range(number - 1):
        visit(one.partnership)
    with django_assert_num_queries(6):  # the rule 4, what is known 1, the writing 1
        assert ledger.collect(was_it_held, TUESDAY) == number
    with django_assert_num_queries(3):
        ledger.cancel(was_it_held, TUESDAY)


def test_a_user_who_is_deleted_takes_reminders_and_mails_along():
    one = scene(consents=False)
    ledger.collect(was_it_held, TUESDAY)
    Reminder.objects.update(digest=Digest.objects.create(person=one.lead, slot="2026-03-10", message_id="<1@localhost>"))
    one.lead.delete()
    assert not Reminder.objects.exists()
    assert not Digest.objects.exists()
