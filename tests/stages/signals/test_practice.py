"""P1 to P4: lengths of time, money, the room, professions."""

import datetime as dt

import pytest

from participants.dates import Basis
from tests.stages.signals.seeing import COURTING, TODAY, YOUNG_UNTIL, found, member, piece, purse, rows, said, told, words

DAY = dt.timedelta(1)
FORGOTTEN = ("reconnaissance", "social", "host in kind", "after-care")


def expected(until):
    return [COURTING[0]._replace(expected_until=until)]


def test_a_stage_that_nobody_gave_a_length_cannot_be_too_long():
    assert told("P1", rows()) == ("unknown", "unknown")


def test_a_stage_is_too_long_on_the_day_after_the_expected_one():
    its = rows(stays=expected(TODAY))
    assert (told("P1", its), said("P1", its).recheck) == (("cleared", "as expected"), TODAY + DAY)
    assert told("P1", its, TODAY + DAY) == ("raised", "long")
    assert [(item.kind, item.pk, item.on_basis) for item in said("P1", its).evidence] == [("stay", 1, Basis.RECORDED)]


def test_it_asks_for_a_talk_or_a_new_date():
    assert words("P1", rows(stays=expected(TODAY - DAY))) == (
        "This stage lasts longer than both sides expected. Talk about what it needs, or agree on a new date."
    )


@pytest.mark.parametrize("state", ["paused", "dormant", "ended"])
def test_a_partnership_at_rest_does_not_overrun(state):
    assert told("P1", rows(stays=expected(TODAY - DAY), state=state)) == ("unknown", "agreed")


def test_only_the_open_stay_is_measured():
    left = COURTING[0]._replace(until=TODAY - 10 * DAY, expected_until=TODAY - 20 * DAY)
    assert told("P1", rows(stays=[left, left._replace(pk=2, stage="inspiration", since=TODAY - 10 * DAY, until=None, expected_until=None)])) == (
        "unknown",
        "unknown",
    )


def courted(days, foreseen=200, **now):
    """A courtship of so many days, where ``foreseen`` were expected; then inspiration."""
    began = TODAY - (days + 30) * DAY
    first = COURTING[0]._replace(since=began, until=began + days * DAY, expected_until=foreseen and began + foreseen * DAY)
    return [first, first._replace(pk=2, stage="inspiration", since=first.until, until=None, expected_until=None)._replace(**now)]


def test_a_stage_left_before_half_its_time_was_too_short():
    its = rows(stays=courted(99))
    assert (told("P1", its), found(said("P1", its)), said("P1", its).recheck) == (("raised", "short"), [1], None)
    assert told("P1", rows(stays=courted(100))) == ("unknown", "unknown")


def test_it_says_which_stage_and_how_long():
    assert words("P1", rows(stays=courted(61, 183))) == (
        "Courtship and acclimatisation was left after 2 months, where both sides had expected 6 months."
        " Ask each other what is still missing from it; a partnership may also go back."
    )


def test_a_stage_that_nobody_gave_a_length_was_not_too_short():
    assert told("P1", rows(stays=courted(10, None))) == ("unknown", "unknown")


def test_too_long_now_is_said_before_too_short_then():
    its = rows(stays=courted(50, expected_until=TODAY))
    assert (told("P1", its), said("P1", its).recheck) == (("raised", "short"), TODAY + DAY)
    assert (told("P1", its, TODAY + DAY), found(said("P1", its, TODAY + DAY))) == (("raised", "long"), [2])


def test_an_earlier_stage_that_took_its_time_clears_it():
    assert told("P1", rows(stays=courted(150, expected_until=TODAY + DAY))) == ("cleared", "as expected")


