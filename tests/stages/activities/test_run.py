"""The page for the people in the room: what is still promised, notes that are kept, and one press that holds it."""

import datetime as dt

import pytest
import time_machine

from participants.models import Practitioner
from stages.models import Activity, Commitment
from tests import make
from tests.stages.activities.saying import TODAY, duo, told

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def today():
    with time_machine.travel(f"{TODAY}T09:00Z", tick=False):
        yield


def running(on=TODAY, **fields):
    partnership, user = duo()
    guests = [make.membership(partnership, "mentee", "planner").practitioner for _each in range(2)]
    return make.activity(partnership, "The plan", on, held=False, came=guests, **fields), user, guests


def promised(partnership, user, what, **fields):
    days = {"on": make.day("2026-03-01"), "due": make.day("2026-06-01")}
    promiser = user.practitioner.memberships.get(partnership=partnership)
    return Commitment.objects.create(partnership=partnership, side="mentor", promiser=promiser, what=what, first_due=days["due"], **days, **fields)


def attendance(plan):
    return {row.practitioner: row.came for row in plan.attendances.all()}


def test_holding_it_is_one_press(client):
    plan, user, guests = running()
    client.force_login(user)
    answer = client.post(f"/activities/{plan.pk}/run/", told(plan))
    plan.refresh_from_db()
    assert (answer.url, plan.state, plan.held_by) == (f"/activities/{plan.pk}/", "held", user)
    assert attendance(plan) == dict.fromkeys(guests, True)


def test_notes_are_kept_while_it_goes_on(client):
    plan, user, (here, away) = running()
    client.force_login(user)
    answer = client.post(f"/activities/{plan.pk}/run/", told(plan, keep="1", summary="So far", people=[here.pk], others="The mayor"))
    plan.refresh_from_db()
    mayor = Practitioner.objects.get(name="The mayor")
    assert (answer.url, plan.state, plan.summary, plan.version) == (f"/activities/{plan.pk}/run/", "planned", "So far", 2)
    assert attendance(plan) == {here: None, mayor: None, away: False}
    page = client.get(f"/activities/{plan.pk}/run/")
    assert set(page.context["form"]["people"].value()) == {here.pk, mayor.pk}


def test_what_was_kept_is_held_with_who_is_here(client):
    plan, user, (here, away) = running()
    client.force_login(user)
    client.post(f"/activities/{plan.pk}/run/", told(plan, keep="1", summary="So far", people=[here.pk]))
    client.post(f"/activities/{plan.pk}/run/", told(plan, version=2, summary="All of it", people=[here.pk]))
    plan.refresh_from_db()
    assert (plan.state, plan.summary, attendance(plan)) == ("held", "All of it", {here: True, away: False})


def test_what_is_still_promised_lies_on_the_table(client):
    plan, user, _guests = running()
    partnership = plan.partnerships[0]
    promised(partnership, user, "Send the manuals")
    promised(partnership, user, "Kept already", state="kept", kept_on=make.day("2026-05-01"))
    client.force_login(user)
    assert [each.what for each in client.get(f"/activities/{plan.pk}/run/").context["open_promises"]] == ["Send the manuals"]


def test_what_another_city_was_promised_is_no_business_of_this_one(client):
    """A training for two: whoever is a member of one reads what is open there only."""
    partnership, user = duo()
    second = make.partnership(partnership.mentor, make.city("Otjiwarongo", "NA"), partnership.programme)
    lead = make.member_user(second, "mentor", "lead facilitator")
    promised(second, lead, "Between the others")
    manager = make.manager(partnership.programme)
    training = make.activity([partnership, second], "For both", TODAY, held=False)
    client.force_login(manager)
    assert [each.what for each in client.get(f"/activities/{training.pk}/run/").context["open_promises"]] == ["Between the others"]
    client.force_login(user)
    assert client.get(f"/activities/{training.pk}/run/").status_code == 403


@pytest.mark.parametrize(("on", "offered"), [(TODAY, True), ("2026-11-21", False)])
def test_a_promise_is_made_on_the_spot_from_its_day_on(client, on, offered):
    plan, user, _guests = running(on=on)
    client.force_login(user)
    link = f"/partnerships/{plan.partnerships[0].pk}/promises/new/?activity={plan.pk}"
    assert (link in client.get(f"/activities/{plan.pk}/run/").text) is offered


def test_before_its_day_notes_can_be_kept_but_it_is_not_held(client):
    plan, user, _guests = running(on="2026-11-21")
    client.force_login(user)
    answer = client.post(f"/activities/{plan.pk}/run/", told(plan))
    assert list(answer.context["form"].errors) == ["on"]
    assert client.post(f"/activities/{plan.pk}/run/", told(plan, keep="1", summary="Prepared")).status_code == 302
    plan.refresh_from_db()
    assert (plan.state, plan.summary) == ("planned", "Prepared")


def test_notes_of_two_people_do_not_overwrite_each_other(client):
    plan, user, _guests = running()
    Activity.objects.filter(pk=plan.pk).update(version=2, summary="Theirs")
    client.force_login(user)
    answer = client.post(f"/activities/{plan.pk}/run/", told(plan, keep="1", summary="Mine"))
    assert (answer.status_code, Activity.objects.get().summary) == (409, "Theirs")
    assert all(text in answer.text for text in ("Theirs", "Mine"))


def test_what_is_held_or_cancelled_is_run_no_more(client):
    plan, user, _guests = running()
    plan.cancel(by=user, reason="Flood")
    client.force_login(user)
    assert client.get(f"/activities/{plan.pk}/run/").url == f"/activities/{plan.pk}/"
    answer = client.post(f"/activities/{plan.pk}/run/", told(plan, summary="Typed in vain"))
    assert (answer.status_code, "Typed in vain" in answer.text) == (409, True)


def test_each_part_has_its_time_and_the_time_on_the_readers_clock(client):
    plan, user, _guests = running(zone="Africa/Blantyre")
    plan.parts.update(starts=dt.time(9), minutes=90, title="Talk")
    client.force_login(user)
    page = client.get(f"/activities/{plan.pk}/run/")
    assert "09:00–10:30" in page.text
    assert page.context["programme"][0].items[0].here.strftime("%H:%M") == "07:00"


def test_holding_keeps_every_part_as_it_was_designed(client):
    plan, user, _guests = running()
    make.part(plan, 2, instrument="joint meal", minutes=90)
    before = list(plan.parts.values())
    client.force_login(user)
    client.post(f"/activities/{plan.pk}/run/", told(plan))
    assert (Activity.objects.get().state, list(plan.parts.values())) == ("held", before)
