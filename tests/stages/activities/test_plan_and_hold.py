"""Plan it, hold it or cancel it: once, by one person, with its reason."""

import datetime as dt

import pytest
import time_machine

from participants.models import Practitioner
from stages.models import Activity
from tests import make
from tests.stages.activities.saying import TODAY, duo, said, told

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def today():
    with time_machine.travel(f"{TODAY}T09:00Z", tick=False):
        yield


def planned(on="2026-11-14", **fields):
    """A plan with two people expected, and the facilitator who looks after it."""
    partnership, user = duo()
    guests = [make.membership(partnership, "mentee", "planner").practitioner for _each in range(2)]
    return make.activity(partnership, "The plan", on, held=False, came=guests, **fields), user, guests


def test_a_visit_is_planned_for_a_day_to_come_with_who_is_expected(client):
    partnership, user = duo()
    client.force_login(user)
    client.post(f"/plan/new/?partnership={partnership.pk}", said(on="2027-03-01", people=[user.practitioner.pk]))
    plan = Activity.objects.get()
    assert (plan.state, plan.on, plan.held_at, plan.held_by) == ("planned", dt.date(2027, 3, 1), None, None)
    assert [(row.practitioner, row.came) for row in plan.attendances.all()] == [(user.practitioner, None)]


def test_everyone_expected_is_ticked_beforehand(client):
    plan, user, guests = planned()
    client.force_login(user)
    assert client.get(f"/activities/{plan.pk}/hold/").context["form"]["people"].value() == [who.pk for who in guests]


def test_a_plan_whose_day_has_passed_is_held_with_who_came(client):
    plan, user, (came, stayed) = planned()
    client.force_login(user)
    answer = client.post(f"/activities/{plan.pk}/hold/", told(plan, people=[came.pk], others="The mayor", summary="Told", minutes="75"))
    plan = Activity.objects.get()
    mayor = Practitioner.objects.get(name="The mayor")
    assert answer.url == f"/activities/{plan.pk}/"
    assert (plan.state, plan.held_by, plan.summary, plan.part.minutes, plan.part.instrument) == ("held", user, "Told", 75, "workshop")
    assert {(row.practitioner, row.came) for row in plan.attendances.all()} == {(came, True), (mayor, True), (stayed, False)}


def test_a_plan_may_be_held_on_another_day_than_planned(client):
    plan, user, _guests = planned(on="2027-03-01")
    client.force_login(user)
    client.post(f"/activities/{plan.pk}/hold/", told(plan, on="2026-11-19"))
    plan.refresh_from_db()
    assert (plan.state, plan.on) == ("held", dt.date(2026, 11, 19))


def test_a_plan_for_a_day_to_come_cannot_be_held(client):
    plan, user, _guests = planned(on="2026-11-21")
    client.force_login(user)
    answer = client.post(f"/activities/{plan.pk}/hold/", told(plan))
    assert list(answer.context["form"].errors) == ["on"]
    plan.refresh_from_db()
    assert plan.state == "planned"


@pytest.mark.parametrize("verb", ["hold", "cancel"])
@pytest.mark.parametrize("first", ["hold", "cancel"])
def test_whoever_comes_second_is_told_so_and_loses_no_word(client, first, verb):
    plan, user, guests = planned()
    form = told(plan, summary="Second summary", reason="Second summary", others="Nobody new")
    getattr(plan, first)(by=user, **({"came": guests[:1]} if first == "hold" else {"reason": "Flood"}))
    before = (plan.state, plan.summary, plan.cancel_reason, list(plan.attendances.values_list("practitioner", "came")))
    client.force_login(user)
    answer = client.post(f"/activities/{plan.pk}/{verb}/", form)
    plan.refresh_from_db()
    assert answer.status_code == 409
    assert "Somebody was faster" in answer.text
    assert "Second summary" in answer.text
    assert (plan.state, plan.summary, plan.cancel_reason, list(plan.attendances.values_list("practitioner", "came"))) == before
    assert not Practitioner.objects.filter(name="Nobody new").exists()