def test_going_back_makes_up_for_it():
    first, then = courted(50)
    left = then._replace(until=TODAY - 20 * DAY)
    again = first._replace(pk=3, since=left.until, until=None, expected_until=None)
    assert told("P1", rows(stays=[first, left, again])) == ("unknown", "unknown")
    again = again._replace(since=TODAY - 60 * DAY, until=TODAY - 10 * DAY, expected_until=TODAY + 160 * DAY)
    back = then._replace(pk=4, since=again.until)
    assert told("P1", rows(stays=[first, left, again, back])) == ("raised", "short")
    assert told("P1", rows(stays=[first, left, again._replace(since=TODAY - 70 * DAY, expected_until=TODAY + 150 * DAY), back])) == (
        "unknown",
        "unknown",
    )


def test_going_back_early_is_not_leaving_too_soon():
    first, then = courted(150)
    left = then._replace(until=TODAY - 20 * DAY, expected_until=TODAY + 500 * DAY)
    assert told("P1", rows(stays=[first, left, first._replace(pk=3, since=left.until, until=None, expected_until=None)])) == ("unknown", "unknown")


def test_dates_that_are_not_exact_are_read_in_favour_of_the_cities():
    first, then = courted(99)
    assert told("P1", rows(stays=[first._replace(until_precision="month"), then])) == ("unknown", "unknown")
    assert told("P1", rows(stays=[first._replace(since_precision="month"), then])) == ("unknown", "unknown")


def test_after_care_looks_ahead():
    assert told("P1", rows(stays=courted(50, stage="after-care"))) == ("unknown", "unknown")


@pytest.mark.parametrize("state", ["paused", "dormant", "ended"])
def test_a_partnership_at_rest_is_not_told_of_a_short_stage(state):
    assert told("P1", rows(stays=courted(50, expected_until=TODAY), state=state)) == ("unknown", "agreed")
    assert told("P1", rows(stays=courted(50), state=state)) == ("unknown", "unknown")


def test_without_a_budget_nothing_is_forgotten_yet():
    assert told("P2", rows()) == ("unknown", "unknown")


def test_a_budget_with_all_the_forgotten_lines_clears_it():
    its = rows(claims=purse(*FORGOTTEN, "exchange travel"))
    assert (told("P2", its), found(said("P2", its))) == (("cleared", "there"), [1, 2, 3, 4, 5])


@pytest.mark.parametrize("name", FORGOTTEN)
def test_each_forgotten_line_is_missed(name):
    assert told("P2", rows(claims=purse(*(set(FORGOTTEN) - {name})))) == ("raised", "lacking")


def test_a_line_without_money_is_no_line():
    its = rows(claims=purse("social", "host in kind", without=["reconnaissance", "after-care"]))
    assert words("P2", its) == (
        "The budget has no money for: reconnaissance visits, contact in after-care. These are the lines that the study calls forgotten."
    )


def session(activity, room=""):
    return piece(activity, "workshop", room=room)


@pytest.mark.parametrize(
    ("rooms", "state"),
    [
        ([], "unknown"),
        ([""], "unknown"),
        (["on the way"], "unknown"),
        (["groups"], "cleared"),
        (["circle"], "cleared"),
        (["rows"], "raised"),
        (["rows", "groups"], "cleared"),
        (["rows", "rows", "groups"], "raised"),
        (["rows", "", ""], "raised"),
    ],
    ids=str,
)
def test_more_sessions_in_rows_than_in_groups_raise_it(rooms, state):
    assert said("P3", rows(*(session(pk, room) for pk, room in enumerate(rooms, 1)))).state == state


def test_the_sessions_in_rows_are_the_evidence():
    its = rows(session(1, "rows"), session(2, "groups"), session(3, "rows"))
    assert found(said("P3", its)) == [1, 3]
    assert words("P3", its) == "Most sessions were held in rows that face a speaker. Lay the next room out for small groups."


def designed(activity, *kinds):
    return piece(activity, "workshop", kinds=list(kinds))


def plan(activity, on, **fields):
    return piece(activity, "workshop", on=on, held=False, **fields)


