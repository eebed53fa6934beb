"""A move: proposed by a lead of one side, made effective by a lead of the other."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from participants.entry import Conflict
from stages.models import Move, Word
from tests import make
from tests.stages.journey.scenes import duo, ready

pytestmark = pytest.mark.django_db
LETTER = {"how": Word.How.LETTER}


def refused(fault):
    """The field and the sentence of a refusal, or its code."""
    return {field: messages[0] for field, messages in fault.value.message_dict.items()} if hasattr(fault.value, "error_dict") else fault.value.code


def test_every_partnership_begins_with_courtship_once():
    scene = duo()
    assert (scene.stage, type(scene.journey).begin(scene.partnership, since=make.BEGAN)) == ("courtship", scene.journey)


def test_a_proposal_is_the_word_of_its_side_and_moves_nothing_yet():
    scene = duo()
    move = scene.propose()
    assert (move.is_open, scene.stage) == (True, "courtship")
    assert [(word.side, word.says, word.how) for word in move.words.all()] == [("mentor", "accepts", "here")]


def test_the_second_sides_word_makes_it_effective():
    scene = duo()
    move = scene.moved()
    today = dt.date.today()
    assert (move.outcome, move.effective_on, scene.stage) == ("effective", today, "inspiration")
    assert [(stay.stage, stay.until) for stay in scene.journey.stays.all()] == [("courtship", today), ("inspiration", None)]
    assert scene.journey.stay.opened_by == move


def test_what_was_missing_is_frozen_by_the_verb_itself():
    scene = duo()
    assert [item["key"] for item in scene.propose().missing] == ["mentor-visit", "declared"]


def test_what_comes_later_does_not_change_what_was_missing():
    scene = duo()
    move = scene.propose()
    ready(scene)
    move.accept(by=scene.of("mentee"))
    assert [item["key"] for item in Move.objects.get().missing] == ["mentor-visit", "declared"]


def test_a_retrospective_move_misses_what_was_not_there_by_that_day():
    scene = duo()
    ready(scene)
    early, late = dt.date(2020, 1, 31), dt.date(2020, 2, 1)
    assert [item["key"] for item in scene.journey.missing("courtship", "inspiration", early)] == ["mentor-visit"]
    assert scene.journey.missing("courtship", "inspiration", late) == []


def test_a_move_with_nothing_missing_needs_no_reason():
    scene = duo()
    ready(scene)
    assert scene.propose(reason="").missing == []


@pytest.mark.parametrize(
    ("stage", "to", "sentence"),
    [
        ("courtship", "inspiration", "Say why you move on although something is still missing."),
        ("courtship", "adoption", "Say why a stage is skipped."),
        ("adoption", "courtship", "Say why the partnership goes back."),
    ],
)
@pytest.mark.parametrize("reason", ["", "  \n "])
def test_missing_skipping_and_going_back_are_answered_with_a_reason(stage, to, sentence, reason):
    with pytest.raises(ValidationError) as fault:
        duo(stage=stage).propose(to, reason=reason)
    assert refused(fault) == {"reason": sentence}


@pytest.mark.parametrize("to", ["courtship", "honeymoon", ""])
def test_a_move_goes_to_another_stage_that_exists(to):
    with pytest.raises(ValidationError) as fault:
        duo().propose(to)
    assert list(refused(fault)) == ["to"]


def test_a_partnership_can_go_back_and_on_as_often_as_it_likes():
    scene = duo(stage="implementation")
    for to in ("courtship", "implementation", "courtship", "after-care", "implementation"):
        scene.moved(to)
    assert scene.stage == "implementation"
    assert scene.journey.stays.count() == 6


def test_one_proposal_at_a_time():
    scene = duo()
    scene.propose()
    with pytest.raises(Conflict):
        scene.propose(side="mentee")


def test_a_page_that_was_overtaken_proposes_nothing():
    scene = duo()
    scene.moved()
    with pytest.raises(Conflict):
        scene.propose("adoption", seen="courtship")
    assert Move.objects.count() == 1


@pytest.mark.parametrize("day", [dt.date(2019, 12, 31), dt.date.today() + dt.timedelta(1)], ids=["before the stage", "tomorrow"])
def test_the_day_lies_in_the_present_stage(day):
    with pytest.raises(ValidationError) as fault:
        duo().propose(on=day)
    assert list(refused(fault)) == ["on"]


def test_a_month_is_kept_as_its_first_day_and_as_a_month():
    scene = duo(since="2020-01-10")
    move = scene.propose(on=dt.date(2021, 7, 20), on_precision="month", on_basis="documented")
    move.accept(by=scene.of("mentee"))
    stay = scene.journey.stay
    assert (stay.since, stay.since_precision, stay.since_basis) == (dt.date(2021, 7, 1), "month", "documented")


def test_a_month_that_began_before_the_stage_begins_with_it():
    scene = duo(since="2020-01-10")
    assert scene.propose(on=dt.date(2020, 1, 31), on_precision="month").effective_on == dt.date(2020, 1, 10)


def test_the_next_stage_brings_its_expected_end_along():
    scene = duo()
    scene.propose(expected_until=dt.date(2099, 1, 1)).accept(by=scene.of("mentee"))
    assert scene.journey.stay.expected_until == dt.date(2099, 1, 1)


def test_a_side_speaks_once():
    scene = duo()
    move = scene.propose()
    with pytest.raises(Conflict):
        move.accept(by=scene.of("mentor"))
    assert (scene.stage, move.words.count()) == ("courtship", 1)


def test_a_decline_settles_the_move_with_its_reason():
    scene = duo()
    move = scene.propose()
    move.decline(by=scene.of("mentee"), reason="Our mayor is new.")
    assert (move.outcome, move.effective_on, scene.stage) == ("declined", None, "courtship")
    assert move.words.get(side="mentee").reason == "Our mayor is new."


def test_a_withdrawn_proposal_makes_room_for_another():
    scene = duo()
    scene.propose().withdraw(by=scene.mentor)
    assert scene.propose().is_open


@pytest.mark.parametrize("verb", ["accept", "decline", "withdraw"])
@pytest.mark.parametrize("end", ["accept", "decline", "withdraw"])
def test_a_settled_move_stays_settled(verb, end):
    scene = duo()
    move = scene.propose()
    words = {"accept": {"by": scene.of("mentee")}, "decline": {"by": scene.of("mentee"), "reason": "No"}, "withdraw": {"by": scene.mentor}}
    getattr(move, end)(**words[end])
    with pytest.raises(Conflict):
        getattr(move, verb)(**words[verb])


def test_one_person_never_speaks_for_both_sides():
    scene = duo()
    move = scene.propose()
    twice = make.membership(scene.partnership, "mentee", "lead planner", scene.of("mentor").practitioner, admitted=True)
    with pytest.raises(ValidationError) as fault:
        move.accept(by=twice)
    assert (refused(fault), move.words.count(), scene.stage) == ("both sides", 1, "courtship")


@pytest.mark.parametrize(
    ("role", "admitted"), [("lead facilitator", False), ("facilitator", True), ("political leader", True)], ids=["not admitted", "no lead", "mayor"]
)
def test_only_an_admitted_lead_is_heard(role, admitted):
    scene = duo()
    other = make.membership(scene.partnership, "mentee", role, admitted=admitted)
    with pytest.raises(ValidationError) as fault:
        scene.propose().accept(by=other)
    assert refused(fault) == "speaker"


def test_a_lead_of_another_partnership_is_not_heard():
    scene = duo()
    stranger = duo(mentor=scene.partnership.mentor, mentee=make.city("Otjiwarongo", "NA"), programme=scene.partnership.programme).of("mentee")
    with pytest.raises(ValidationError) as fault:
        scene.propose().accept(by=stranger)
    assert refused(fault) == "speaker"


def test_a_word_by_someone_whose_membership_has_ended_is_refused():
    scene = duo()
    move, lead = scene.propose(), scene.of("mentee")
    lead.end(on=dt.date.today())
    with pytest.raises(ValidationError) as fault:
        move.accept(by=lead)
    assert (refused(fault), scene.stage) == ("ended", "courtship")


def test_a_word_given_while_the_membership_held_stands():
    scene = duo()
    former = make.membership(scene.partnership, "mentee", "lead planner", admitted=True, until=dt.date(2021, 1, 1))
    move = scene.propose(on=dt.date(2020, 6, 1))
    move.accept(by=former, said_on=dt.date(2020, 6, 1))
    assert (move.outcome, move.words.get(side="mentee").said_on) == ("effective", dt.date(2020, 6, 1))


def test_the_manager_writes_down_one_sides_word():
    scene = duo()
    move = scene.propose()
    move.accept(by=scene.of("mentee"), recorded_by=scene.manager, **LETTER)
    word = move.words.get(side="mentee")
    assert (move.outcome, word.is_recorded, word.recorded_by, word.how) == ("effective", True, scene.manager, "by letter")


def test_the_manager_never_writes_down_both_words():
    scene = duo()
    move = scene.propose(recorded_by=scene.manager, **LETTER)
    with pytest.raises(ValidationError) as fault:
        move.accept(by=scene.of("mentee"), recorded_by=scene.manager, **LETTER)
    assert (refused(fault), move.words.count(), scene.stage) == ("recorded", 1, "courtship")


def test_a_proposal_that_was_written_down_is_answered_here():
    scene = duo()
    move = scene.propose(recorded_by=scene.manager, **LETTER)
    move.accept(by=scene.of("mentee"))
    assert (move.recorded_by, scene.stage) == (scene.manager, "inspiration")


def test_leads_may_tell_of_a_meeting_themselves():
    scene = duo()
    move = scene.propose(how=Word.How.MEETING)
    move.accept(by=scene.of("mentee"), how=Word.How.MEETING)
    assert (move.outcome, [word.is_recorded for word in move.words.all()]) == ("effective", [False, False])


def test_a_refused_proposal_leaves_nothing_behind():
    scene = duo()
    stranger = make.membership(scene.partnership, "mentor", "facilitator")
    with pytest.raises(ValidationError):
        scene.journey.propose(to="inspiration", by=stranger, reason="Mine")
    assert Move.objects.count() == 0
