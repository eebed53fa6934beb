"""Moves in the browser: who may do what, and what each page says."""

import datetime as dt

import pytest
from django.urls import reverse

from stages.models import Move, Word
from tests import make
from tests.stages.journey.scenes import as_, duo, ready, text

pytestmark = pytest.mark.django_db
HX = {"HTTP_HX_REQUEST": "true"}


def new(scene):
    return reverse("move-new", args=[scene.partnership.pk])


def at(name, move):
    return reverse(name, args=[move.pk])


def asked(**fields):
    return {"seen": "courtship", "to": "inspiration", "reason": "We know each other now.", **fields}


def spoken(scene, side="mentee", **fields):
    return {"lead": scene.of(side).pk, "how": "by letter", "said_on": "2024-02-01", **fields}


def test_a_lead_proposes_and_sees_the_proposal():
    scene = duo()
    response = as_(scene.mentor).post(new(scene), asked(), follow=True)
    move = Move.objects.get()
    assert response.redirect_chain == [(at("move", move), 302)]
    said = text(response)
    for sentence in (
        "eThekwini proposes to move on to “Inspiration and reflection”.",
        "Still to come: the word of Mzuzu.",
        "We know each other now.",
        "The mentor has visited the mentee's city, face to face",
        "Has not spoken yet.",
    ):
        assert sentence in said


def test_the_form_lists_what_is_missing_here_and_in_the_stages_that_could_be_skipped():
    scene = duo()
    said = text(as_(scene.mentor).get(new(scene)))
    for sentence in (
        "Nothing here forbids the move.",
        "Both cities declare that they want to learn together",
        "If you skip: Inspiration and reflection The mentee has visited the mentor's city",
    ):
        assert sentence in said


def test_the_form_chooses_the_next_stage_beforehand():
    scene = duo()
    form = as_(scene.mentor).get(new(scene)).context["form"]
    assert (form["to"].value(), [key for key, _ in form.fields["to"].choices[0][1]]) == (
        "inspiration",
        ["inspiration", "adoption", "implementation", "after-care"],
    )


def test_what_is_missing_wants_a_reason():
    scene = duo()
    response = as_(scene.mentor).post(new(scene), asked(reason=""))
    assert (response.status_code, response.context["form"].errors) == (
        200,
        {"reason": ["Say why. The reason stays with the move."]},
    )


def test_nothing_missing_wants_none():
    scene = duo()
    ready(scene)
    assert as_(scene.mentor).post(new(scene), asked(reason="")).status_code == 302


@pytest.mark.parametrize(("to", "sentence"), [("adoption", "Say why a stage is skipped."), ("courtship", "Say why the partnership goes back.")])
def test_skipping_and_going_back_want_one_even_so(to, sentence):
    scene = duo()
    ready(scene)
    if to == "courtship":
        scene.moved("inspiration")
        came = [scene.of("mentee").practitioner]
        make.activity(scene.partnership, instrument="site visit", city=scene.partnership.mentor, came=came, closed=True)
    response = as_(scene.mentor).post(new(scene), asked(to=to, reason="", seen=scene.stage))
    assert (response.status_code, response.context["form"].errors) == (200, {"reason": [sentence]})


def test_the_other_side_accepts_and_the_partnership_has_moved():
    scene = duo()
    move = scene.propose()
    response = as_(scene.mentee).post(at("move-accept", move))
    assert (response.status_code, response.url, scene.stage) == (302, reverse("partnership", args=[scene.partnership.pk]), "inspiration")


def test_htmx_is_sent_on_to_the_page():
    scene = duo()
    response = as_(scene.mentee).post(at("move-accept", scene.propose()), **HX)
    assert (response.status_code, response["HX-Redirect"]) == (200, reverse("partnership", args=[scene.partnership.pk]))


def test_whoever_comes_second_is_told_and_sees_the_move_as_it_is():
    scene = duo()
    move = scene.moved()
    response = as_(scene.mentee).post(at("move-accept", move))
    assert (response.status_code, "This move is already settled." in text(response)) == (409, True)
    again = as_(scene.mentee).post(at("move-accept", move), **HX)
    assert (again.status_code, "This move is already settled." in text(again), "<html" in again.content.decode()) == (200, True, False)


def test_a_lead_does_not_accept_for_the_other_side():
    scene = duo()
    move = scene.propose()
    assert [as_(scene.mentor).post(at(name, move)).status_code for name in ("move-accept", "move-decline")] == [403, 403]
    assert scene.stage == "courtship"


def test_a_lead_of_both_sides_gives_one_word():
    scene = duo()
    make.membership(scene.partnership, "mentee", "lead planner", scene.of("mentor").practitioner, admitted=True)
    move = scene.propose()
    response = as_(scene.mentor).post(at("move-accept", move))
    assert (response.status_code, "Nobody speaks for both." in text(response), scene.stage) == (409, True, "courtship")
    assert at("move-accept", move) not in as_(scene.mentor).get(at("move", move)).content.decode()


def test_declining_wants_a_reason_and_keeps_it():
    scene = duo()
    move = scene.propose()
    client = as_(scene.mentee)
    assert client.post(at("move-decline", move), {"reason": " "}).context["form"].errors == {"reason": ["Fill this in."]}
    said = text(client.post(at("move-decline", move), {"reason": "Our mayor is new."}, follow=True))
    assert "Our mayor is new." in said and "Declined" in said
    assert scene.stage == "courtship"