@pytest.mark.parametrize(
    ("sessions", "outcome"),
    [
        ([["storytelling"]], ("raised", "told")),
        ([["storytelling", "fishbowl"]], ("cleared", "taking part")),
        ([["peer assist"], ["expert panel"]], ("cleared", "taking part")),
        ([["peer assist"], ["expert panel"], ["demonstration"]], ("raised", "told")),
        ([[], []], ("unknown", "unknown")),
        ([[], ["role play"]], ("cleared", "taking part")),
    ],
    ids=str,
)
def test_sessions_in_which_some_only_show_and_tell_raise_it(sessions, outcome):
    assert told("P3", rows(*(designed(pk, *kinds) for pk, kinds in enumerate(sessions, 1)))) == outcome


def test_one_session_of_a_visit_in_which_groups_take_part_is_enough():
    its = rows(designed(1, "storytelling"), designed(1, "role play"))
    assert (told("P3", its), found(said("P3", its))) == (("cleared", "taking part"), [1])


def test_it_asks_for_a_design_in_which_everyone_takes_part():
    its = rows(designed(1, "storytelling"), designed(2, "fishbowl"), designed(3, "lightning talks"))
    assert found(said("P3", its)) == [1, 3]
    assert words("P3", its) == "In most sessions some showed and the others listened. Design the next one so that everyone takes part."


def test_the_room_is_looked_at_before_the_content():
    assert told("P3", rows(piece(1, "workshop", room="rows", kinds=["fishbowl"]))) == ("raised", "rows")


def test_two_weeks_before_a_session_somebody_is_named_who_leads():
    its = rows(plans=[plan(1, TODAY + 15 * DAY)])
    before = said("P3", its)
    assert (before.state, before.recheck) == ("unknown", TODAY + DAY)
    assert told("P3", its, TODAY + DAY) == ("raised", "unled")
    assert words("P3", its, TODAY + DAY) == (
        "1 session is planned within two weeks without anybody named to lead. Name a skilled facilitator in the programme."
    )


def test_a_session_whose_leader_is_named_is_no_matter():
    assert told("P3", rows(plans=[plan(1, TODAY + DAY, leader_id=7)])) == ("unknown", "unknown")
    assert told("P3", rows(plans=[plan(1, TODAY + DAY), plan(1, TODAY + DAY, leader_id=7)])) == ("unknown", "unknown")


def test_a_plan_without_a_leader_matters_until_its_day_is_over():
    its = rows(session(9, "groups"), plans=[plan(1, TODAY)])
    assert (told("P3", its), said("P3", its).recheck) == (("raised", "unled"), TODAY + DAY)
    assert told("P3", its, TODAY + DAY) == ("cleared", "groups")


def test_a_call_or_a_meal_needs_no_facilitator():
    assert told("P3", rows(plans=[piece(1, "joint meal", on=TODAY, held=False), piece(2, "call", on=TODAY, held=False)])) == ("unknown", "unknown")


def trades(mentor, mentee, **fields):
    return rows(members=[member(1, "mentor", profession=mentor, **fields), member(2, "mentee", profession=mentee)])


@pytest.mark.parametrize(
    ("mentor", "mentee", "state"),
    [("Planner", "planner ", "cleared"), ("Planner", "Engineer", "raised"), ("Planner", "", "unknown"), ("", "", "unknown")],
)
def test_a_profession_in_common_makes_equals(mentor, mentee, state):
    assert said("P4", trades(mentor, mentee)).state == state


def test_the_professions_in_common_are_named():
    assert words("P4", trades("Town planner", "town planner")) == "The two sides have a profession in common: town planner."


@pytest.mark.parametrize("fields", [{"role": "political leader"}, {"until": TODAY}], ids=str)
def test_leaders_and_those_who_left_are_no_colleagues(fields):
    assert said("P4", trades("Planner", "Planner", **fields)).state == "unknown"


def test_others_may_still_join_in_the_first_half_year():
    before = said("P4", trades("Planner", "Engineer"), YOUNG_UNTIL - DAY)
    assert (before.state, before.case, before.recheck) == ("unknown", "early", YOUNG_UNTIL)
    assert told("P4", trades("Planner", "Engineer"), YOUNG_UNTIL) == ("raised", "apart")
