"""Expected lengths of stages against the real ones."""

import datetime as dt

import pytest

from stages.facts import Stayed
from stages.journey.chronicle import bars
from stages.journey.lengths import in_words, lengths

TODAY = dt.date(2026, 11, 25)


def stay(stage, since, until=None, expected=None):
    days = (dt.date.fromisoformat(day) if day else None for day in (since, until, expected))
    since, until, expected = days
    return Stayed(1, stage, since, until=until, expected_until=expected)


def of(stage, *stays):
    return next(each for each in lengths(stays, TODAY) if each.stage.key == stage)


def told(length):
    return length.real, length.expected, length.over, length.is_open


def test_all_five_stages_are_there_and_those_not_entered_have_no_length():
    found = lengths([], TODAY)
    assert [each.stage.number for each in found] == [1, 2, 3, 4, 5]
    assert {told(each) for each in found} == {(None, None, None, False)}


def test_a_stage_that_is_over_lies_beyond_or_short_of_what_was_expected():
    assert told(of("adoption", stay("adoption", "2026-01-01", "2026-03-02", "2026-01-31"))) == (60, 30, 30, False)
    assert told(of("adoption", stay("adoption", "2026-01-01", "2026-01-21", "2026-01-31"))) == (20, 30, -10, False)


def test_an_open_stage_counts_to_today():
    assert told(of("adoption", stay("adoption", "2026-11-15", None, "2026-12-05"))) == (10, 20, -10, True)


def test_a_stage_without_an_expected_end_is_not_compared():
    assert told(of("adoption", stay("adoption", "2026-11-15"))) == (10, None, None, True)


def test_a_stage_visited_twice_adds_up_and_compares_what_was_expected():
    stays = stay("adoption", "2025-01-01", "2025-02-10"), stay("adoption", "2026-01-01", "2026-02-10", "2026-01-31")
    assert told(of("adoption", *stays)) == (80, 30, 10, False)


def test_an_expected_end_before_the_beginning_is_a_length_of_nothing():
    assert of("adoption", stay("adoption", "2026-11-15", None, "2026-11-01")).expected == 0


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "0 days"),
        (1, "1 day"),
        (44, "44 days"),
        (60, "2 months"),
        (365, "12 months"),
        (731, "2 years"),
        (900, "2 years 6 months"),
    ],
)
def test_lengths_are_said_as_people_say_them(days, words):
    assert in_words(days) == words


def test_bars_share_a_scale_on_which_after_care_has_no_place():
    made = bars(lengths([stay("courtship", "2024-01-01", "2025-01-01", "2024-07-01"), stay("after-care", "2010-01-01")], TODAY))
    assert [(bar.expected_wide, bar.real_wide) for bar in made] == [(50, 100), (0, 0), (0, 0), (0, 0), (0, 0)]
    assert (made[0].compared, made[1].compared, made[4].compared) == ("6 months longer", "", "this stage has no exit")
    assert (made[0].expected, made[0].real, made[1].real, made[4].real) == ("6 months", "12 months", "not yet", "16 years 11 months so far")
