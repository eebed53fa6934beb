"""Moves of state in the browser: every page says the state in words."""

import datetime as dt

import pytest
from django.urls import reverse

from stages.models import Activity, Journey, Move
from stages.signals.standing import refresh
from tests import make
from tests.stages.journey.scenes import as_, duo, text

pytestmark = pytest.mark.django_db
TITLES = {
    "paused": "Pause the partnership",
    "dormant": "Let the partnership rest",
    "ended": "End the partnership",
    "under way": "Resume the partnership",
}


def new(scene):
    return reverse("move-new", args=[scene.partnership.pk])


def asked(to="paused", **fields):
    return {"seen": "courtship", "to": to, "reason": "Elections are near.", **fields}


def page(scene, user):
    return text(as_(user).get(reverse("partnership", args=[scene.partnership.pk])))


def choices(form):
    return [key for _, group in form.fields["to"].choices for key, _ in group]


def test_the_form_offers_stages_and_states():
    scene = duo()
    form = as_(scene.mentor).get(new(scene)).context["form"]
    assert choices(form) == ["inspiration", "adoption", "implementation", "after-care", "paused", "dormant", "ended"]


def test_a_lead_proposes_a_pause_and_the_other_accepts():
    scene = duo()
    said = text(as_(scene.mentor).post(new(scene), asked(), follow=True))
    for sentence in (TITLES["paused"], "eThekwini proposes to pause the partnership.", "Elections are near.", "The stage stays as it is."):
        assert sentence in said
    assert "What was missing" not in said
    said = text(as_(scene.mentee).post(reverse("move-accept", args=[Move.objects.get().pk]), follow=True))
    assert "Paused since" in said and "This partnership is paused" in said


@pytest.mark.parametrize("to", ["paused", "dormant", "ended"])
def test_the_page_of_the_partnership_says_the_state_and_offers_to_resume(to):
    scene = duo()
    scene.propose(to, reason="Why we rest", on=dt.date(2024, 5, 2)).accept(by=scene.of("mentee"))
    said = page(scene, scene.mentor)
    opening = {"paused": "Paused since", "dormant": "Dormant since", "ended": "Ended since"}[to]
    for sentence in (f"{opening} 2 May 2024", "Why we rest", "a call is as welcome as before", "Propose to resume it"):
        assert sentence in said
    assert "Propose a move" not in said
    form = as_(scene.mentor).get(new(scene)).context["form"]
    assert (form["to"].value(), form["seen"].value(), "inspiration" in choices(form)) == ("under way", f"courtship, {to}", False)


def test_the_way_so_far_tells_of_the_pause_and_of_its_end():
    scene = duo()
    scene.moved("paused")
    scene.moved("under way")
    said = page(scene, scene.mentor)
    assert "Paused ," in said and "Resumed ," in said
    assert "This partnership is paused" not in said


def test_a_stage_is_refused_with_a_sentence_while_the_partnership_rests():
    scene = duo()
    scene.moved("dormant")
    response = as_(scene.mentor).post(new(scene), asked("inspiration", seen="courtship, dormant"))
    assert "The partnership is dormant. Resume it first" in response.context["form"].errors["to"][0]
    assert Move.objects.count() == 1


def test_a_page_from_before_the_pause_is_answered_with_409_and_keeps_what_was_typed():
    scene = duo()
    scene.moved("paused")
    client = as_(scene.mentor)
    response = client.post(new(scene), asked("under way", reason="We are back."))
    assert (response.status_code, "We are back." in response.content.decode()) == (409, True)
    assert response.context["form"]["seen"].value() == "courtship, paused"
    assert client.post(new(scene), asked("under way", seen="courtship, paused")).status_code == 302


def test_a_call_is_logged_while_the_partnership_is_dormant():
    scene = duo()
    scene.moved("dormant")
    before = Activity.objects.count()
    make.activity(scene.partnership, "A call all the same", instrument="call", delivery="virtual", on=dt.date.today())
    address = reverse("log")
    assert as_(scene.mentor).get(f"{address}?partnership={scene.partnership.pk}").status_code == 200
    assert (Activity.objects.count(), "A call all the same" in page(scene, scene.mentor)) == (before + 1, True)


@pytest.mark.parametrize("to", ["away", "", "x" * 10_000, "paused\0"])
def test_a_state_that_does_not_exist_is_a_fault_of_the_field(to):
    scene = duo()
    response = as_(scene.mentor).post(new(scene), asked(to))
    assert (response.status_code, list(response.context["form"].errors), Move.objects.count()) == (200, ["to"], 0)


@pytest.mark.parametrize("reason", ["", "x" * 100_000, "a\x07b"])
def test_a_reason_that_cannot_be_kept_stays_in_the_form(reason):
    scene = duo()
    response = as_(scene.mentor).post(new(scene), asked(reason=reason))
    assert (response.status_code, list(response.context["form"].errors), Move.objects.count()) == (200, ["reason"], 0)
    assert response.context["form"]["reason"].value() == reason


def test_home_and_portfolio_say_it():
    scene = duo()
    scene.propose("ended")
    assert f"eThekwini → Mzuzu: {TITLES['ended']}" in text(as_(scene.mentee).get(reverse("home")))
    Move.objects.get().accept(by=scene.of("mentee"))
    refresh([scene.partnership.pk])
    assert "ended" in text(as_(scene.manager).get(reverse("home")))
    assert "No contact logged yet ended" in text(as_(scene.mentee).get(reverse("home")))


@pytest.mark.parametrize("to", ["paused", "dormant", "ended", "under way"])
def test_the_other_pages_of_a_move_name_it(to):
    scene = duo()
    if to == "under way":
        Journey.objects.update(state="ended")
    move = scene.propose(to)
    for user, name in ((scene.mentee, "move"), (scene.mentee, "move-decline"), (scene.manager, "move-record")):
        assert TITLES[to] in text(as_(user).get(reverse(name, args=[move.pk])))
    assert "{" not in text(as_(scene.mentee).get(reverse("move", args=[move.pk])))


def test_outsiders_learn_nothing_of_the_reason():
    scene = duo()
    move = scene.propose("ended", reason="PLANTED reason")
    move.accept(by=scene.of("mentee"))
    sister = duo(mentor=scene.partnership.mentor, mentee=make.city("Otjiwarongo", "NA"), programme=scene.partnership.programme)
    former = make.member_user(scene.partnership, "mentee", "facilitator", until=dt.date(2021, 1, 1))
    others = (make.funder(scene.partnership.programme), sister.mentee, former, make.manager(make.programme("Another")))
    for user in others:
        client = as_(user)
        assert [client.get(reverse(*at)).status_code for at in (("move", None, [move.pk]), ("partnership", None, [scene.partnership.pk]))] == [
            404,
            404,
        ]
        assert "PLANTED" not in client.get(reverse("home")).content.decode()


@pytest.mark.parametrize("number", [1, 5, 25])
def test_pauses_cost_no_query(number, django_assert_max_num_queries):
    scene = duo()
    for _ in range(number):
        scene.moved("paused")
        scene.moved("under way")
    client = as_(scene.mentor)
    with django_assert_max_num_queries(12):
        client.get(reverse("partnership", args=[scene.partnership.pk]))
