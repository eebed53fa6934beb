"""F4 to F10: what matters along the way."""

import datetime as dt

import pytest

from tests.stages.signals.seeing import (
    BEGAN,
    FOUR,
    IMPLEMENTING,
    TODAY,
    day,
    decided,
    found,
    member,
    piece,
    rows,
    said,
    stayed,
    told,
    visit,
    words,
)

DAY = dt.timedelta(1)
STAGES = ("courtship", "inspiration", "adoption", "implementation", "after-care")


def plan(instrument="joint meal", on=TODAY + DAY, **fields):
    return piece(90, instrument, on, held=False, **fields)


@pytest.mark.parametrize("kind", ["joint meal", "bus trip", "reception"])
def test_a_meal_a_bus_trip_or_a_reception_is_time_together(kind):
    its = rows(visit(1), piece(2, kind))
    assert (told("F4", its), found(said("F4", its))) == (("cleared", "had"), [2])


def test_people_who_only_worked_are_told_so():
    its = rows(visit(1), piece(2, "workshop"))
    assert words("F4", its) == (
        "People met 2 times, and no meal, bus ride or evening together is logged or planned. Plan one, or log the one there was."
    )
    assert words("F4", rows(visit(1))).startswith("People met once, and")


def test_before_anybody_met_it_cannot_be_known():
    assert told("F4", rows(piece(1, "call", delivery="virtual"))) == ("unknown", "unknown")


def test_a_planned_meal_will_do_until_its_day_has_passed():
    its = rows(visit(1), plans=[plan(on=TODAY)])
    today = said("F4", its)
    assert (today.state, today.case, today.recheck) == ("cleared", "planned", TODAY + DAY)
    assert told("F4", its, TODAY + DAY) == ("raised", "none")


def test_a_meal_planned_for_some_day_of_a_month_is_planned_for_all_of_it():
    its = rows(visit(1), plans=[plan(on=day("2021-06-01"), on_precision="month")])
    assert [told("F4", its, day(on))[0] for on in ("2021-06-30", "2021-07-01")] == ["cleared", "raised"]


def test_a_planned_workshop_is_no_time_together():
    assert told("F4", rows(visit(1), plans=[plan("workshop")])) == ("raised", "none")


def test_a_closed_session_is_a_safe_space():
    its = rows(piece(1, "workshop"), piece(2, "discussion", closed=True))
    assert (told("F5", its), found(said("F5", its))) == (("cleared", "had"), [2])


@pytest.mark.parametrize("kind", ["workshop", "training", "discussion"])
def test_sessions_of_which_none_was_closed_raise_it(kind):
    its = rows(piece(1, kind))
    assert (told("F5", its), found(said("F5", its))) == (("raised", "none"), [1])


def test_a_meal_is_no_session():
    assert told("F5", rows(piece(1, "joint meal"))) == ("unknown", "unknown")


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (["as is"] * 2, ("unknown", "few")),
        (["as is"] * 3, ("raised", "all")),
        (["as is"] * 3 + ["adapted"], ("cleared", "adapted")),
        (["set aside"], ("cleared", "adapted")),
        (["added"], ("cleared", "adapted")),
        ([], ("unknown", "unknown")),
    ],
    ids=str,
)
def test_taking_three_elements_and_all_as_they_are_raises_it(kinds, expected):
    assert told("F6", rows(claims=decided(*kinds))) == expected


def test_adopting_everything_is_said_with_its_number():
    assert words("F6", rows(claims=decided(*["as is"] * 3))) == (
        "Mzuzu takes everything as it is: 3 elements. What is not adapted seldom takes root. Look at each element again."
    )


@pytest.mark.parametrize(("stages", "state"), [(3, "unknown"), (4, "raised"), (5, "raised")])
def test_no_decision_is_missed_only_when_adoption_is_behind(stages, state):
    stays = stayed(*STAGES[:stages], each=100)
    assert said("F6", rows(stays=stays)).state == state


MAYOR = member(1, "mentee", "political leader")


def briefing(activity=1, on="2020-10-01", **fields):
    return piece(activity, "leadership briefing", on, **{"leader_came": True, **fields})


def test_a_briefed_leader_clears_it():
    its = rows(briefing(4), members=[MAYOR])
    assert (told("F7", its), found(said("F7", its))) == (("cleared", "briefed"), [4])


