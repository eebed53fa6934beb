"""Moves of state: pause, let rest, end, resume. Both sides' words, a reason, one open move at a time."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from participants.entry import Conflict
from stages.facts import load
from stages.journey.states import WAYS
from stages.models import Journey, Move, Stay
from tests import make
from tests.stages.journey.scenes import duo

pytestmark = pytest.mark.django_db
State = Journey.State


def state(scene):
    return Journey.objects.get(pk=scene.journey.pk).state


def turned(scene, *states):
    for each in states:
        scene.moved(each)
    return scene


def test_a_pause_waits_for_the_other_sides_word():
    scene = duo()
    move = scene.propose("paused")
    assert (state(scene), move.is_turn, move.missing) == ("under way", True, [])
    move.accept(by=scene.of("mentee"))
    assert (state(scene), move.outcome, move.effective_on) == ("paused", "effective", dt.date.today())


def test_the_stage_stays_as_it_is():
    scene = turned(duo(stage="adoption"), "dormant", "under way")
    assert (scene.stage, Stay.objects.count(), state(scene)) == ("adoption", 1, "under way")


@pytest.mark.parametrize("present", State.values)
@pytest.mark.parametrize("to", State.values)
def test_each_state_leads_where_it_says(present, to):
    scene = duo()
    Journey.objects.update(state=present)
    if to in WAYS[present]:
        scene.moved(to)
        assert state(scene) == to
    else:
        with pytest.raises(ValidationError) as fault:
            scene.propose(to)
        assert list(fault.value.message_dict) == ["to"]


def test_after_care_has_no_exit_and_an_end_can_be_taken_back():
    scene = turned(duo(stage="after-care"), "ended")
    assert (scene.stage, state(scene)) == ("after-care", "ended")
    turned(scene, "under way")
    scene.moved("implementation")
    assert (scene.stage, state(scene)) == ("implementation", "under way")


@pytest.mark.parametrize("to", ["paused", "dormant", "ended", "under way"])
@pytest.mark.parametrize("reason", ["", " \n "])
def test_every_change_of_state_wants_a_reason(to, reason):
    scene = duo()
    if to == "under way":
        turned(scene, "paused")
    with pytest.raises(ValidationError) as fault:
        scene.propose(to, reason=reason)
    assert list(fault.value.message_dict) == ["reason"]


@pytest.mark.parametrize(
    ("to", "sentence"),
    [("paused", "The partnership is paused."), ("dormant", "The partnership is dormant."), ("ended", "The partnership has ended.")],
)
def test_no_stage_changes_in_the_meantime(to, sentence):
    scene = turned(duo(), to)
    with pytest.raises(ValidationError) as fault:
        scene.propose("inspiration")
    assert fault.value.message_dict["to"][0].startswith(sentence)


@pytest.mark.parametrize("to", ["away", "Paused", "", "under  way"])
def test_a_state_that_does_not_exist_is_refused(to):
    with pytest.raises(ValidationError) as fault:
        duo().propose(to)
    assert list(fault.value.message_dict) == ["to"]


def test_one_open_move_whatever_it_is_about():
    scene = duo()
    scene.propose("inspiration")
    with pytest.raises(Conflict):
        scene.propose("paused", side="mentee")


def test_a_declined_or_withdrawn_pause_changes_nothing():
    scene = duo()
    scene.propose("paused").decline(by=scene.of("mentee"), reason="We want to go on.")
    scene.propose("ended").withdraw(by=scene.mentor)
    assert (state(scene), [move.outcome for move in Move.objects.all()]) == ("under way", ["withdrawn", "declined"])


def test_one_person_never_pauses_for_both_sides():
    scene = duo()
    twice = make.membership(scene.partnership, "mentee", "lead planner", scene.of("mentor").practitioner, admitted=True)
    with pytest.raises(ValidationError):
        scene.propose("paused").accept(by=twice)
    assert state(scene) == "under way"


def test_a_lead_whose_membership_has_ended_resumes_nothing():
    scene = turned(duo(), "paused")
    lead = scene.of("mentee")
    move = scene.propose("under way")
    lead.end(on=dt.date.today())
    with pytest.raises(ValidationError) as fault:
        move.accept(by=lead)
    assert (fault.value.code, state(scene)) == ("ended", "paused")


def test_a_page_from_before_the_pause_proposes_nothing():
    scene = turned(duo(), "paused")
    with pytest.raises(Conflict):
        scene.propose("under way", seen="courtship")
    assert scene.propose("under way", seen="courtship, paused").is_open


def test_a_stage_never_began_before_the_partnership_was_resumed():
    scene = duo(since="2020-01-01")
    for to, on in (("paused", dt.date(2021, 1, 1)), ("under way", dt.date(2022, 1, 1))):
        scene.propose(to, on=on).accept(by=scene.of("mentee"))
    with pytest.raises(ValidationError) as fault:
        scene.propose(on=dt.date(2021, 6, 1))
    assert list(fault.value.message_dict) == ["on"]
    assert scene.propose(on=dt.date(2022, 1, 20), on_precision="month").effective_on == dt.date(2022, 1, 1)


@pytest.mark.parametrize("to", ["dormant", "ended"])
def test_nobody_says_how_long_a_rest_or_an_end_lasts(to):
    with pytest.raises(ValidationError) as fault:
        duo().propose(to, expected_until=dt.date(2099, 1, 1))
    assert list(fault.value.message_dict) == ["expected_until"]


def test_a_pause_may_say_how_long():
    assert duo().propose("paused", expected_until=dt.date(2099, 1, 1)).expected_until == dt.date(2099, 1, 1)


def test_the_manager_writes_down_one_sides_word_on_a_pause():
    scene = duo()
    scene.propose("paused").accept(by=scene.of("mentee"), recorded_by=scene.manager, how="by letter")
    assert state(scene) == "paused"


@pytest.mark.parametrize(
    "way",
    [
        {"left": "courtship", "entered": "inspiration", "state_left": "under way", "state_entered": "paused"},
        {"left": "courtship", "entered": "courtship"},
        {"left": "courtship", "entered": "courtship", "state_left": "paused", "state_entered": "paused"},
        {"left": "courtship", "entered": "courtship", "state_left": "", "state_entered": "paused"},
    ],
)
def test_the_database_keeps_a_move_of_stage_and_one_of_state_apart(way):
    scene = duo()
    with pytest.raises(IntegrityError), transaction.atomic():
        Move.objects.create(journey=scene.journey, proposer=scene.of("mentor"), **way)


def test_the_facts_carry_the_state():
    scene = turned(duo(), "dormant")
    assert load([scene.partnership.pk])[scene.partnership.pk].state == "dormant"
