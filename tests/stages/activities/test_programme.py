"""The programme of parts: edited row by row without a script, kept in the order of days and times."""

import datetime as dt

import pytest

from stages import loading
from stages.models import Activity, Part
from tests import make
from tests.stages.activities.saying import duo

pytestmark = pytest.mark.django_db


def row(number, **fields):
    """One row of the form, as it is sent."""
    said = {"day": "1", "minutes": "60", "instrument": "workshop", "led_by": "together", **fields}
    return {f"part-{number}-{name}": value for name, value in said.items()}


def sent(activity, *rows, **fields):
    """The form with these rows."""
    whole = {"version": activity.version, "part-TOTAL_FORMS": str(len(rows)), "part-INITIAL_FORMS": "0", **fields}
    for number, each in enumerate(rows):
        whole |= row(number, **each)
    return whole


@pytest.fixture
def plan():
    partnership, user = duo()
    made = make.activity(partnership, "The plan", "2027-03-01", held=False, last_day=dt.date(2027, 3, 2))
    made.writer = user
    return made


@pytest.fixture
def post(client, plan):
    def send(*rows, **fields):
        client.force_login(plan.writer)
        return client.post(f"/activities/{plan.pk}/design/", sent(plan, *rows, **fields))

    return send


def titles(activity):
    return list(Part.objects.filter(activity=activity).values_list("title", flat=True))


def test_parts_are_kept_in_the_order_of_their_days_and_times(post, plan):
    assert post({"title": "Third", "day": "2"}, {"title": "Second", "starts": "14:00"}, {"title": "First", "starts": "09:00"}).status_code == 302
    assert titles(plan) == ["First", "Second", "Third"]


def test_a_part_without_a_time_stays_behind_the_one_that_it_followed(post, plan):
    post({"title": "Later", "starts": "14:00"}, {"title": "Tea after it"}, {"title": "Morning", "starts": "09:00"})
    assert titles(plan) == ["Morning", "Later", "Tea after it"]


def test_each_part_has_its_own_kind_leader_room_and_design(post, plan):
    leader = plan.writer.practitioner
    said = {"instrument": "training", "led_by": "mentor", "leader": leader.pk, "closed": "on", "room": "groups", "tools": "Cards"}
    post({}, {**said, "kinds": ["role play", "fishbowl"], "aims": ["skill", "connectivity"]})
    part = plan.parts.get(number=2)
    kept = (part.instrument, part.led_by, part.leader, part.closed, part.room, part.tools, part.delivery)
    assert kept == ("training", "mentor", leader, True, "groups", "Cards", "face to face")
    assert (part.kinds, part.aims) == (["role play", "fishbowl"], ["skill", "connectivity"])


def test_a_part_that_stays_keeps_its_key_and_one_left_out_goes(post, plan):
    first = plan.parts.get()
    second = make.part(plan, 2)
    post({"id": second.pk, "title": "Stays", "starts": "09:00"}, {"id": first.pk, "DELETE": "on"}, {"title": "New", "starts": "11:00"})
    assert [(part.title, part.pk == second.pk) for part in plan.parts.all()] == [("Stays", True), ("New", False)]


def test_a_row_is_added_without_a_script_and_nothing_is_saved_yet(post, plan):
    answer = post({"title": "Talk", "starts": "09:00", "minutes": "90", "day": "2"}, add="1")
    rows = answer.context["form"].programme.forms
    assert [(each["title"].value(), each["day"].value(), each["starts"].value()) for each in rows] == [("Talk", "2", "09:00"), (None, "2", "10:30")]
    assert "error" not in answer.text.partition("<main")[2]
    assert titles(plan) == [""]


def test_htmx_gets_the_form_alone(client, plan):
    client.force_login(plan.writer)
    answer = client.post(f"/activities/{plan.pk}/design/", sent(plan, {}, add="1"), headers={"HX-Request": "true"})
    assert (answer.text.count('id="design"'), "<html" in answer.text) == (1, False)


@pytest.mark.parametrize("count", ["20", "99999999999999999999", "x", ""])
def test_no_more_rows_than_a_programme_can_have(client, plan, count):
    client.force_login(plan.writer)
    answer = client.post(f"/activities/{plan.pk}/design/", {"version": 1, "part-TOTAL_FORMS": count, "part-INITIAL_FORMS": "0", "add": "1"})
    assert answer.status_code == 200
    assert len(answer.context["form"].programme.forms) <= 21


def test_the_last_part_cannot_be_left_out(post, plan):
    answer = post({"id": plan.parts.get().pk, "DELETE": "on"})
    assert (answer.status_code, titles(plan)) == (200, [""])
    assert "at least one part" in answer.text


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("instrument", "party"),
        ("minutes", "0"),
        ("minutes", "9" * 30),
        ("day", "32"),
        ("day", "3"),
        ("starts", "25:00"),
        ("led_by", "nobody"),
        ("kinds", ["dancing"]),
        ("aims", ["fame"]),
        ("title", "x" * 161),
        ("tools", "bell\x07"),
        ("leader", "9" * 30),
    ],
)
def test_what_is_wrong_is_said_at_its_row_and_nothing_is_saved(post, plan, field, value):
    answer = post({"title": "Kept on the page", field: value})
    assert list(answer.context["form"].programme.forms[0].errors) == [field]
    assert (answer.context["form"].errors != {}, titles(plan)) == (True, [""])


def test_somebody_of_another_partnership_leads_nothing_here(post, plan):
    stranger = make.membership(make.partnership(make.city("Elsewhere")), "mentor", "planner").practitioner
    answer = post({"leader": stranger.pk})
    assert list(answer.context["form"].programme.forms[0].errors) == ["leader"]


