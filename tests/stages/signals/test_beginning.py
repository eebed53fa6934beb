"""F1 to F3: what is laid in courtship. Raised, cleared, not to be known yet, and the day on which it flips."""

import datetime as dt

import pytest

from stages.facts import Stayed
from tests.stages.signals.seeing import (
    BEGAN,
    IMPLEMENTING,
    KEYS,
    YOUNG_UNTIL,
    day,
    found,
    member,
    piece,
    promised,
    rows,
    said,
    stayed,
    told,
    trip,
    visit,
    words,
)

DAY = dt.timedelta(1)
BROKER = member(9, "support", "broker")
NOTES = {"mentor": 5, "mentee": 6}


@pytest.mark.parametrize("approach", ["hands-on", "consultant-led"])
@pytest.mark.parametrize("key", KEYS)
def test_nothing_is_raised_on_the_first_day(key, approach):
    leads = [member(1, "mentor", "lead facilitator", profession="Lawyer"), member(2, "mentee", "lead facilitator", profession="Planner")]
    assert said(key, rows(members=leads, approach=approach), BEGAN).state == "unknown"


@pytest.mark.parametrize("key", KEYS)
def test_a_partnership_without_a_journey_has_nothing_to_say(key):
    assert said(key, rows(stays=())).state == "unknown"


def test_a_foundation_is_a_broker_both_contexts_and_a_meeting():
    signal = said("F1", rows(visit(), members=[BROKER], notes=NOTES))
    assert (signal.state, signal.case) == ("cleared", "laid")
    assert [item.kind for item in signal.evidence] == ["membership", "context", "context", "activity"]


@pytest.mark.parametrize(
    ("its", "lacking"),
    [
        (rows(visit(), notes=NOTES), "a broker"),
        (rows(visit(), members=[BROKER], notes={"mentor": 5}), "what both cities write about their context"),
        (rows(members=[BROKER], notes=NOTES), "a meeting face to face"),
        (rows(visit(delivery="virtual"), members=[BROKER], notes=NOTES), "a meeting face to face"),
        (rows(), "a broker, what both cities write about their context, a meeting face to face"),
    ],
)
def test_what_lacks_in_the_foundation_is_named(its, lacking):
    assert told("F1", its) == ("raised", "lacking")
    assert words("F1", its) == f"The foundation is not complete. Still to come: {lacking}."


def test_a_first_meeting_after_courtship_lays_no_foundation():
    stays = stayed("courtship", "inspiration")
    late = visit(on=stays[1].since)
    assert told("F1", rows(late, members=[BROKER], notes=NOTES, stays=stays)) == ("raised", "lacking")
    early = visit(on=stays[1].since - DAY)
    assert told("F1", rows(early, members=[BROKER], notes=NOTES, stays=stays)) == ("cleared", "laid")


@pytest.mark.parametrize("key", ["F1", "F2"])
def test_half_a_year_is_left_to_begin_with(key):
    before = said(key, rows(), YOUNG_UNTIL - DAY)
    assert (before.state, before.case, before.recheck) == ("unknown", "early", YOUNG_UNTIL)
    assert said(key, rows(), YOUNG_UNTIL).state == "raised"


@pytest.mark.parametrize("key", ["F1", "F2"])
def test_whoever_has_moved_on_is_not_too_young(key):
    stays = [Stayed(1, "courtship", BEGAN, until=BEGAN + 10 * DAY), Stayed(2, "inspiration", BEGAN + 10 * DAY)]
    assert said(key, rows(stays=stays), BEGAN + 11 * DAY).state == "raised"


def test_one_visit_by_the_mentor_clears_it():
    its = rows(visit(7))
    assert (told("F2", its), found(said("F2", its))) == (("cleared", "once"), [7])
    assert words("F2", its) == "People from eThekwini visited Mzuzu once during courtship. Three visits are the documented good practice."


def test_two_visits_are_counted():
    assert words("F2", rows(visit(1), visit(2))) == "People from eThekwini visited Mzuzu 2 times during courtship."


def test_three_visits_of_three_purposes_are_the_good_practice():
    its = rows(*(visit(pk, purpose=purpose) for pk, purpose in enumerate(["present", "reconnaissance", "details"], 1)))
    assert words("F2", its) == "In 17 months of courtship people from eThekwini visited Mzuzu 3 times, for all three documented purposes."


def test_purposes_after_courtship_do_not_count_as_courtship():
    later = [visit(2, FOUR, purpose="reconnaissance"), visit(3, FOUR, purpose="details")]
    assert told("F2", rows(visit(1, purpose="present"), *later, stays=IMPLEMENTING)) == ("cleared", "once")


FOUR = IMPLEMENTING[-1].since
ENDED = IMPLEMENTING[0].until


