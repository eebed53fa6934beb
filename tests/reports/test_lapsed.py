"""Rights that lapse between one step of a report and the next."""

import pytest
from django.core import mail
from django.utils import timezone

from participants.models import Membership, Role
from reports.models import Edition
from reports.rules import CLEARING, OUT
from stages.models import Reminder
from stages.reminders import ledger
from stages.reminders.due import in_force
from stages.reminders.sweep import sweep
from tests import make
from tests.reports.telling import as_user, cleared, days, frozen, made, publish, ready, scene, written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_paper")]


def clear(user, version):
    return as_user(user).post(f"/versions/{version.pk}/clear/").status_code


def lapse(user):
    """Whatever the user was, they were it until yesterday."""
    for model in (Membership, Role):
        for row in model.objects.filter(practitioner=user.practitioner):
            row.until = row.since
            row.save()


def deactivate(user):
    user.is_active = False
    user.save()


@pytest.mark.parametrize("lose", [lapse, deactivate])
def test_a_funder_who_is_no_longer_one_downloads_nothing_and_sees_nothing(lose):
    here = scene()
    publish(here, ready(here))
    edition, browser = Edition.objects.get(), as_user(here.funder)
    assert browser.get(f"/published/{edition.pk}/download/").status_code == 200
    lose(here.funder)
    answers = [browser.get(f"/published/{edition.pk}/{page}").status_code for page in ("", "download/", "figures/")]
    assert answers == ([404] * 3 if lose is lapse else [302] * 3)
    assert edition.downloads.count() == 1


@pytest.mark.parametrize("lose", [lapse, deactivate])
def test_a_paper_is_not_made_for_a_manager_who_is_no_longer_one(lose):
    here = scene()
    version = frozen(here, written(here), by=here.manager)
    lose(here.manager)
    rendering = made(version)
    assert (rendering.state, rendering.failure) == ("failed", "Whoever asked for it no longer belongs to the partnership. Ask for it again.")
    assert as_user(here.mentor).post(f"/versions/{version.pk}/again/").status_code == 302
    assert made(version).state == "done"


@pytest.mark.parametrize("lose", [lapse, deactivate])
def test_a_manager_who_is_no_longer_one_publishes_nothing_and_the_next_one_does(lose):
    here = scene()
    version, browser = ready(here), as_user(here.manager)
    lose(here.manager)
    assert browser.post(f"/versions/{version.pk}/publish/").status_code == (404 if lose is lapse else 302)
    assert not Edition.objects.exists()
    assert as_user(make.manager(here.partnership.programme)).post(f"/versions/{version.pk}/publish/").status_code == 302


def test_the_word_of_a_lead_who_left_stands_until_the_next_lead_of_that_city_takes_it_back():
    here = scene()
    version = ready(here)
    lapse(here.mentee)
    successor = make.member_user(here.partnership, "mentee", "lead facilitator")
    page = as_user(successor).get(f"/versions/{version.pk}/").text
    assert [f"Cleared by {here.mentee.practitioner} on " in page, f'action="/versions/{version.pk}/take-back/"' in page] == [True, True]
    assert as_user(successor).post(f"/versions/{version.pk}/take-back/").status_code == 302
    assert publish(here, version).status_code == 409
    assert clear(successor, version) == 302
    assert publish(here, version).status_code == 302
    said = list(version.clearances.values_list("side", "user", "withdrawn_by"))
    assert said == [("mentor", here.mentor.pk, None), ("mentee", here.mentee.pk, successor.pk), ("mentee", successor.pk, None)]


@pytest.mark.parametrize("take_back", [False, True])
def test_a_lead_who_becomes_manager_does_not_publish_what_they_cleared(take_back):
    here = scene()
    version = ready(here)
    if take_back:
        assert as_user(here.mentor).post(f"/versions/{version.pk}/take-back/").status_code == 302
        assert clear(make.member_user(here.partnership, "mentor", "lead planner"), version) == 302
    lapse(here.mentor)
    Role.objects.create(programme=here.partnership.programme, practitioner=here.mentor.practitioner, kind="manager", since=make.BEGAN)
    page = as_user(here.mentor).get(f"/versions/{version.pk}/").text
    assert "<button>Publish it</button>" not in page
    assert as_user(here.mentor).post(f"/versions/{version.pk}/publish/").status_code == 403
    assert not Edition.objects.exists()


def test_who_leads_both_cities_speaks_for_one_of_them():
    here = scene()
    version = frozen(here, written(here))
    make.membership(here.partnership, "mentee", "lead planner", here.mentor.practitioner, admitted=True)
    assert (clear(here.mentor, version), clear(here.mentor, version)) == (302, 409)
    assert (version.clearances.count(), version.is_cleared) == (1, False)
    assert clear(here.mentee, version) == 302


def test_who_leads_both_cities_may_speak_for_the_one_that_has_not():
    here = scene()
    version = frozen(here, written(here))
    make.membership(here.partnership, "mentee", "lead planner", here.mentor.practitioner, admitted=True)
    assert clear(make.member_user(here.partnership, "mentor", "lead planner"), version) == 302
    assert "<button>Clear it for my city</button>" in as_user(here.mentor).get(f"/versions/{version.pk}/").text
    assert (clear(here.mentor, version), clear(here.mentor, version)) == (302, 409)
    assert set(version.clearances.values_list("side", flat=True)) == {"mentor", "mentee"}
    assert as_user(here.mentor).post(f"/versions/{version.pk}/take-back/").status_code == 302
    assert list(version.clearances.standing().values_list("side", flat=True)) == ["mentor"]


def test_a_manager_who_is_made_a_lead_does_not_clear_and_publish():
    here = scene()
    version = frozen(here, written(here))
    made(version)
    make.membership(here.partnership, "mentor", "lead planner", here.manager.practitioner, admitted=False)
    assert clear(here.manager, version) == 403
    cleared(here, version)
    assert publish(here, version).status_code == 302


def test_a_manager_who_is_made_an_admitted_lead_clears_and_then_does_not_publish_it_too():
    here = scene()
    version = frozen(here, written(here))
    made(version)
    make.membership(here.partnership, "mentee", "lead planner", here.manager.practitioner, admitted=True)
    assert [clear(user, version) for user in (here.mentor, here.manager)] == [302, 302]
    assert (publish(here, version).status_code, Edition.objects.exists()) == (403, False)


@pytest.mark.parametrize("lose", [lapse, deactivate])
def test_a_funder_who_is_no_longer_one_when_the_mail_leaves_is_told_nothing(lose):
    here = scene()
    publish(here, ready(here))
    now, rules = timezone.now() + days(2), in_force()
    ledger.collect(rules[OUT], now)
    assert Reminder.objects.filter(rule=OUT, person=here.funder).count() == 1
    lose(here.funder)
    sweep(now)
    assert here.funder.email not in [message.to[0] for message in mail.outbox]
    assert not Reminder.objects.filter(rule=OUT, done_at=None).exists()


def test_a_successor_is_asked_to_clear_in_place_of_the_lead_who_left():
    here = scene()
    version = frozen(here, written(here))
    lapse(here.mentee)
    successor = make.member_user(here.partnership, "mentee", "lead facilitator")
    sweep(version.made_at + days(2))
    told = Reminder.objects.filter(rule=CLEARING).values_list("person", flat=True)
    assert set(told) == {here.mentor.pk, successor.pk}
