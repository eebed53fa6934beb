"""Decisions as records: changes of mind are kept, and exactly one decision counts on each element."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from stages.adaptation.standing import newest
from stages.facts import load
from stages.models import Addition, Decision
from tests import make
from tests.stages.adaptation.scenes import element, from_home, scene

pytestmark = pytest.mark.django_db


def counts(here):
    return [(each.pk, each.kind) for each in newest([here.partnership.pk]).get(here.partnership.pk, [])]


def test_a_change_of_mind_follows_the_old_decision_which_stays():
    here = scene()
    first = here.decide("set aside", reason="Not for us.")
    second = here.decide("adapted", reason="We tried it after all.", on="2024-05-01")
    kept = [(each.number, each.kind, each.reason) for each in Decision.on_element(here.partnership, here.practice)]
    assert kept == [(1, "set aside", "Not for us."), (2, "adapted", "We tried it after all.")]
    assert (counts(here), first.pk < second.pk) == ([(second.pk, "adapted")], True)


def test_exactly_one_decision_counts_on_each_element():
    here = scene()
    other = element(here.partnership, "Role play", 2)
    for kind in ("as is", "adapted", "set aside", "as is"):
        here.decide(kind)
    on_other = here.decide("set aside", what=other)
    assert counts(here) == [(Decision.objects.get(practice=here.practice, number=4).pk, "as is"), (on_other.pk, "set aside")]


def test_what_stood_on_an_earlier_day_can_be_asked_for():
    here = scene()
    first = here.decide("as is", on="2024-03-01")
    here.decide("adapted", on="2024-06-01")
    assert [each.pk for each in newest([here.partnership.pk], dt.date(2024, 5, 31))[here.partnership.pk]] == [first.pk]
    assert newest([here.partnership.pk], dt.date(2024, 2, 1)) == {}


def test_a_decision_is_not_older_than_the_one_that_it_follows():
    here = scene()
    here.decide(on="2024-06-15")
    with pytest.raises(ValidationError, match="decided on before: 15 June 2024"):
        here.decide(on="2024-06-14")
    assert here.decide(on="2024-06-01", on_precision="month").on == dt.date(2024, 6, 15)


def test_only_the_mentees_side_of_this_very_partnership_decides():
    here, there = scene(), scene(mentee=make.city("Otjiwarongo", "NA"))
    mentor = here.partnership.memberships.get(side="mentor")
    for by in (mentor, there.decider):
        with pytest.raises(ValidationError, match="mentee’s side"):
            here.decide(by=by)
    assert Decision.objects.count() == 0


def test_what_comes_from_home_can_be_set_aside_again_and_still_stands_there():
    here = scene()
    added = Decision.add(here.partnership, title="Meetings", reason="News travels on foot.", by=here.decider, on=make.day("2024-03-01"))
    here.decide("set aside", what=added.addition, on="2024-04-01")
    assert [(each.number, each.kind) for each in Decision.on_element(here.partnership, added.addition)] == [(1, "from home"), (2, "set aside")]


@pytest.mark.parametrize(("kind", "own"), [("from home", False), ("as is", True), ("adapted", True)])
def test_the_database_refuses_a_decision_that_does_not_fit_its_element(kind, own):
    here = scene()
    with pytest.raises(IntegrityError), transaction.atomic():
        here.decide(kind, what=from_home(here.partnership) if own else None)


def test_the_database_refuses_a_decision_without_a_reason():
    with pytest.raises(IntegrityError), transaction.atomic():
        scene().decide(reason="")


def test_nothing_that_a_decision_rests_on_can_be_deleted():
    here = scene()
    Decision.add(here.partnership, title="Meetings", reason="Ours.", by=here.decider, on=make.day("2024-03-01"))
    here.decide()
    for record in (here.practice, Addition.objects.get(), here.decider):
        with pytest.raises(ProtectedError):
            record.delete()


def test_facts_name_the_decisions_and_what_was_made_ones_own():
    here = scene()
    others = [element(here.partnership, f"Element {number}", number) for number in range(2, 5)]
    as_is, adapted, aside = (here.decide(kind, what=what) for kind, what in zip(("as is", "adapted", "set aside"), others, strict=True))
    facts = load([here.partnership.pk])[here.partnership.pk]
    assert [(item.kind, item.pk, item.what) for item in facts.decisions] == [
        ("decision", as_is.pk, "as is"),
        ("decision", adapted.pk, "adapted"),
        ("decision", aside.pk, "set aside"),
    ]
    assert [item.pk for item in facts.adapted] == [adapted.pk, aside.pk]
    assert str(facts.adapted[0].label) == "adapted"


def test_a_change_of_mind_changes_what_the_facts_say():
    here = scene()
    here.decide("adapted")
    here.decide("as is", on="2024-04-01")
    assert load([here.partnership.pk])[here.partnership.pk].adapted == ()


@pytest.mark.parametrize("number", [1, 5, 25])
def test_one_query_for_any_number_of_partnerships(number, django_assert_num_queries):
    made = [scene(mentee=make.city(f"Town {each}")) for each in range(number)]
    for each in made:
        each.decide("as is")
        each.decide("adapted")
    with django_assert_num_queries(1):
        assert [len(stands) for stands in newest([each.partnership.pk for each in made]).values()] == [1] * number
