"""Which criteria are met, and what is missing: no database."""

from stages import catalogue
from stages.facts import Evidence, Facts
from stages.journey import gate
from stages.models import Attestation

VISIT = Evidence("activity", 1)


def attested(pk, criterion="declared", side="mentor", holds=True):
    return Attestation(pk=pk, criterion=criterion, side=side, holds=holds)


def checked(key, facts=None, said=()):
    return gate.check(catalogue.CRITERIA[key], facts or Facts(), gate.standing(said))


def keys(missing):
    return [item["key"] for item in missing]


def test_a_computed_criterion_is_met_by_its_evidence():
    met = checked("mentor-visit", Facts(mentor_visits=(VISIT,)))
    assert (met.met, met.evidence, met.by) == (True, (VISIT,), ())


def test_it_is_met_from_its_number_on():
    two, three = Facts(visit_purposes=(VISIT,) * 2), Facts(visit_purposes=(VISIT,) * 3)
    assert [checked("three-visits", facts).met for facts in (Facts(), two, three)] == [False, False, True]
    assert [checked("three-visits", facts).needs_more for facts in (Facts(), two, three)] == [False, True, False]


def test_both_cities_must_declare():
    one = checked("declared", said=[attested(1)])
    both = checked("declared", said=[attested(1), attested(2, side="mentee")])
    assert [(one.met, one.waiting), (both.met, both.waiting)] == [(False, ("mentee",)), (True, ())]


def test_a_word_on_another_criterion_or_of_another_side_does_not_count():
    assert not checked("failure-told", said=[attested(1, "failure-told", "mentor"), attested(2, "reflected", "mentee")]).met


def test_the_latest_word_of_a_side_holds():
    taken_back = [attested(1, "terms"), attested(2, "terms", holds=False)]
    assert not checked("terms", said=taken_back).met
    assert checked("terms", said=[*taken_back, attested(3, "terms")]).by == (attested(3, "terms"),)


def test_the_state_of_a_stage_lists_all_its_criteria_in_order():
    assert [each.criterion for each in gate.state("inspiration", Facts(), [])] == list(catalogue.INSPIRATION.criteria)
    assert gate.state("after-care", Facts(), []) == []


def test_what_is_missing_is_what_is_expected_and_not_met():
    assert keys(gate.missing("courtship", "inspiration", Facts(mentor_visits=(VISIT,)), [])) == ["declared"]


def test_it_is_frozen_with_key_and_title():
    assert gate.missing("implementation", "after-care", Facts(mentee_workshops=(VISIT,)), []) == [
        {"key": "road-map", "title": "A road map exists, with a target that the mentee owns"}
    ]


def test_a_skipped_stage_is_missing_too():
    skipped = keys(gate.missing("courtship", "adoption", Facts(), []))
    assert skipped == ["mentor-visit", "declared", "mentee-visit", "closed-session", "site-visit"]


def test_a_move_back_misses_nothing():
    assert gate.missing("implementation", "courtship", Facts(), []) == []