def test_a_settled_move_is_declined_by_nobody():
    scene = duo()
    response = as_(scene.mentee).post(at("move-decline", scene.moved()), {"reason": "Too late"})
    assert (response.status_code, "Too late" in response.content.decode()) == (409, True)


def test_the_side_that_proposed_withdraws():
    scene = duo()
    move = scene.propose()
    fellow = make.member_user(scene.partnership, "mentor", "lead planner")
    assert as_(scene.mentee).post(at("move-withdraw", move)).status_code == 403
    assert as_(scene.manager).post(at("move-withdraw", move)).status_code == 403
    assert as_(fellow).post(at("move-withdraw", move)).status_code == 302
    assert as_(fellow).post(at("move-withdraw", move)).status_code == 409
    assert Move.objects.get().outcome == "withdrawn"


def test_the_manager_writes_down_one_sides_word():
    scene = duo()
    move = scene.propose()
    said = text(as_(scene.manager).post(at("move-record", move), spoken(scene, says="accepts"), follow=True))
    assert f"Said by letter. Written down by {scene.manager}" in said
    word = Word.objects.get(side="mentee")
    assert (word.said_on, word.recorded_by, scene.stage) == (dt.date(2024, 2, 1), scene.manager, "inspiration")


def test_the_manager_writes_down_a_no_with_its_reason():
    scene = duo()
    move, client = scene.propose(), as_(scene.manager)
    assert client.post(at("move-record", move), spoken(scene, says="declines")).context["form"].errors == {
        "reason": ["Say why the move was declined."]
    }
    assert client.post(at("move-record", move), spoken(scene, says="declines", reason="Elections")).status_code == 302
    assert Word.objects.get(side="mentee").reason == "Elections"


def test_the_manager_opens_a_proposal_with_a_leads_word():
    scene = duo()
    response = as_(scene.manager).post(new(scene), asked(**spoken(scene)))
    move = Move.objects.get()
    assert (response.status_code, move.proposer, move.recorded_by, move.words.get().side) == (302, scene.of("mentee"), scene.manager, "mentee")
    assert as_(scene.manager).post(at("move-withdraw", move)).status_code == 302


def test_the_second_recorded_word_is_refused_while_the_first_has_no_document():
    scene = duo()
    client = as_(scene.manager)
    client.post(new(scene), asked(**spoken(scene)))
    move = Move.objects.get()
    response = client.post(at("move-record", move), spoken(scene, "mentor", says="accepts"))
    assert "The other side’s word was written down without a document." in response.context["form"].errors["lead"][0]
    assert (Word.objects.count(), scene.stage) == (1, "courtship")
    page = client.get(at("move-record", move))
    assert reverse("word-document-new", args=[Word.objects.get().pk]) in page.content.decode()


def test_only_leads_who_have_not_spoken_are_offered_to_the_manager():
    scene = duo()
    move = scene.propose()
    form = as_(scene.manager).get(at("move-record", move)).context["form"]
    assert list(form.fields["lead"].queryset) == [scene.of("mentee")]


def test_a_former_lead_or_a_stranger_in_the_hidden_hand_is_refused():
    scene = duo()
    move = scene.propose()
    former = make.membership(scene.partnership, "mentee", "lead planner", admitted=True, until=dt.date(2024, 1, 1))
    stranger = duo(mentor=scene.partnership.mentor, mentee=make.city("Otjiwarongo", "NA"), programme=scene.partnership.programme).of("mentee")
    for other in (former, stranger, scene.of("mentor")):
        response = as_(scene.manager).post(at("move-record", move), {**spoken(scene, says="accepts"), "lead": other.pk})
        assert list(response.context["form"].errors) == ["lead"]
    assert Word.objects.count() == 1


def test_a_lead_who_came_later_did_not_say_it_then():
    scene = duo()
    make.membership(scene.partnership, "mentee", "lead planner", admitted=True, since="2024-06-01")
    late = scene.partnership.memberships.get(role="lead planner")
    response = as_(scene.manager).post(at("move-record", scene.propose()), {**spoken(scene, says="accepts"), "lead": late.pk})
    assert list(response.context["form"].errors) == ["lead"]


def test_former_leads_see_nothing_and_say_nothing():
    scene = duo()
    move = scene.propose()
    scene.of("mentee").end(on=dt.date.today())
    assert as_(scene.mentee).get(at("move", move)).status_code == 404
    assert as_(scene.mentee).post(at("move-accept", move)).status_code == 404


@pytest.mark.parametrize("name", ["move-accept", "move-withdraw"])
def test_a_word_is_never_given_by_looking(name):
    scene = duo()
    assert as_(scene.mentee).get(at(name, scene.propose())).status_code == 405


def test_the_page_of_a_move_takes_the_same_few_queries_with_any_history(django_assert_max_num_queries):
    scene = duo()
    for to in ("inspiration", "adoption", "courtship", "inspiration"):
        scene.moved(to)
    client = as_(scene.mentor)
    with django_assert_max_num_queries(12):
        client.get(at("move", Move.objects.first()))