def test_the_part_of_another_activity_is_never_taken_over(post, plan):
    other = make.activity(plan.partnerships, "Another")
    post({"id": other.parts.get().pk, "title": "Mine"})
    assert (titles(other), titles(plan)) == ([""], ["Mine"])


def test_a_programme_changed_in_the_meantime_is_shown_and_not_overwritten(post, plan):
    plan.parts.update(title="Theirs")
    Activity.objects.filter(pk=plan.pk).update(version=2)
    answer = post({"title": "Mine"}, version=1)
    assert (answer.status_code, titles(plan)) == (409, ["Theirs"])
    assert all(text in answer.text for text in ("Theirs", "Mine"))


def test_a_plan_begins_from_a_design_of_the_library(client):
    partnership, user = duo()
    client.force_login(user)
    address = f"/plan/new/?partnership={partnership.pk}&design=exchange"
    assert "Begins from" in client.get(address).text
    client.post(address, {"on": "2027-05-03", "place": "City hall", "title": "The exchange"})
    plan = Activity.objects.get()
    assert (plan.title, plan.last_day, plan.parts.count(), plan.parts.filter(closed=True).count()) == ("The exchange", dt.date(2027, 5, 5), 7, 3)
    assert "bus" in plan.social


def test_the_page_of_a_new_plan_offers_every_design(client):
    partnership, user = duo()
    client.force_login(user)
    page = client.get(f"/plan/new/?partnership={partnership.pk}").text
    keys = ["first-visit", "second-visit", "third-visit", "exchange", "mentee-workshop", "after-care"]
    assert [key for key in keys if f"design={key}" in page] == keys
    assert "design=" not in client.get(f"/log/new/?partnership={partnership.pk}").text


def test_a_copied_design_brings_its_parts_and_nothing_that_was_said(client):
    partnership, user = duo()
    guest = make.membership(partnership, "mentee", "planner").practitioner
    held = make.activity(partnership, "The first", summary="What was said", came=[guest], social="A meal", city=partnership.mentee)
    held.parts.update(kinds=["fishbowl"], aims=["skill"], leader=guest, title="Talk")
    make.part(held, 2, instrument="joint meal", title="Dinner")
    client.force_login(user)
    client.post(f"/plan/new/?partnership={partnership.pk}&like={held.pk}", {"on": "2027-05-03", "place": "City hall", "title": "The second"})
    plan = Activity.objects.get(title="The second")
    assert list(plan.parts.values_list("title", "kinds", "aims", "leader")) == [("Talk", ["fishbowl"], ["skill"], None), ("Dinner", [], [], None)]
    assert (plan.state, plan.summary, plan.social, plan.attendances.count()) == ("planned", "", "A meal", 0)


@pytest.mark.parametrize("like", ["0", "x", "9" * 30])
def test_a_design_that_does_not_exist_cannot_be_copied(client, like):
    partnership, user = duo()
    client.force_login(user)
    assert client.get(f"/plan/new/?partnership={partnership.pk}&like={like}").status_code == 404


def test_the_design_of_another_partnership_cannot_be_copied(client):
    partnership, user = duo()
    other = make.activity(make.partnership(make.city("Elsewhere")), "Theirs")
    client.force_login(user)
    assert client.get(f"/plan/new/?partnership={partnership.pk}&like={other.pk}").status_code == 404


def test_an_activity_with_several_parts_is_changed_without_touching_them(client, plan):
    make.part(plan, 2, instrument="joint meal", minutes=90)
    before = list(plan.parts.values())
    client.force_login(plan.writer)
    said = {"version": 1, "title": "Another title", "on": "2027-03-01", "place": "Hall", "on_basis": "recorded"}
    assert client.post(f"/activities/{plan.pk}/change/", said).status_code == 302
    assert (Activity.objects.get().title, list(plan.parts.values())) == ("Another title", before)


def test_one_training_serves_two_partnerships_with_one_programme(client):
    partnership, user = duo()
    second = make.partnership(partnership.mentor, make.city("Otjiwarongo", "NA"), partnership.programme)
    make.membership(second, "mentor", "facilitator", user.practitioner)
    training = make.activity([partnership, second], "For both", "2027-03-01", held=False)
    client.force_login(user)
    client.post(f"/activities/{training.pk}/design/", sent(training, {"title": "Talk"}, {"title": "Tour", "instrument": "site visit"}))
    assert titles(training) == ["Talk", "Tour"]


def test_who_may_log_in_one_of_two_only_cannot_change_what_serves_both(client):
    partnership, user = duo()
    second = make.partnership(partnership.mentor, make.city("Otjiwarongo", "NA"), partnership.programme)
    training = make.activity([partnership, second], "For both", "2027-03-01", held=False)
    client.force_login(user)
    assert client.get(f"/activities/{training.pk}/design/").status_code == 403


@pytest.mark.both
def test_signals_read_how_people_take_part_and_who_leads(plan):
    """One partnership is read by SQL that was written before, several by Django: both give the same."""
    plan.parts.update(kinds=["fishbowl"], leader=plan.writer.practitioner)
    make.activity(plan.partnerships, "Held", came=[]).parts.update(kinds=["storytelling", "role play"])
    here, other = plan.partnerships[0].pk, make.partnership(make.city("Elsewhere")).pk
    for rows in (loading.load([here], dt.date(2026, 1, 1))[here], loading.load([here, other], dt.date(2026, 1, 1))[here]):
        assert [(piece.kinds, piece.leader_id) for piece in rows.plans] == [(["fishbowl"], plan.writer.practitioner.pk)]
        assert [(piece.kinds, piece.leader_id) for piece in rows.pieces] == [(["storytelling", "role play"], None)]
