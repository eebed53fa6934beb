"""Facts read from plain rows: no database."""

import datetime as dt

import pytest

from stages.facts import Member, Minutes, Piece, Rows, Stayed, read

MENTOR, MENTEE, SISTER = 1, 2, 3  # cities
TODAY = dt.date(2016, 1, 1)


def on(year, month=1, day=1):
    return dt.date(year, month, day)


def visit(activity=1, **fields):
    """The mentor's people in the mentee's city."""
    fields = {"on": on(2012), "instrument": "exploratory visit", "city_id": MENTEE, "mentor_came": True, **fields}
    return Piece(activity_id=activity, **fields)


def trip(activity=1, **fields):
    """The mentee's people in the mentor's city."""
    return visit(activity, **{"city_id": MENTOR, "mentor_came": False, "mentee_came": True, **fields})


def facts(*pieces, members=(), stays=(), notes=None, today=TODAY):
    return read(Rows(MENTOR, MENTEE, list(stays), list(members), list(pieces), notes or {}), today)


def found(evidence):
    return [item.pk for item in evidence]


def leader(pk=1, since=dt.date(2010, 1, 1), until=None, role="political leader"):
    return Member(pk, pk, "mentee", role, since, until)


def briefing(activity=1, **fields):
    return Piece(activity, **{"on": on(2014), "instrument": "leadership briefing", "leader_came": True, **fields})


def test_a_visit_by_the_mentor_to_the_mentees_city_counts():
    assert found(facts(visit()).mentor_visits) == [1]


@pytest.mark.parametrize(
    "other",
    [{"delivery": "virtual"}, {"delivery": "mixed"}, {"instrument": "call"}, {"city_id": MENTOR}, {"city_id": None}, {"mentor_came": False}],
    ids=str,
)
def test_a_visit_is_face_to_face_in_that_city_with_somebody_of_the_side(other):
    assert facts(visit(**other)).mentor_visits == ()


def test_two_parts_of_one_visit_are_one_piece_of_evidence():
    assert found(facts(visit(7), visit(7, instrument="training")).mentor_visits) == [7]


def test_evidence_says_what_and_when_and_holds_no_text():
    (evidence,) = facts(visit(7, on_precision="month", on_basis="documented")).mentor_visits
    assert (evidence.kind, evidence.label, evidence.on, evidence.on_precision, evidence.on_basis) == (
        "activity",
        "exploratory visit",
        on(2012),
        "month",
        "documented",
    )


def test_three_purposes_are_counted_once_each():
    visits = [visit(1, purpose="present"), visit(2, purpose="present"), visit(3, purpose="details"), visit(4, purpose="other"), visit(5)]
    assert [(item.pk, item.label) for item in facts(*visits).visit_purposes] == [(1, "present and test the appetite"), (3, "details and logistics")]


def test_a_visit_by_the_mentee_to_the_mentors_city_counts():
    assert found(facts(trip()).mentee_visits) == [1]


def test_observing_a_sister_municipality_is_a_trip_but_no_visit_to_the_mentors_city():
    away = facts(trip(1, instrument="observing", city_id=SISTER), trip(2, instrument="observing", city_id=None))
    assert (found(away.mentee_visits), found(away.mentee_trips)) == ([], [1, 2])


def test_observing_in_the_mentors_city_is_a_visit_to_it():
    assert found(facts(trip(instrument="observing")).mentee_visits) == [1]


def test_a_training_at_home_is_no_trip():
    assert facts(trip(instrument="training", city_id=MENTEE)).mentee_trips == ()


def test_a_training_somewhere_that_nobody_named_is_no_trip():
    assert facts(trip(instrument="training", city_id=None)).mentee_trips == ()


def test_a_closed_session_is_a_closed_part_of_a_meeting():
    pieces = [Piece(1, on(2014), "discussion", closed=True), Piece(2, on(2014), "discussion"), Piece(3, on(2014), "call", closed=True)]
    assert found(facts(*pieces).closed_sessions) == [1]


def test_a_site_visit_shows_what_the_mentor_did_at_home_or_elsewhere():
    pieces = [Piece(pk, on(2014), "site visit", city_id=city) for pk, city in ((1, MENTOR), (2, SISTER), (3, MENTEE), (4, None))]
    assert found(facts(*pieces).site_visits) == [1, 2, 4]


def test_time_together_is_meals_bus_trips_and_receptions_face_to_face():
    kinds = ["joint meal", "bus trip", "reception", "workshop"]
    pieces = [Piece(pk, on(2014), kind) for pk, kind in enumerate(kinds, 1)] + [Piece(9, on(2014), "joint meal", delivery="virtual")]
    assert found(facts(*pieces).social_time) == [1, 2, 3]


def test_both_sides_context_notes_are_found():
    assert [(item.what, item.pk) for item in facts(notes={"mentor": 5, "mentee": 6}).context_sides] == [("mentor", 5), ("mentee", 6)]


