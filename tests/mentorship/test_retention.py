"""What the inventory says of how long a field is kept is what the sweep does, to the day."""

import csv
import datetime as dt
from collections import defaultdict
from pathlib import Path

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone

from mentorship.retention import RULES, WITHOUT_A_CLOCK, YEAR, forget
from participants.models import Erasure, Invitation
from stages.models import Differing, Digest, Reminder
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.both]
INVENTORY = Path(__file__).parents[2] / "docs" / "data-inventory.csv"
DAY = dt.timedelta(days=1)


def said():
    """Retention → the fields of which the inventory says it."""
    found = defaultdict(set)
    with INVENTORY.open(newline="") as file:
        for row in csv.DictReader(file):
            found[row["retention"]].add(row["field"])
    return found


def ago(span):
    return timezone.now() - span


def digest(slot, done):
    user = make.user()
    made = Digest.objects.create(person=user, slot=slot, message_id=slot, subject="S", text="T", outcome="sent" if done else "", done_at=done)
    Reminder.objects.create(rule="r", subject=slot, person=user, due_at=ago(DAY), digest=made, outcome="sent" if done else "", done_at=done)
    return made


def invitation(programme, token, **fields):
    base = {"programme": programme, "role": "manager", "name": "A guest", "email": "guest@example.org", "token_digest": token}
    return Invitation.objects.create(**{**base, "expires_at": timezone.now(), **fields})


def test_every_retention_has_a_rule_or_says_what_ends_it():
    assert sorted(said()) == sorted([*(rule.words for rule in RULES), *WITHOUT_A_CLOCK])


def test_each_rule_is_about_the_fields_of_which_the_inventory_says_so():
    found = said()
    assert {rule.words: rule.fields for rule in RULES} == {rule.words: found[rule.words] for rule in RULES}


def test_a_mail_goes_after_two_years_and_that_one_was_reminded_stays_known():
    digest("old", ago(2 * YEAR + DAY)), digest("young", ago(2 * YEAR - DAY)), digest("never sent", None)
    forget()
    assert sorted(Digest.objects.values_list("slot", flat=True)) == ["never sent", "young"]
    assert sorted(Reminder.objects.values_list("subject", flat=True)) == ["never sent", "old", "young"]


def test_name_and_address_of_an_invitation_go_a_year_after_it_is_over():
    programme, user = make.programme(), make.user()
    invitation(programme, "1", expires_at=ago(YEAR + DAY))
    invitation(programme, "2", expires_at=ago(YEAR - DAY))
    invitation(programme, "3", accepted_at=ago(YEAR + DAY), accepted_by=user)
    invitation(programme, "4", accepted_at=ago(YEAR - DAY), accepted_by=user, expires_at=ago(2 * YEAR))
    invitation(programme, "5", withdrawn_at=ago(YEAR + DAY))
    forget()
    assert dict(Invitation.objects.values_list("token_digest", "email")) == {
        "1": "",
        "2": "guest@example.org",
        "3": "",
        "4": "guest@example.org",
        "5": "",
    }
    assert not Invitation.objects.filter(name="A guest", email="").exists()
    assert not Invitation.objects.get(token_digest="1").is_open


def test_a_session_that_ran_out_goes_with_its_place_in_the_list(client):
    client.force_login(make.user())
    client.get("/your-data/devices/")
    forget()
    assert (Session.objects.count(), UserSession.objects.count()) == (1, 1)
    Session.objects.update(expire_date=ago(DAY))
    forget()
    assert (Session.objects.count(), UserSession.objects.count()) == (0, 0)


def test_where_an_erased_name_may_have_stood_is_kept_for_a_year():
    for days, user in ((366, make.user()), (364, make.user())):
        Erasure.objects.create(user=user, done_at=ago(DAY * days), named_in=[["stages.activity", days]])
    forget()
    assert sorted(Erasure.objects.values_list("named_in", flat=True)) == [[], [["stages.activity", 364]]]


def test_run_due_carries_it_out_by_the_real_clock(client, capsys):
    client.force_login(make.user())
    digest("old", ago(2 * YEAR + DAY))
    call_command("run_due", "--now", (timezone.now() + 3 * YEAR).isoformat())
    assert (Session.objects.count(), Digest.objects.filter(slot="old").count()) == (1, 0)
    assert "Kept long enough: 1 rows." in capsys.readouterr().out


def test_what_came_in_other_words_goes_after_eight_weeks():
    old, young = (make.differing(make.user(), None) for _each in range(2))
    Differing.objects.filter(pk=old.pk).update(came_at=ago(8 * 7 * DAY + DAY))
    Differing.objects.filter(pk=young.pk).update(came_at=ago(8 * 7 * DAY - DAY))
    forget()
    assert list(Differing.objects.all()) == [young]
