"""What a slip of the finger, or of the mind, may do to the form: a clear word at its field, and never half a record."""

import re

import pytest
import time_machine

from participants.models import Practitioner
from stages.models import Activity
from tests import make
from tests.stages.activities.saying import TODAY, duo, said, told

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
FAR = "9" * 30


@pytest.fixture
def today():
    with time_machine.travel(f"{TODAY}T09:00Z", tick=False):
        yield


def wrong(answer, field):
    """Is this field marked, with all that was typed still there?"""
    assert answer.status_code == 200
    return list(answer.context["form"].errors) == [field]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("instrument", ""),
        ("instrument", "séance"),
        ("on", ""),
        ("on", "14 November"),
        ("on", "2026-02-30"),
        ("on", "1492-10-12"),
        ("on", "2101-01-01"),
        ("on", "2026-11-21"),
        ("last_day", "2026-11-13"),
        ("last_day", "2026-11-21"),
        ("length", "7"),
        ("minutes", "0"),
        ("minutes", "-5"),
        ("minutes", "43201"),
        ("minutes", FAR),
        ("minutes", "1.5"),
        ("starts", "25:00"),
        ("city", FAR),
        ("city", "0"),
        ("city", "Mzuzu"),
        ("place", "x" * 10_000),
        ("place", "Hall\x00"),
        ("title", "\x1b[31mred"),
        ("title", "x" * 10_000),
        ("summary", "x" * 50_001),
        ("summary", "bell\x07"),
        ("others", "bell\x07"),
        ("others", "x" * 10_000),
        ("others", "x" * 121),
        ("others", "\n".join(f"Number {n}" for n in range(41))),
        ("people", FAR),
        ("people", "x"),
        ("purpose", "to spy"),
        ("delivery", "by pigeon"),
        ("led_by", ""),
        ("on_precision", "hour"),
        ("on_basis", "illustrative"),
        ("key", "not a key"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_saved(client, field, value):
    partnership, user = duo()
    client.force_login(user)
    answer = client.post(f"/log/new/?partnership={partnership.pk}", said(**{"others": "A new name", "place": "Town hall", field: value}))
    assert wrong(answer, field)
    assert "This could not be saved yet" in answer.text
    assert not Activity.objects.exists()
    assert not Practitioner.objects.filter(recorded_by=user).exists()


def test_an_empty_form_asks_for_what_and_when(client):
    partnership, user = duo()
    client.force_login(user)
    answer = client.post(f"/log/new/?partnership={partnership.pk}", {})
    assert set(answer.context["form"].errors) == {"instrument", "on", "led_by", "city"}


def test_what_was_typed_is_still_there(client):
    partnership, user = duo()
    colleague = make.membership(partnership, "mentee", "planner").practitioner
    client.force_login(user)
    form = said(on="", summary="Three words <b>here</b>", others="The town clerk", people=[colleague.pk], closed="on")
    page = client.post(f"/log/new/?partnership={partnership.pk}", form).text
    assert "Three words &lt;b&gt;here&lt;/b&gt;" in page
    assert "The town clerk" in page
    ticked = re.findall(r'<input type="checkbox"[^>]*value="(\w+)"[^>]* checked', page) + re.findall(r'name="closed"[^>]* (checked)', page)
    assert ticked == [str(colleague.pk), "checked"]


def test_a_fold_with_an_error_stands_open(client):
    partnership, user = duo()
    client.force_login(user)
    page = client.post(f"/log/new/?partnership={partnership.pk}", said(minutes="0")).text
    assert page.count('<details class="fold" open>') == 1


def test_right_to_left_and_emoji_are_kept_as_they_are(client):
    partnership, user = duo()
    client.force_login(user)
    text = "اجتماع العمل 🤝 ‏مع"
    client.post(f"/log/new/?partnership={partnership.pk}", said(title=text, summary=text, others=text))
    made = Activity.objects.get()
    assert (made.title, made.summary, made.attendances.get().practitioner.name) == (text, text, text)


def test_ten_thousand_characters_of_summary_are_welcome(client):
    partnership, user = duo()
    client.force_login(user)
    client.post(f"/log/new/?partnership={partnership.pk}", said(summary="x" * 10_000))
    assert len(Activity.objects.get().summary) == 10_000


def test_people_of_another_partnership_are_refused_at_the_field(client):
    partnership, user = duo()
    stranger = make.membership(make.partnership(make.city("A"), make.city("B")), "mentor", "planner").practitioner
    client.force_login(user)
    answer = client.post(f"/log/new/?partnership={partnership.pk}", said(people=[stranger.pk]))
    assert wrong(answer, "people")
    assert stranger.name not in answer.text
    assert not Activity.objects.exists()


def test_people_of_another_partnership_are_refused_when_a_plan_is_held(client):
    partnership, user = duo()
    stranger = make.membership(make.partnership(make.city("A"), make.city("B")), "mentor", "planner").practitioner
    plan = make.activity(partnership, on="2026-11-01", held=False)
    client.force_login(user)
    assert wrong(client.post(f"/activities/{plan.pk}/hold/", told(plan, people=[stranger.pk])), "people")
    plan.refresh_from_db()
    assert plan.state == "planned"


def test_a_length_is_given_once(client):
    partnership, user = duo()
    client.force_login(user)
    assert wrong(client.post(f"/log/new/?partnership={partnership.pk}", said(length="60", minutes="75")), "minutes")


def test_a_visit_needs_a_place(client):
    partnership, user = duo()
    client.force_login(user)
    assert wrong(client.post(f"/log/new/?partnership={partnership.pk}", said(place="")), "city")


def test_today_is_the_day_of_the_place(client):
    partnership, user = duo()
    early = make.city("Auckland", "NZ", zone="Pacific/Auckland")
    client.force_login(user)
    with time_machine.travel(f"{TODAY}T20:00Z", tick=False):  # already the next morning in Auckland
        refused = client.post(f"/log/new/?partnership={partnership.pk}", said(on="2026-11-21", city=partnership.mentor_id))
        taken = client.post(f"/log/new/?partnership={partnership.pk}", said(on="2026-11-21", city=early.pk))
    assert wrong(refused, "on")
    assert taken.status_code == 302


@pytest.mark.parametrize("after", ["x", "W10", "eyJhIjoxfQ", "WyJ4IiwgMV0", "WzEsIDJd", "WyIyMDI2LTExLTE0IiwgMTAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwXQ"])
def test_a_token_that_nobody_gave_out_breaks_no_list(client, after):
    partnership, user = duo()
    make.activity(partnership)
    client.force_login(user)
    for address in ("/log/", f"/partnerships/{partnership.pk}/log/"):
        assert client.get(address, {"after": after, "state": "nowhere", "kind": "séance\x00"}).status_code == 200


@pytest.mark.parametrize(
    "address", ["/activities/{}/", "/activities/{}/hold/", "/activities/{}/change/", "/activities/{}/cancel/", "/partnerships/{}/log/"]
)
def test_a_number_that_nothing_has_is_not_found(client, address):
    _partnership, user = duo()
    client.force_login(user)
    assert {client.get(address.format(number)).status_code for number in (0, 424242, int(FAR))} == {404}


def test_a_last_day_in_the_wrong_year_is_asked_about_and_a_length_settles_it(client):
    partnership, user = duo()
    client.force_login(user)
    long = {"instrument": "training", "on": "2024-11-14", "last_day": "2026-11-16"}
    assert wrong(client.post(f"/log/new/?partnership={partnership.pk}", said(**long)), "last_day")
    plan = make.activity(partnership, on="2024-11-14", held=False, instrument="training")
    assert wrong(client.post(f"/activities/{plan.pk}/hold/", told(plan, last_day="2026-11-16")), "last_day")
    assert client.post(f"/log/new/?partnership={partnership.pk}", said(**long, length="480")).status_code == 302
    assert Activity.objects.get(held_at__isnull=False).part.minutes == 480
