"""A partnership begins, and changes."""

import datetime as dt

import pytest
from django.urls import reverse

from participants.models import Partnership
from stages.models import Journey, Stay
from tests import make
from tests.stages.journey.scenes import as_, duo

pytestmark = pytest.mark.django_db
KEY = "0b7e3c9a-4a52-4f0e-9a37-1f6f5f6c9d11"


@pytest.fixture
def scene():
    """A manager of a programme that has one partnership."""
    return duo()


@pytest.fixture
def cities(scene):
    return scene.partnership.mentor, make.city("Otjiwarongo", "NA")


def new(scene, data=None, user=None):
    client = as_(user or scene.manager)
    address = reverse("partnership-new", args=[scene.partnership.programme_id])
    return client.get(address) if data is None else client.post(address, data)


def said(cities, **fields):
    mentor, mentee = cities
    given = {"mentor": mentor.pk, "mentee": mentee.pk, "approach": "hands-on", "since": "2009-07-15", "since_precision": "month", "key": KEY}
    return given | {"since_basis": "documented"} | fields


def errors(response):
    return {name: messages[0] for name, messages in response.context["form"].errors.items()}


def test_a_partnership_begins_with_its_journey_and_its_broker(scene, cities):
    broker = scene.manager.practitioner
    response = new(scene, said(cities, broker=broker.pk, expected_until="2099-01-01", came_through=scene.partnership.pk))
    made = Partnership.objects.latest("pk")
    assert (response.status_code, response.url) == (302, reverse("partnership", args=[made.pk]))
    stay = made.journey.stay
    assert (stay.stage, stay.since, stay.since_precision, stay.since_basis) == ("courtship", dt.date(2009, 7, 1), "month", "documented")
    assert (stay.expected_until, made.came_through, made.recorded_by) == (dt.date(2099, 1, 1), scene.partnership, scene.manager)
    assert [(each.practitioner, each.role, each.side) for each in made.memberships.all()] == [(broker, "broker", "support")]


def test_two_clicks_begin_one(scene, cities):
    before = Partnership.objects.count()
    addresses = {new(scene, said(cities)).url for _ in range(2)}
    assert (len(addresses), Partnership.objects.count() - before, Journey.objects.count() - before) == (1, 1, 1)


def test_the_same_pair_begins_once_in_a_programme(scene):
    partnership = scene.partnership
    assert list(errors(new(scene, said((partnership.mentor, partnership.mentee))))) == ["__all__"]
    assert Partnership.objects.count() == 1


def test_two_cities_are_two(scene, cities):
    assert errors(new(scene, said((cities[0], cities[0])))) == {"__all__": "The mentor and the mentee must be two different cities."}


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"mentor": ""}, "mentor"),
        ({"mentee": "99999999999999999999999"}, "mentee"),
        ({"approach": "by magic"}, "approach"),
        ({"since": ""}, "since"),
        ({"since": "0001-01-01"}, "since"),
        ({"since": "9999-12-31"}, "since"),
        ({"since": "2009-02-30"}, "since"),
        ({"since": "2099-01-01"}, "since"),
        ({"since_precision": "century"}, "since_precision"),
        ({"since_basis": "hearsay"}, "since_basis"),
        ({"expected_until": "2009-07-15"}, "expected_until"),
        ({"broker": "0"}, "broker"),
        ({"came_through": "\x00"}, "came_through"),
        ({"key": "not a key"}, "key"),
    ],
    ids=str,
)
def test_what_cannot_be_is_refused_at_its_field(scene, cities, fields, field):
    assert list(errors(new(scene, said(cities, **fields)))) == [field]
    assert (Partnership.objects.count(), Stay.objects.count()) == (1, 1)


def test_partnerships_and_people_out_of_sight_are_no_choice(scene, cities):
    elsewhere = duo()
    stranger = elsewhere.of("mentor").practitioner
    assert list(errors(new(scene, said(cities, came_through=elsewhere.partnership.pk, broker=stranger.pk)))) == ["came_through", "broker"]


def test_a_member_of_a_safe_space_is_no_broker(scene, cities):
    lead = scene.of("mentor").practitioner
    assert errors(new(scene, said(cities, broker=lead.pk))) == {
        "broker": "This person is in a safe space of the programme. End that membership first."
    }


def test_only_the_manager_of_the_programme_begins_one(scene, cities):
    assert [new(scene, user=user).status_code for user in (scene.manager, scene.mentor, make.user())] == [200, 403, 404]
    assert new(scene, said(cities), user=scene.mentor).status_code == 403


def change(scene, data=None, user=None):
    client = as_(user or scene.manager)
    address = reverse("partnership-change", args=[scene.partnership.pk])
    return client.get(address) if data is None else client.post(address, data)


def test_the_manager_changes_approach_and_expected_end(scene):
    assert change(scene, {"version": 1, "approach": "consultant-led", "expected_until": "2099-01-01"}).status_code == 302
    made = Partnership.objects.get()
    assert (made.approach, made.version, made.journey.stay.expected_until) == ("consultant-led", 2, dt.date(2099, 1, 1))
    assert [row.approach for row in made.history.all()][:1] == ["consultant-led"]


def test_the_two_cities_stay_whatever_is_posted(scene, cities):
    change(scene, {"version": 1, "approach": "hands-on", "mentee": cities[1].pk, "programme": 0})
    assert Partnership.objects.get().mentee == scene.partnership.mentee


def test_a_stale_edit_changes_nothing_and_loses_nothing(scene):
    change(scene, {"version": 1, "approach": "consultant-led"})
    response = change(scene, {"version": 1, "approach": "hands-on", "expected_until": "2099-01-01"})
    assert (response.status_code, "2099-01-01" in response.content.decode()) == (409, True)
    assert (Partnership.objects.get().approach, scene.journey.stay.expected_until) == ("consultant-led", None)


def test_a_partnership_did_not_come_through_its_own_offspring(scene, cities):
    new(scene, said(cities, came_through=scene.partnership.pk))
    offspring = Partnership.objects.latest("pk")
    response = change(scene, {"version": 1, "approach": "hands-on", "came_through": offspring.pk})
    assert errors(response) == {"came_through": "That partnership came through this one."}


@pytest.mark.parametrize("day", ["2019-12-31", "2020-01-01", "10000-01-01"])
def test_the_expected_end_lies_after_the_start(scene, day):
    assert list(errors(change(scene, {"version": 1, "approach": "hands-on", "expected_until": day}))) == ["expected_until"]


def test_leads_see_the_partnership_but_do_not_change_it(scene):
    assert [change(scene, user=user).status_code for user in (scene.mentor, make.user())] == [403, 404]
