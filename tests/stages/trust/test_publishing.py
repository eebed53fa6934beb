"""What a closed pulse may show, rule by rule (design: trust figures)."""

from fractions import Fraction

import pytest

from stages.trust.publishing import Answer, band, half, publish, response
from stages.trust.questions import CLIMATE, PERSONS, SESSION

FIVE, FOUR, NINE = range(1, 6), range(6, 10), range(1, 10)
BOTH = {who: "mentor" if who in FIVE else "mentee" for who in range(1, 11)}
TRUST = (PERSONS, CLIMATE)


def on_climate(people, value=6, without=()):
    return [Answer(who, None, item, None if item in without else value) for who in people for item in CLIMATE.items]


def on_persons(people, rated=(101, 102, 103), value=6, without=()):
    return [Answer(who, each, item, None if item in without else value) for who in people for each in rated for item in PERSONS.items]


def groups(rows):
    return sorted({row.group for row in rows})


def figures(rows):
    return sorted({row.figure for row in rows})


def test_of_four_answers_nothing_is_shown():
    assert publish(on_climate(FOUR) + on_persons(FOUR), BOTH, TRUST) == []


def test_of_nine_answers_from_two_cities_one_of_them_with_four_only_all_together_is_shown():
    rows = publish(on_climate(NINE) + on_persons(NINE), BOTH, TRUST)
    assert (groups(rows), figures(rows)) == (["all"], ["climate", "openness", "reliance", "trust"])
    assert {(row.band, row.response, row.half) for row in rows} == {(5, "nearly all", 11)}


def test_with_five_from_each_city_all_and_both_are_shown():
    assert groups(publish(on_climate(BOTH) + on_persons(BOTH), BOTH, TRUST)) == ["all", "mentee", "mentor"]


def test_a_city_in_which_nobody_answered_is_not_given_away():
    assert groups(publish(on_climate(FIVE) + on_persons(FIVE), BOTH, TRUST)) == ["all"]


def test_whoever_was_not_asked_does_not_count():
    assert publish(on_climate([1, 2, 3, 4, 99]), BOTH, TRUST) == []


def test_cannot_say_is_a_blank_and_never_a_nought():
    rows = publish(on_climate(FIVE, 4, without=["fits"]) + on_persons(FIVE, value=4, without=["able"]), BOTH, TRUST)
    assert {row.half for row in rows} == {8}


def test_two_blanks_and_what_was_said_does_not_count():
    assert publish(on_climate(FIVE, without=["fits", "peers"]) + on_persons(FIVE, without=["able", "open"]), BOTH, TRUST) == []


def test_whoever_counts_in_one_theme_only_counts_in_none_that_is_shown_with_the_other():
    rows = publish(on_climate(FIVE, 4) + on_climate([6], 1) + on_persons(FIVE, value=4), BOTH, TRUST)
    assert {(row.figure, row.half) for row in rows} == {("trust", 8), ("reliance", 8), ("openness", 8), ("climate", 8)}


def test_of_two_persons_nothing_is_said_and_the_climate_is_shown_alone():
    rows = publish(on_climate(FIVE) + on_persons(FIVE, rated=(101, 102)), BOTH, TRUST)
    assert figures(rows) == ["climate"]


def test_a_figure_that_is_mostly_about_one_person_is_not_shown():
    mostly_one = on_persons([1, 2, 3, 4], rated=(101,)) + on_persons([5])
    assert figures(publish(on_climate(FIVE) + mostly_one, BOTH, TRUST)) == ["climate"]


def test_persons_are_shown_alone_where_few_spoke_of_the_climate():
    assert figures(publish(on_climate(FOUR) + on_persons(FIVE), BOTH, TRUST)) == ["openness", "reliance", "trust"]


def test_everybody_weighs_the_same_however_many_persons_they_spoke_of():
    many, few = on_persons([1, 2], rated=range(101, 110), value=7), on_persons([3, 4, 5, 6], value=1)
    rows = publish(many + few, BOTH, (PERSONS,))
    assert {row.half for row in rows} == {half(Fraction(2 * 7 + 4 * 1, 6))}


def test_the_three_questions_after_a_session_are_shown_each():
    answers = [Answer(who, None, item, value) for who in FIVE for item, value in zip(SESSION.items, (7, 4, 2), strict=True)]
    rows = publish(answers, BOTH, (SESSION,))
    assert [(row.figure, row.half) for row in rows] == [("spoke", 11), ("listened", 8), ("took", 5)]


@pytest.mark.parametrize(("mean", "twice"), [("1", 5), ("2.74", 5), ("2.75", 6), ("3.24", 6), ("3.25", 7), ("5.24", 10), ("5.25", 11), ("7", 11)])
def test_means_go_to_the_nearest_half_with_joined_ends(mean, twice):
    assert half(Fraction(mean)) == twice


@pytest.mark.parametrize(("count", "least"), [(5, 5), (9, 5), (10, 10), (19, 10), (20, 20), (200, 20)])
def test_counts_are_bands(count, least):
    assert band(count) == least


@pytest.mark.parametrize(
    ("counted", "asked", "word"),
    [(5, 11, "under half"), (5, 10, "half or more"), (7, 9, "half or more"), (8, 10, "nearly all"), (5, 5, "nearly all")],
)
def test_how_many_answered_is_a_word(counted, asked, word):
    assert response(counted, asked) == word