def test_a_broker_is_known_for_ever():
    assert found(facts(members=[Member(4, 9, "support", "broker", on(2009), on(2012))]).brokers) == [4]


def test_the_mentees_facilitators_are_those_of_today():
    roles = ["lead facilitator", "facilitator", "support facilitator", "planner"]
    members = [Member(pk, pk, "mentee", role, on(2012)) for pk, role in enumerate(roles, 1)]
    members += [Member(8, 8, "mentee", "facilitator", on(2012), TODAY), Member(9, 9, "mentor", "facilitator", on(2012))]
    assert found(facts(members=members).mentee_facilitators) == [1, 2, 3]


def test_a_leader_who_was_there_was_briefed():
    assert found(facts(briefing(), members=[leader()]).briefings) == [1]


def test_a_briefing_without_a_leader_of_the_mentee_is_none():
    assert facts(briefing(leader_came=False), members=[leader()]).briefings == ()


def test_a_new_leader_must_be_briefed_again():
    old, new = leader(1, until=on(2015)), leader(2, since=on(2015))
    assert facts(briefing(), members=[old, new]).briefings == ()
    assert found(facts(briefing(), briefing(2, on=on(2015)), members=[old, new]).briefings) == [2]


def test_a_second_leader_who_is_new_must_be_briefed_too():
    members = [leader(1), leader(2, since=on(2015), role="administrative leader")]
    assert facts(briefing(), members=members).briefings == ()


def test_a_leader_who_is_still_to_come_changes_nothing_yet():
    assert found(facts(briefing(), members=[leader(1, until=on(2017)), leader(2, since=on(2017))]).briefings) == [1]


def test_a_change_on_the_mentors_side_asks_for_nothing():
    assert found(facts(briefing(), members=[leader(), Member(7, 7, "mentor", "political leader", on(2015))]).briefings) == [1]


def test_a_workshop_led_by_the_mentee_counts_and_others_do_not():
    pieces = [Piece(pk, on(2014), "workshop", led_by=who) for pk, who in enumerate(["mentee", "mentor", "together"], 1)]
    assert found(facts(*pieces, Piece(4, on(2014), "call", led_by="mentee")).mentee_workshops) == [1]


STAYS = [
    Stayed(1, "courtship", on(2010), until=on(2012)),
    Stayed(2, "inspiration", on(2012), until=on(2013)),
    Stayed(3, "adoption", on(2013), until=on(2014)),
    Stayed(4, "implementation", on(2014)),
]


def led(activity, day, who, minutes=60):
    return Piece(activity, day, "workshop", led_by=who, minutes=minutes)


def test_minutes_belong_to_the_stay_of_their_day_and_early_ones_to_the_first():
    pieces = [led(1, on(2009), "mentor"), led(2, on(2011, 12, 31), "mentee"), led(3, on(2012), "together", 90), led(4, on(2015), "adviser")]
    minutes = facts(*pieces, stays=STAYS).minutes
    assert minutes == {1: Minutes(mentor=60, mentee=60), 2: Minutes(together=90), 3: Minutes(), 4: Minutes(adviser=60)}


def test_minutes_of_a_stage_are_those_of_all_its_stays():
    stays = [*STAYS[:3], Stayed(4, "courtship", on(2014))]
    assert facts(led(1, on(2010), "mentor"), led(2, on(2015), "mentee"), stays=stays).minutes_in("courtship") == Minutes(60, 60)


def test_the_mentor_stepped_back_when_its_share_is_smaller_in_stage_four():
    pieces = [led(1, on(2012), "mentor"), led(2, on(2015), "mentor"), led(3, on(2015), "mentee")]
    assert found(facts(*pieces, stays=STAYS).stepped_back) == [2, 4]


@pytest.mark.parametrize(
    "pieces",
    [
        [led(1, on(2012), "mentor"), led(2, on(2015), "mentor")],
        [led(1, on(2012), "mentor"), led(2, on(2012), "mentee"), led(3, on(2015), "mentor")],
        [led(1, on(2012), "mentor")],
        [led(1, on(2015), "mentee")],
        [],
    ],
    ids=["the same share", "a larger share", "nothing in stage four", "nothing in stage two", "nothing at all"],
)
def test_otherwise_it_did_not_or_it_cannot_be_known(pieces):
    assert facts(*pieces, stays=STAYS).stepped_back == ()


def test_the_last_contact_is_the_last_day_of_what_was_held_up_to_today():
    assert facts(visit(), visit(2, on=on(2013), last_day=on(2013, 1, 4))).last_contact == on(2013, 1, 4)
    assert facts(visit(last_day=on(2099))).last_contact == TODAY
    assert facts().last_contact is None


def test_the_open_stay_is_where_the_partnership_is():
    assert (facts(stays=STAYS).stay, facts().stay) == (STAYS[-1], None)
