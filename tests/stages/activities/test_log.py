"""Logging one: what was typed is what is kept, and what is missing is filled in sensibly."""

import datetime as dt

import pytest
import time_machine

from participants.models import Practitioner
from stages.models import Activity
from tests import make
from tests.stages.activities.saying import TODAY, duo, said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def today():
    with time_machine.travel(f"{TODAY}T09:00Z", tick=False):
        yield


def log(client, partnership, user, **fields):
    client.force_login(user)
    answer = client.post(f"/log/new/?partnership={partnership.pk}", said(**fields))
    return answer, Activity.objects.order_by("-pk").first()


def test_a_visit_is_logged_with_what_when_where_and_who(client):
    partnership, user = duo()
    other = make.membership(partnership, "mentee", "planner").practitioner
    _answer, made = log(
        client, partnership, user, city=partnership.mentee_id, people=[other.pk, user.practitioner.pk], length="120", summary="First talks"
    )
    part = made.part
    assert (made.title, made.on, made.city, made.place, made.zone) == (
        "Exploratory visit in Mzuzu",
        dt.date(2026, 11, 14),
        partnership.mentee,
        "Town hall",
        "Africa/Blantyre",
    )
    assert (part.instrument, part.minutes, part.delivery, part.led_by, part.closed) == ("exploratory visit", 120, "face to face", "together", False)
    assert (made.state, made.held_by, made.recorded_by, made.summary) == ("held", user, user, "First talks")
    assert {(row.practitioner, row.came) for row in made.attendances.all()} == {(other, True), (user.practitioner, True)}
    assert made.partnerships == [partnership]
    assert made.programme == partnership.programme


def test_after_logging_one_lands_on_the_page_of_the_activity(client):
    partnership, user = duo()
    answer, made = log(client, partnership, user)
    assert (answer.status_code, answer.url) == (302, f"/activities/{made.pk}/")


def test_someone_unknown_who_was_there_becomes_a_practitioner_without_an_account(client):
    partnership, user = duo()
    _answer, made = log(client, partnership, user, others="The town clerk\n  A   planner \n\nthe town clerk")
    new = Practitioner.objects.filter(recorded_by=user)
    assert sorted(who.name for who in new) == ["A planner", "the town clerk"]
    assert {who.user for who in new} == {None}
    assert {row.practitioner for row in made.attendances.all()} == set(new)


def test_someone_known_who_is_typed_again_is_not_made_twice(client):
    partnership, user = duo()
    clerk = make.membership(partnership, "mentee", "planner", make.practitioner("The Clerk")).practitioner
    _answer, made = log(client, partnership, user, others="the clerk", people=[clerk.pk])
    assert [row.practitioner for row in made.attendances.all()] == [clerk]


def test_a_guest_of_an_earlier_activity_is_offered_and_found_by_name(client):
    partnership, user = duo()
    guest = make.practitioner("A guest")
    make.activity(partnership, came=[guest])
    client.force_login(user)
    assert "A guest" in client.get(f"/log/new/?partnership={partnership.pk}").text
    _answer, made = log(client, partnership, user, others="A GUEST")
    assert [row.practitioner for row in made.attendances.all()] == [guest]


@pytest.mark.parametrize(
    ("fields", "minutes"),
    [
        ({"instrument": "call", "place": ""}, 30),
        ({"instrument": "e-mail exchange", "place": "", "last_day": "2026-11-18"}, 15),
        ({"instrument": "training"}, 480),
        ({"instrument": "training", "last_day": "2026-11-16"}, 3 * 480),
        ({"instrument": "training", "length": "90"}, 90),
        ({"instrument": "training", "minutes": "75"}, 75),
    ],
)
def test_a_length_that_nobody_gives_is_the_usual_one(client, fields, minutes):
    partnership, user = duo()
    _answer, made = log(client, partnership, user, **fields)
    assert made.part.minutes == minutes


@pytest.mark.parametrize("kind", ["call", "e-mail exchange"])
def test_a_call_or_a_mail_is_at_a_distance_and_needs_no_place(client, kind):
    partnership, user = duo()
    _answer, made = log(client, partnership, user, instrument=kind, place="")
    assert (made.part.delivery, made.city, made.place) == ("virtual", None, "")
    assert made.title == f"{kind.capitalize()} between eThekwini and Mzuzu"