@pytest.mark.parametrize(
    ("pieces", "case", "sentence"),
    [
        ([], "none", "No one from eThekwini has been to Mzuzu yet. Plan a visit, or say why not."),
        (
            [trip(1)],
            "theirs",
            "No one from eThekwini has been to Mzuzu in 3 months of courtship; people from Mzuzu travelled once. Plan a visit, or say why not.",
        ),
        (
            [visit(1, FOUR)],
            "late",
            "In 3 months of courtship no one from eThekwini went to Mzuzu; the visits came afterwards."
            " Say what stood in the way, so that others can learn from it.",
        ),
        (
            [trip(1), trip(2), visit(3, FOUR)],
            "late, theirs",
            "In 3 months of courtship people from Mzuzu travelled 2 times, and no one from eThekwini went to Mzuzu; the visits came afterwards."
            " Say what stood in the way, so that others can learn from it.",
        ),
    ],
    ids=["none", "theirs", "late", "late, theirs"],
)
def test_without_a_visit_the_signal_says_what_there_was_instead(pieces, case, sentence):
    its = rows(*pieces, stays=IMPLEMENTING)
    assert told("F2", its) == ("raised", case)
    assert words("F2", its) == sentence


def test_a_visit_counts_up_to_the_last_day_of_courtship():
    assert told("F2", rows(visit(on=ENDED - DAY), stays=IMPLEMENTING)) == ("cleared", "once")
    assert told("F2", rows(visit(on=ENDED), stays=IMPLEMENTING)) == ("raised", "late")


def test_a_visit_in_a_later_courtship_counts_too():
    stays = stayed("courtship", "inspiration", "courtship", "inspiration")
    back, on = stays[2].since, stays[3].since
    assert told("F2", rows(visit(on=back), stays=stays), day("2023-01-01")) == ("cleared", "once")
    assert told("F2", rows(visit(on=on), stays=stays), day("2023-01-01")) == ("raised", "late")


def test_a_consultant_who_leads_raises_who_facilitates():
    its = rows(piece(3, led_by="adviser"), approach="hands-on")
    assert (told("F3", its), found(said("F3", its))) == (("raised", "consultant"), [3])
    assert words("F3", its) == "An outside expert leads this partnership’s work. The study found that trust grows between peers."


@pytest.mark.parametrize(("adviser", "state"), [(59, "cleared"), (60, "raised"), (61, "raised")])
def test_half_of_the_hours_is_where_an_adviser_leads(adviser, state):
    assert said("F3", rows(piece(1, led_by="adviser", minutes=adviser), piece(2, led_by="mentee", minutes=60))).state == state


def test_a_consultant_led_approach_is_raised_as_soon_as_work_begins_or_half_a_year_is_over():
    def state(*pieces, today):
        return told("F3", rows(*pieces, approach="consultant-led"), today)

    assert state(today=YOUNG_UNTIL - DAY) == ("unknown", "unknown")
    assert state(today=YOUNG_UNTIL) == ("raised", "consultant")
    assert state(piece(on=BEGAN), today=BEGAN + DAY) == ("raised", "consultant")


def test_peers_who_lead_clear_it_before_any_promise_falls_due():
    assert words("F3", rows(piece())) == "Peers lead the work. No promise has fallen due yet."
    assert told("F3", rows()) == ("unknown", "unknown")


@pytest.mark.parametrize(
    ("due", "in_time", "expected"),
    [
        (3, 1, ("raised", "late")),
        (4, 1, ("raised", "late")),
        (4, 2, ("cleared", "kept")),
        (3, 2, ("cleared", "kept")),
        (2, 0, ("unknown", "few")),
        (1, 1, ("cleared", "kept")),
    ],
)
def test_less_than_half_of_three_promises_kept_in_time_raises_it(due, in_time, expected):
    assert told("F3", rows(piece(), claims=promised("mentee", due, in_time))) == expected


def test_it_names_the_city_and_points_to_the_promises_that_were_late():
    its = rows(piece(), claims=promised("mentee", 3, 1))
    assert words("F3", its) == "Of what Mzuzu promised, less than half was kept in time. Talk about what stands in the way."
    assert found(said("F3", its)) == [1, 2]


def test_when_it_is_cleared_it_points_to_the_promises_that_were_kept():
    assert found(said("F3", rows(piece(), claims=promised("mentor", 3, 2)))) == [100, 101]


def test_it_looks_again_when_the_next_promise_falls_due():
    its = rows(piece(), claims=promised(next_due=day("2021-07-01")))
    assert said("F3", its).recheck == day("2021-07-01")


def test_promises_kept_where_nothing_was_led_say_only_that():
    assert words("F3", rows(claims=promised("mentor", 1, 1))) == "What was promised is mostly kept in time. Nothing was led yet."
