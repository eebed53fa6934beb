"""Who is tied to whom, from plain rows: only by what they came to together."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from stages.cloud.web import Seat, Tie, slots
from tests.stages.cloud.webs import code, met, pairs, seats, web


def test_people_of_two_cities_at_the_same_activity_are_tied():
    assert pairs(web("ABab", "Aa")) == ["Aa"]


def test_people_of_one_city_are_not_tied():
    assert pairs(web("ABab", "AB", "ab")) == []


def test_a_person_in_support_is_tied_to_both_banks():
    assert pairs(web("Aax", "Aax")) == ["Aa", "Ax", "xa"]


def test_who_has_no_part_is_not_drawn():
    assert pairs(web("Aa", "ABab")) == ["Aa"]


def test_who_left_holds_no_tie_any_more_and_did_before():
    there = [met("Aa", "2021-01-01")]
    assert pairs(web("Aa", *there, a="2022-01-01")) == []
    assert pairs(web("Aa", *there, a="2022-01-01", on=dt.date(2021, 12, 31))) == ["Aa"]


def test_the_future_is_not_known_on_that_day():
    assert pairs(web("Aa", met("Aa", "2022-01-01"), on=dt.date(2021, 12, 31))) == []


def test_a_tie_adds_up_what_two_people_came_to():
    found = web("Aa", met("Aa", "2022-01-01", 60), met("Aa", "2023-05-01", 30, last="2023-05-03"))
    assert found.ties == (Tie(*code("Aa"), 2, 90, dt.date(2022, 1, 1), dt.date(2023, 5, 3)),)


def test_an_activity_that_still_runs_was_last_seen_on_that_day():
    found = web("Aa", met("Aa", "2022-01-01", last="2022-01-09"), on=dt.date(2022, 1, 5))
    assert found.ties[0].last == dt.date(2022, 1, 5)


def test_one_person_with_two_parts_stands_once():
    both = [*seats("Aa"), Seat(9, *code("A"), "mentor", "facilitator", dt.date(2021, 1, 1))]
    assert len({seat.person for seat in both}) == len(web("Aa").people) == 2


def test_a_successor_can_stand_where_the_predecessor_stood_and_nobody_moves():
    before = slots(seats("ABC", B="2023-01-01"))
    successor = Seat(4, *code("D"), "mentor", "planner", dt.date(2023, 1, 1))
    after = slots([*seats("ABC", B="2023-01-01"), successor])
    assert after == before | {(*code("D"), "mentor"): before[*code("B"), "mentor"]}


days = st.dates(dt.date(2015, 1, 1), dt.date(2024, 12, 31))
named = st.lists(st.tuples(st.integers(1, 30), st.sampled_from(["mentor", "mentee", "support"]), days, st.none() | days), max_size=40)


@given(named)
def test_nobody_moves_when_somebody_is_named_and_no_two_share_a_place(rows):
    spans = [Seat(pk, person, side, "planner", since, until and max(since, until)) for pk, (person, side, since, until) in enumerate(rows)]
    new = Seat(len(spans), 99, "mentor", "planner", dt.date(2020, 1, 1))
    before, after = slots(spans), slots([*spans, new])
    assert {each: place for each, place in after.items() if each[0] != 99} == before
    on = dt.date(2020, 6, 1)
    taken = [(seat.side, after[seat.person, seat.side]) for seat in {(s.person, s.side): s for s in spans if s.holds(on)}.values()]
    assert len(taken) == len(set(taken))