def test_held_in_the_very_same_moment_is_a_conflict_too(client, monkeypatch):
    plan, user, _guests = planned()
    form = told(plan, others="Nobody new")
    Activity.objects.filter(pk=plan.pk).update(held_at=dt.datetime(2026, 11, 20, tzinfo=dt.UTC), held_by=user)
    monkeypatch.setattr(Activity, "state", "planned")  # what the second one saw when the page was opened
    client.force_login(user)
    assert client.post(f"/activities/{plan.pk}/hold/", form).status_code == 409
    assert not Practitioner.objects.filter(name="Nobody new").exists()


def test_the_hold_page_of_what_is_held_leads_to_the_activity(client):
    plan, user, _guests = planned()
    plan.hold(by=user)
    client.force_login(user)
    assert {client.get(f"/activities/{plan.pk}/{verb}/").url for verb in ("hold", "cancel")} == {f"/activities/{plan.pk}/"}


def test_a_plan_changed_in_the_meantime_is_not_held_unseen(client):
    plan, user, _guests = planned()
    form = told(plan, summary="Mine")
    Activity.objects.filter(pk=plan.pk).update(version=2, summary="Theirs")
    client.force_login(user)
    answer = client.post(f"/activities/{plan.pk}/hold/", form)
    assert answer.status_code == 409
    assert all(text in answer.text for text in ("Theirs", "Mine"))
    again = {**form, "version": 2}
    assert client.post(f"/activities/{plan.pk}/hold/", again).status_code == 302
    assert Activity.objects.get().summary == "Mine"


def test_a_plan_is_cancelled_with_its_reason(client):
    plan, user, _guests = planned()
    client.force_login(user)
    client.post(f"/activities/{plan.pk}/cancel/", {"reason": "The road was flooded"})
    plan.refresh_from_db()
    assert (plan.state, plan.cancelled_by, plan.cancel_reason) == ("cancelled", user, "The road was flooded")
    assert "The road was flooded" in client.get(f"/activities/{plan.pk}/").text


@pytest.mark.parametrize("reason", ["", "   ", "bell\x07", "x" * 20_001])
def test_a_plan_is_not_cancelled_without_a_reason_one_can_read(client, reason):
    plan, user, _guests = planned()
    client.force_login(user)
    assert list(client.post(f"/activities/{plan.pk}/cancel/", {"reason": reason}).context["form"].errors) == ["reason"]
    plan.refresh_from_db()
    assert plan.state == "planned"


@pytest.mark.parametrize("verb", ["hold", "cancel"])
def test_htmx_gets_the_region_and_nothing_around_it(client, verb):
    plan, user, _guests = planned()
    client.force_login(user)
    htmx = {"HX-Request": "true"}
    asked = client.get(f"/activities/{plan.pk}/{verb}/", headers=htmx).text
    answered = client.post(f"/activities/{plan.pk}/{verb}/", told(plan, reason="Flood"), headers=htmx).text
    assert [text.count('id="activity"') for text in (asked, answered)] == [1, 1]
    assert "<html" not in asked + answered
    assert 'hx-swap-oob="true"' in answered


def test_htmx_that_comes_second_gets_the_region_as_it_is_now(client):
    plan, user, _guests = planned()
    plan.hold(by=user)
    client.force_login(user)
    answer = client.post(f"/activities/{plan.pk}/cancel/", {"reason": "Flood"}, headers={"HX-Request": "true"})
    assert (answer.status_code, "Somebody was faster" in answer.text) == (200, True)


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(client, method):
    plan, user, _guests = planned()
    client.force_login(user)
    pages = ("/log/new/", "/plan/new/", f"/activities/{plan.pk}/hold/", f"/activities/{plan.pk}/cancel/", f"/activities/{plan.pk}/change/")
    lists = ("/log/", f"/activities/{plan.pk}/", f"/partnerships/{plan.partnerships[0].pk}/log/")
    assert {getattr(client, method)(address).status_code for address in pages + lists} == {405}
    assert {client.post(address).status_code for address in lists} == {405}
