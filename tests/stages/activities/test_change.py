"""Changing what is written: as it stands in the form, and never over somebody else's words unseen."""

import datetime as dt

import pytest

from stages.models import Activity
from tests import make
from tests.stages.activities.saying import changed, duo

pytestmark = pytest.mark.django_db


def written(**fields):
    partnership, user = duo()
    guests = [make.membership(partnership, "mentee", "planner").practitioner for _each in range(2)]
    return (
        make.activity(partnership, "The visit", "2024-03-01", **{"came": guests, "summary": "As it was", "place": "Town hall", **fields}),
        user,
        guests,
    )


def change(client, activity, **fields):
    return client.post(f"/activities/{activity.pk}/change/", changed(activity, **fields))


def test_sent_as_it_stands_it_stays_as_it_is(client):
    activity, user, guests = written(minutes=75, closed=True, on_precision="month", place="Town hall", on_basis="illustrative")
    client.force_login(user)
    form = client.get(f"/activities/{activity.pk}/change/").context["form"]
    sent = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    assert client.post(f"/activities/{activity.pk}/change/", sent).status_code == 302
    after = Activity.objects.get()
    kept = ("title", "on", "on_precision", "on_basis", "place", "summary", "purpose", "city", "last_day", "held_by")
    assert [getattr(after, name) for name in kept] == [getattr(activity, name) for name in kept]
    kept = ("instrument", "minutes", "closed", "led_by", "delivery", "starts")
    assert [getattr(after.part, name) for name in kept] == [getattr(activity.part, name) for name in kept]
    assert {(row.practitioner, row.came) for row in after.attendances.all()} == {(who, True) for who in guests}


def test_every_field_can_be_changed(client):
    activity, user, _guests = written()
    client.force_login(user)
    city = activity.partnerships[0].mentee
    new = {
        "title": "Another",
        "on": "2024-04-02",
        "last_day": "2024-04-03",
        "city": city.pk,
        "place": "Library",
        "summary": "Now",
        "length": "",
        "minutes": "100",
    }
    change(client, activity, **new, instrument="training", led_by="mentor", closed="on", delivery="mixed", starts="08:30")
    after = Activity.objects.get()
    assert (after.title, after.on, after.last_day, after.city, after.place, after.summary, after.zone) == (
        *("Another", dt.date(2024, 4, 2), dt.date(2024, 4, 3)),
        *(city, "Library", "Now", "Africa/Blantyre"),
    )
    part = after.part
    assert (part.instrument, part.minutes, part.led_by, part.closed, part.delivery, part.starts) == (
        *("training", 100, "mentor"),
        *(True, "mixed", dt.time(8, 30)),
    )
    assert after.parts.count() == 1


def test_someone_ticked_by_mistake_is_taken_out_and_someone_forgotten_is_put_in(client):
    activity, user, (right, mistake) = written()
    client.force_login(user)
    change(client, activity, people=[right.pk, user.practitioner.pk])
    assert {(row.practitioner, row.came) for row in activity.attendances.all()} == {(right, True), (user.practitioner, True)}
    assert mistake not in {row.practitioner for row in activity.attendances.all()}


def test_who_was_expected_and_did_not_come_stays_so(client):
    activity, user, (_came, stayed) = written()
    activity.attendances.filter(practitioner=stayed).update(came=False)
    client.force_login(user)
    change(client, activity, title="Another")
    assert activity.attendances.get(practitioner=stayed).came is False


def test_a_plan_can_be_put_off(client):
    activity, user, guests = written(held=False)
    client.force_login(user)
    change(client, activity, on="2099-01-01")
    after = Activity.objects.get()
    assert (after.state, after.on) == ("planned", dt.date(2099, 1, 1))
    assert {(row.practitioner, row.came) for row in after.attendances.all()} == {(who, None) for who in guests}


def test_what_was_held_cannot_be_put_off(client):
    activity, user, _guests = written()
    client.force_login(user)
    assert list(change(client, activity, on="2099-01-01").context["form"].errors) == ["on"]


def test_the_second_of_two_who_change_it_sees_both_texts_and_overwrites_nothing(client):
    activity, user, guests = written()
    form = changed(activity, summary="Mine", led_by="mentor", people=[guests[0].pk])
    client.force_login(user)
    change(client, activity, summary="Theirs")
    answer = client.post(f"/activities/{activity.pk}/change/", form)
    assert answer.status_code == 409
    assert {str(label): (theirs, mine) for label, theirs, mine in answer.context["form"].theirs} == {
        "Summary": ("Theirs", "Mine"),
        "Who led": ("both together", "the mentor"),
        "Who was there": (", ".join(who.name for who in guests), guests[0].name),
    }
    assert Activity.objects.get().summary == "Theirs"
    assert client.post(f"/activities/{activity.pk}/change/", {**form, "version": 2}).status_code == 302
    assert Activity.objects.get().summary == "Mine"


def test_a_stale_form_sent_again_keeps_mine(client):
    activity, user, _guests = written()
    client.force_login(user)
    Activity.objects.filter(pk=activity.pk).update(version=5)
    answer = change(client, activity, summary="Mine")
    assert answer.context["form"]["version"].value() == 5


def test_each_edit_leaves_its_trace_in_the_history(client):
    activity, user, _guests = written()
    client.force_login(user)
    before = activity.history.count()
    change(client, activity, summary="Now")
    assert (activity.history.count(), activity.history.first().summary, activity.history.first().history_user) == (before + 1, "Now", user)