@pytest.mark.parametrize(("stages", "case"), [(1, "unknown"), (2, "unknown"), (3, "none"), (4, "late"), (5, "late")])
def test_from_adoption_on_a_missing_briefing_is_a_warning(stages, case):
    stays = stayed(*STAGES[:stages], each=100)
    assert told("F7", rows(stays=stays, members=[MAYOR])) == ("unknown" if case == "unknown" else "raised", case)


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        ("2020-10-01", ("cleared", "briefed")),
        ("2020-10-02", ("raised", "changed")),
        (TODAY.isoformat(), ("raised", "changed")),
        ((TODAY + DAY).isoformat(), ("cleared", "briefed")),
    ],
)
def test_a_new_leader_calls_for_a_new_briefing_from_the_first_day(since, expected):
    successor = member(2, "mentee", "political leader", since=day(since))
    assert told("F7", rows(briefing(), members=[MAYOR, successor])) == expected


def test_it_says_who_is_to_be_briefed():
    successor = member(2, "mentee", "administrative leader", since=day("2021-01-01"))
    its = rows(briefing(4), members=[MAYOR, successor])
    assert words("F7", its) == "A leader of Mzuzu has changed since the last briefing. Brief the successor."
    assert found(said("F7", its)) == [4]


def workshop(activity=1, led_by="mentee", on=FOUR, minutes=60):
    return piece(activity, "workshop", on, led_by=led_by, minutes=minutes)


def implementing(*pieces):
    return rows(*pieces, stays=IMPLEMENTING)


def test_before_a_workshop_of_stage_four_it_cannot_be_known():
    assert words("F8", implementing()) == "This cannot be known yet: no workshop of supported implementation is logged."
    assert told("F8", implementing(workshop(on=FOUR - DAY))) == ("unknown", "unknown")


@pytest.mark.parametrize(
    ("led_by", "expected"),
    [
        ("mentor", ("raised", "led")),
        ("adviser", ("raised", "led")),
        ("mentee", ("cleared", "back")),
        ("together", ("unknown", "together")),
    ],
)
def test_who_leads_the_workshops_of_stage_four_decides(led_by, expected):
    assert told("F8", implementing(workshop(led_by=led_by))) == expected


def test_one_workshop_led_for_them_among_their_own_is_named():
    its = implementing(workshop(1), workshop(2, "mentor"))
    assert words("F8", its) == ("In supported implementation 1 workshop was not led by Mzuzu. Let its own facilitators lead the next one.")
    assert found(said("F8", its)) == [2]


@pytest.mark.parametrize(("four", "expected"), [(29, ("cleared", "back")), (30, ("raised", "share")), (31, ("raised", "share"))])
def test_the_mentors_share_of_the_hours_must_be_smaller_than_in_stage_two(four, expected):
    two = [piece(1, "training", IMPLEMENTING[1].since, led_by="mentor", minutes=30), piece(2, on=IMPLEMENTING[1].since, minutes=30)]
    then = [workshop(3, minutes=60 - four), piece(4, "training", FOUR, led_by="mentor", minutes=four)]
    assert told("F8", implementing(*two, *then)) == expected


def test_a_mentor_who_led_nothing_in_either_stage_stepped_back():
    assert told("F8", implementing(piece(1, on=IMPLEMENTING[1].since), workshop(2))) == ("cleared", "back")


LAST = day("2021-01-01")
CALL = piece(1, "call", LAST, delivery="virtual")


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0, ("cleared", "kept")),
        (179, ("cleared", "kept")),
        (180, ("raised", "quiet")),
        (364, ("raised", "quiet")),
        (365, ("raised", "gone")),
        (3000, ("raised", "gone")),
    ],
)
def test_silence_is_quiet_after_half_a_year_and_gone_after_a_year(days, expected):
    assert told("F9", rows(CALL), LAST + dt.timedelta(days)) == expected


def test_silence_is_told_in_months_and_years():
    assert words("F9", rows(CALL), LAST + dt.timedelta(190)) == "It is going quiet: no contact for 6 months. A call is enough."
    assert words("F9", rows(CALL), LAST + dt.timedelta(1100)) == "There has been no contact for 3 years. Somebody should call."


