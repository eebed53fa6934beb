"""The figures of small clouds, worked out by hand."""

import datetime as dt
from itertools import combinations

import pytest

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


def test_the_fewest_are_an_exact_figure_by_trying_all():
    """König's theorem by brute force: no smaller set breaks every tie."""
    found = web("ABCDabcd", "Aab", "Bb", "Ccd", "ABd")
    ties = [{tie.left, tie.right} for tie in found.across]
    least = next(size for size in range(9) if any(all(tie & set(some) for tie in ties) for some in combinations(code("ABCDabcd"), size)))
    assert measured(found).fewest == least == 3


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
