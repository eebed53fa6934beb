"""Two thousand random histories of pulses: what is published of them gives nobody away (issue: trust and the safe space)."""

import random
from itertools import combinations, islice

import pytest

from tests.stages.trust.histories import Attack, history

NUMBER = 2_000
SOLVED = 120  # waves on which the integer programme is asked as well, for two answers each, as an outsider and as a member


@pytest.fixture(scope="module")
def waves():
    return [closed for seed in range(NUMBER) for closed in history(seed)]


@pytest.fixture(scope="module")
def published(waves):
    return [closed for closed in waves if closed.rows]


def test_the_histories_hold_what_they_should(waves, published):
    groups = [frozenset(closed.shown[1]) for closed in published]
    assert len(waves) > NUMBER
    assert min(len(published), len(waves) - len(published)) > NUMBER / 10
    assert min(groups.count(frozenset({"all"})), groups.count(frozenset({"all", "mentor", "mentee"}))) > NUMBER / 10


def test_the_smallest_published_group_is_of_five(published):
    assert min(len(people) for closed in published for people in closed.shown[1].values()) == 5


def test_two_published_groups_differ_by_nobody_or_by_five_at_least_both_ways(published):
    pairs = [pair for closed in published for pair in combinations(closed.shown[1].values(), 2)]
    differences = {len(one - other) for pair in pairs for one, other in (pair, pair[::-1])}
    assert (min(differences), min(differences - {0})) == (0, 5)


def test_what_is_said_of_persons_is_said_of_three_at_least(published):
    rated = []
    for closed in published:
        shown, groups = closed.shown
        if any(theme.of_persons for theme in shown):
            rated += [len({each.rated for each in closed.answers if each.respondent in people} - {None}) for people in groups.values()]
    assert min(rated) == 3


def test_a_city_of_fewer_than_five_is_never_shown_apart_and_neither_is_the_other(published):
    for closed in published:
        people = closed.shown[1]["all"]
        sides = [sum(closed.asked[each] == side for each in people) for side in ("mentor", "mentee")]
        assert (set(closed.shown[1]) == {"all"}) or min(sides) >= 5


def test_nobody_s_answer_is_recovered_also_by_a_member_who_knows_their_own(published):
    """Another value is shown at once for nearly all answers; the integer programme is asked for the rest, for every attacker."""
    left, seen = [], 0
    for closed in published:
        attack = Attack(closed)
        assert attack.fits(attack.rows @ attack.true)
        seen += len(attack.keys)
        left += [(attack, int(number)) for number in (~attack.alone()).nonzero()[0] if not attack.paired(number)]
    assert seen > 100_000
    for attack, number in left:
        for attacker in (None, *attack.others(number)):
            least, greatest = attack.feasible(number, attacker)
            assert least < greatest


def test_the_integer_programme_finds_two_values_as_well(published):
    rng = random.Random(0)
    for closed in islice(published, 0, None, len(published) // SOLVED):
        attack = Attack(closed)
        for number in rng.sample(range(len(attack.keys)), 2):
            for attacker in (None, rng.choice(attack.others(number))):
                least, greatest = attack.feasible(number, attacker)
                assert least < greatest


def test_the_attack_would_find_an_answer_that_is_given_away(published):
    """Without joined ends: everybody said 7, the page says 7, and so each of them is known."""
    closed = next(each for each in published if {answer.value for answer in each.answers} <= {7, None})
    attack = Attack(closed)
    attack.low[:] = 7
    assert (bool(attack.alone()[0]), attack.paired(0), attack.feasible(0)) == (False, False, (7, 7))