@pytest.mark.parametrize("days", [0, 179, 180, 200, 364, 365, 389, 390, 1000])
def test_the_day_to_look_again_is_the_first_on_which_the_answer_may_differ(days):
    today = LAST + dt.timedelta(days)
    recheck = said("F9", rows(CALL), today).recheck
    assert today < recheck
    assert told("F9", rows(CALL), recheck - DAY) == told("F9", rows(CALL), today)


@pytest.mark.parametrize(("precision", "silent_on"), [("day", "2021-06-30"), ("month", "2021-07-30"), ("year", "2022-06-29")])
def test_silence_counts_from_the_latest_day_that_was_meant(precision, silent_on):
    its = rows(piece(1, "call", LAST, on_precision=precision))
    assert [said("F9", its, day(silent_on) - back).state for back in (DAY, 0 * DAY)] == ["cleared", "raised"]


def test_a_long_visit_lasts_until_its_last_day():
    its = rows(visit(1, LAST, last_day=LAST + 10 * DAY))
    assert [said("F9", its, LAST + dt.timedelta(number)).state for number in (189, 190)] == ["cleared", "raised"]


def test_without_any_contact_half_a_year_is_left():
    assert [told("F9", rows(), BEGAN + dt.timedelta(number)) for number in (179, 180)] == [("unknown", "unknown"), ("raised", "never")]
    assert said("F9", rows()).recheck is None


def test_a_plan_is_no_contact():
    assert told("F9", rows(plans=[plan("call")])) == ("raised", "never")


@pytest.mark.parametrize("state", ["paused", "dormant", "ended"])
def test_a_partnership_that_rests_by_agreement_is_not_silent(state):
    assert words("F9", rows(CALL, state=state), LAST + dt.timedelta(3000)) == "The partnership rests by agreement."


@pytest.mark.parametrize(("until", "case"), [("2020-12-31", "outlived"), ("2021-01-01", "kept"), (None, "kept")])
def test_contact_after_the_funding_has_outlived_it(until, case):
    assert told("F9", rows(CALL, funding_until=day(until) if until else None), LAST) == ("cleared", case)


def tied(mentors, mentees, members=None):
    here = members if members is not None else [member(pk, "mentor") for pk in mentors] + [member(pk, "mentee") for pk in mentees]
    return rows(members=here, tied={"mentor": set(mentors), "mentee": set(mentees)})


@pytest.mark.parametrize(
    ("mentors", "mentees", "expected"),
    [
        ((), (), ("unknown", "unknown")),
        ((1,), (), ("unknown", "unknown")),
        ((1,), (11,), ("raised", "one")),
        ((1, 2), (11,), ("raised", "one")),
        ((1,), (11, 12), ("raised", "one")),
        ((1, 2), (11, 12), ("cleared", "few")),
    ],
    ids=str,
)
def test_one_person_who_holds_a_side_is_too_few(mentors, mentees, expected):
    assert told("F10", tied(mentors, mentees)) == expected


def test_it_tells_numbers_and_no_names():
    assert words("F10", tied((1,), (11, 12))) == ("On one side one person holds the tie: 1 of eThekwini, 2 of Mzuzu. Bring a second one along.")
    assert said("F10", tied((1,), (11, 12))).evidence == ()


@pytest.mark.parametrize(("number", "cities"), [(1, "one more city"), (2, "2 more cities")])
def test_it_tells_how_far_the_word_has_spread(number, cities):
    its = tied((1, 2), (11, 12))
    its.heard_of_it = number
    assert words("F10", its) == f"2 people of eThekwini and 2 of Mzuzu have met each other, and through them {cities} heard of it."


@pytest.mark.parametrize(("until", "expected"), [(TODAY + DAY, ("cleared", "few")), (TODAY, ("raised", "one"))])
def test_whoever_has_left_holds_no_tie(until, expected):
    people = [member(1, "mentor"), member(2, "mentor", until=until), member(11, "mentee"), member(12, "mentee")]
    assert told("F10", tied((1, 2), (11, 12), people)) == expected


def test_when_all_who_met_have_left_on_one_side_it_says_so():
    people = [member(1, "mentor"), member(11, "mentee", until=TODAY), member(12, "mentee")]
    assert words("F10", tied((1,), (11,), people)) == (
        "Those who had met each other have left: 1 of eThekwini and 0 of Mzuzu are still here. Bring the successors together."
    )
