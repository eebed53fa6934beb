"""The figures of small clouds, worked out by hand."""

import datetime as dt
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stages.cloud.measures import Measures, measured
from tests.stages.cloud.webs import code, met, web


def test_nobody_has_met():
    assert measured(web("ABab")) == Measures(possible=4, left_out=code("ABab"))


def test_nobody_takes_part():
    assert measured(web("")) == Measures()


def test_one_city_alone():
    assert measured(web("AB")) == Measures(left_out=code("AB"))


def test_one_tie_hangs_on_both_its_people():
    found = measured(web("ABab", "Aa"))
    assert (found.ties, found.possible, found.left_out, found.holders) == (1, 4, code("Bb"), (1, 1))
    assert (found.fewest, found.breaking) == (1, code("Aa"))


def test_one_person_who_has_met_everybody_is_the_one_that_breaks_it():
    found = measured(web("ABab", "Aa", "Ab"))
    assert (found.holders, found.fewest, found.breaking) == ((1, 2), 1, code("A"))


def test_two_pairs_need_two_to_break():
    found = measured(web("ABab", "Aa", "Bb"))
    assert (found.holders, found.fewest, len(found.breaking), found.islands) == ((2, 2), 2, 2, 2)


def test_everybody_with_everybody_takes_a_whole_city():
    found = measured(web("ABCabcde", "ABCabcde"))
    assert (found.ties, found.possible, found.fewest, found.breaking) == (15, 15, 3, code("ABC"))


def test_more_than_a_few_are_counted_and_not_named():
    found = measured(web("ABCDabcd", "ABCDabcd"))
    assert (found.fewest, found.breaking) == (4, ())


def test_cities_that_met_only_through_the_broker_hang_on_the_broker():
    found = measured(web("ABabx", "ABx", "abx"))
    assert (found.ties, found.fewest, found.breaking, found.left_out) == (0, 1, code("x"), code("ABab"))


def test_a_broker_beside_a_tie_makes_it_two():
    found = measured(web("ABabx", "Aa", "Bx", "xb"))
    assert (found.fewest, len(found.breaking)) == (2, 2)


def broken(found, gone):
    """Is nobody left who met the other city, nor somebody in support who met both?"""
    left = [tie for tie in found.ties if not {tie.left, tie.right} & set(gone)]
    sides = found.sides
    of_both = {tie.right for tie in left if sides[tie.right] == "support"} & {tie.left for tie in left if sides[tie.left] == "support"}
    return not of_both and all("support" in (sides[tie.left], sides[tie.right]) for tie in left)


@given(st.lists(st.sets(st.sampled_from("ABCDabcdxy"), min_size=2, max_size=4).map(lambda some: "".join(sorted(some))), max_size=6))
@settings(deadline=None)
def test_the_fewest_are_exact_by_trying_all(meetings):
    found = web("ABCDabcdxy", *meetings)
    everybody, figures = code("ABCDabcdxy"), measured(found)
    least = next(size for size in range(11) if any(broken(found, some) for some in combinations(everybody, size)))
    assert figures.fewest == least
    if least == 1:
        assert figures.breaking == tuple(each for each in everybody if broken(found, {each}))
    elif figures.breaking:
        assert (len(figures.breaking), broken(found, figures.breaking)) == (least, True)


@pytest.mark.parametrize(
    ("days", "median"),
    [(["2024-12-31"], 0), (["2024-12-31", "2024-12-01"], 15), (["2024-12-01", "2024-12-11", "2020-12-31"], 30)],
)
def test_freshness_is_the_median_over_ties(days, median):
    meetings = [met(pair, day) for pair, day in zip(("Aa", "Bb", "Cc"), days, strict=False)]
    assert measured(web("ABCabc", *meetings, on=dt.date(2024, 12, 31))).days == median


def test_ties_to_support_count_neither_across_nor_for_freshness():
    found = measured(web("Aax", met("Ax", "2020-12-31"), met("xa", "2020-12-31"), met("Aa", "2024-12-31"), on=dt.date(2024, 12, 31)))
    assert (found.ties, found.days) == (1, 0)


def test_groups_that_never_met_are_counted():
    assert measured(web("ABCabc", "Aa", "Bb", "BCb")).islands == 2