def test_a_purpose_is_kept_for_an_exploratory_visit_alone(client):
    partnership, user = duo()
    _answer, visit = log(client, partnership, user, purpose="reconnaissance")
    _answer, workshop = log(client, partnership, user, purpose="reconnaissance", instrument="workshop")
    assert (visit.purpose, workshop.purpose) == ("reconnaissance", "")


def test_a_month_is_kept_as_the_earliest_day_it_can_mean(client):
    partnership, user = duo()
    _answer, made = log(client, partnership, user, on="2009-07-14", on_precision="month", on_basis="documented")
    assert (made.on, made.on_precision, made.on_basis) == (dt.date(2009, 7, 1), "month", "documented")


def test_a_closed_session_keeps_its_hour(client):
    partnership, user = duo()
    _answer, made = log(client, partnership, user, instrument="discussion", closed="on", starts="14:30")
    assert (made.part.closed, made.part.starts) == (True, dt.time(14, 30))


def test_how_people_sat_is_kept_and_told(client):
    partnership, user = duo()
    _answer, made = log(client, partnership, user, instrument="workshop", city=partnership.mentee_id, room="groups")
    assert made.part.room == "groups"
    assert "small groups" in client.get(f"/activities/{made.pk}/").text


def test_a_way_to_sit_that_nobody_offers_is_refused(client):
    partnership, user = duo()
    answer, made = log(client, partnership, user, instrument="workshop", city=partnership.mentee_id, room="on the moon")
    assert (made, list(answer.context["form"].errors)) == (None, ["room"])


def test_any_city_of_the_directory_will_do(client):
    partnership, user = duo()
    elsewhere = make.city("Barcelona", "ES", zone="Europe/Madrid")
    _answer, made = log(client, partnership, user, city=elsewhere.pk)
    assert (made.city, made.zone) == (elsewhere, "Europe/Madrid")


def test_two_clicks_make_one_record_and_one_new_person(client):
    partnership, user = duo()
    client.force_login(user)
    form = said(key="6f8f4f0e-0000-4000-8000-000000000001", others="The town clerk")
    first, second = (client.post(f"/log/new/?partnership={partnership.pk}", form) for _click in range(2))
    assert first.url == second.url
    assert (Activity.objects.count(), Practitioner.objects.filter(recorded_by=user).count()) == (1, 1)


def test_the_fields_that_ask_first_are_few_and_the_rest_folds_away(client):
    partnership, user = duo()
    client.force_login(user)
    page = client.get(f"/log/new/?partnership={partnership.pk}").text
    before, fold, after = page.partition('<details class="fold">')
    assert fold
    assert all(f'name="{name}"' in before for name in ("instrument", "on", "city", "place", "people", "others"))
    folded = ("length", "led_by", "closed", "summary", "last_day", "starts", "delivery", "on_precision", "title")
    assert all(f'name="{name}"' in after for name in folded)


def test_the_form_says_who_reads_the_summary(client):
    partnership, user = duo()
    client.force_login(user)
    page = client.get(f"/log/new/?partnership={partnership.pk}").text
    assert "Everyone in the partnership and the programme manager read this" in page
    assert "Write the subject, never what was said" in page


def test_a_kind_in_the_address_is_chosen_already(client):
    partnership, user = duo()
    client.force_login(user)
    assert '<option value="call" selected>' in client.get(f"/log/new/?partnership={partnership.pk}&kind=call").text


def test_what_a_person_used_last_is_offered_first(client):
    partnership, user = duo()
    guest, other = (make.membership(partnership, "mentee", "planner").practitioner for _each in range(2))
    make.activity(partnership, instrument="joint meal", by=user, came=[guest], city=partnership.mentee, place="Town hall")
    make.activity(partnership, instrument="reception", by=make.user(), came=[other])
    client.force_login(user)
    form = client.get(f"/log/new/?partnership={partnership.pk}").context["form"]
    assert form.fields["instrument"].choices[1] == ("Used last", [("joint meal", "joint meal")])
    assert form.fields["city"].widget.choices[1] == (partnership.mentee_id, "Mzuzu")
    assert form.fields["people"].choices[0] == ("Last time", [(guest.pk, guest.name)])
    assert form.lately.places == ["Town hall"]
