"""The five stages as data."""

import pytest

from stages import catalogue
from stages.facts import Facts


def test_there_are_five_stages_in_order():
    assert [stage.number for stage in catalogue.STAGES] == [1, 2, 3, 4, 5]


def test_the_last_stage_has_no_gate():
    assert catalogue.AFTER_CARE.criteria == ()


def test_keys_are_unique_over_all_stages():
    keys = [criterion.key for stage in catalogue.STAGES for criterion in stage.criteria]
    assert len(keys) == len(set(keys)) == len(catalogue.CRITERIA)


@pytest.mark.parametrize("criterion", catalogue.CRITERIA.values(), ids=lambda criterion: criterion.key)
def test_a_criterion_is_computed_or_attested_and_never_both(criterion):
    assert bool(criterion.fact) != bool(criterion.attested)


@pytest.mark.parametrize("criterion", [c for c in catalogue.CRITERIA.values() if c.fact], ids=lambda criterion: criterion.key)
def test_a_criterion_names_a_fact_that_exists(criterion):
    assert getattr(Facts(), criterion.fact) == ()


def test_what_is_expected_is_the_list_of_the_guide():
    assert {stage.key: [c.key for c in stage.criteria if c.expected] for stage in catalogue.STAGES} == {
        "courtship": ["mentor-visit", "declared"],
        "inspiration": ["mentee-visit", "closed-session", "site-visit"],
        "adoption": ["decisions", "leaders-briefed", "facilitators"],
        "implementation": ["mentee-workshop", "road-map"],
        "after-care": [],
    }


def test_a_stage_that_does_not_exist_is_an_error():
    with pytest.raises(KeyError):
        catalogue.stage("honeymoon")


@pytest.mark.parametrize(
    ("left", "entered", "gates"),
    [
        ("courtship", "inspiration", ["courtship"]),
        ("courtship", "implementation", ["courtship", "inspiration", "adoption"]),
        ("adoption", "courtship", []),
        ("after-care", "implementation", []),
    ],
)
def test_a_move_passes_the_gate_that_it_leaves_and_those_that_it_skips(left, entered, gates):
    assert [stage.key for stage in catalogue.between(left, entered)] == gates
