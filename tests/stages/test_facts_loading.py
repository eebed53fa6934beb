"""Facts loaded from the database: the same few queries for one partnership or for many."""

import datetime as dt

import pytest

from stages.facts import load, read
from stages.rows import Rows
from tests import make

pytestmark = pytest.mark.django_db


def duo(**fields):
    """A partnership with somebody on each side."""
    partnership = make.partnership(**fields)
    mentor = make.membership(partnership, "mentor", "lead facilitator").practitioner
    mentee = make.membership(partnership, "mentee", "lead facilitator").practitioner
    return partnership, mentor, mentee


def facts(partnership, today=None):
    return load([partnership.pk], today)[partnership.pk]


def found(evidence):
    return [item.pk for item in evidence]


def test_a_visit_needs_somebody_of_the_mentors_side_who_came():
    partnership, mentor, mentee = duo()
    with_mentor = make.activity(partnership, instrument="exploratory visit", city=partnership.mentee, came=[mentor])
    make.activity(partnership, instrument="exploratory visit", city=partnership.mentee, came=[mentee])
    expected = make.activity(partnership, instrument="exploratory visit", city=partnership.mentee, came=[mentor])
    expected.attendances.update(came=False)
    assert found(facts(partnership).mentor_visits) == [with_mentor.pk]


def test_a_member_of_another_partnership_makes_no_visit_here():
    partnership, _mentor, _mentee = duo()
    _other, stranger, _ = duo(mentor=partnership.mentor, mentee=make.city("Otjiwarongo", "NA"), programme=partnership.programme)
    make.activity(partnership, instrument="exploratory visit", city=partnership.mentee, came=[stranger])
    assert facts(partnership).mentor_visits == ()


def test_someone_of_the_mentors_side_here_and_of_the_mentees_elsewhere_is_the_mentors_here():
    partnership, mentor, _mentee = duo()
    other = make.partnership(make.city("Turin", "IT"), make.city("Seattle", "US"), partnership.programme)
    make.membership(other, "mentee", "facilitator", mentor)
    make.activity(partnership, instrument="study tour", city=partnership.mentor, came=[mentor])
    assert facts(partnership).mentee_visits == ()


def test_a_plan_is_no_contact():
    partnership, mentor, _ = duo()
    make.activity(partnership, instrument="exploratory visit", city=partnership.mentee, came=[mentor], held=False)
    assert (facts(partnership).mentor_visits, facts(partnership).last_contact) == ((), None)


def test_a_training_for_two_partnerships_counts_in_each_with_its_own_people():
    first, _mentor, mentee = duo()
    second, _, _ = duo(mentor=first.mentor, mentee=make.city("Otjiwarongo", "NA"), programme=first.programme)
    training = make.activity([first, second], instrument="training", city=first.mentor, came=[mentee])
    loaded = load([first.pk, second.pk])
    assert [found(loaded[each.pk].mentee_visits) for each in (first, second)] == [[training.pk], []]
    assert [loaded[each.pk].last_contact for each in (first, second)] == [dt.date(2024, 3, 1)] * 2


def test_a_leader_counts_as_briefed_only_while_in_office():
    partnership, _mentor, _mentee = duo()
    mayor = make.membership(partnership, "mentee", "political leader", since="2020-01-01", until=dt.date(2023, 1, 1)).practitioner
    in_office = make.activity(partnership, on="2022-01-01", instrument="leadership briefing", came=[mayor])
    make.activity(partnership, on="2023-06-01", instrument="leadership briefing", came=[mayor])
    assert found(facts(partnership, today=dt.date(2022, 6, 1)).briefings) == [in_office.pk]
    assert facts(partnership).briefings == ()


def test_the_mentors_mayor_is_not_the_mentees():
    partnership, _mentor, _mentee = duo()
    make.membership(partnership, "mentee", "political leader")
    mayor = make.membership(partnership, "mentor", "political leader").practitioner
    make.activity(partnership, instrument="leadership briefing", came=[mayor])
    assert facts(partnership).briefings == ()


def test_the_latest_context_note_of_each_side_is_the_evidence():
    partnership, _, _ = duo()
    make_note = partnership.contexts.create
    make_note(side="mentor", notes="Old", on=dt.date(2020, 1, 1))
    latest = make_note(side="mentor", notes="New", on=dt.date(2021, 1, 1))
    assert found(facts(partnership).context_sides) == [latest.pk]


def test_cities_that_heard_of_it_are_counted_where_they_heard():
    partnership, _, _ = duo()
    sister, _, _ = duo(mentor=partnership.mentor, mentee=make.city("Otjiwarongo", "NA"), programme=partnership.programme)
    for name in ("Blantyre", "Zomba"):
        make.interest(partnership.programme, make.city(name, "MW"), heard_through=partnership)
    make.interest(partnership.programme, make.city("Karonga", "MW"))
    assert [facts(each).heard_of_it for each in (partnership, sister)] == [2, 0]


def test_facts_can_be_asked_for_as_they_stood():
    partnership, mentor, _ = duo()
    make.activity(partnership, on="2024-03-01", instrument="exploratory visit", city=partnership.mentee, came=[mentor])
    assert facts(partnership, today=dt.date(2024, 2, 29)).mentor_visits == ()
    assert len(facts(partnership, today=dt.date(2024, 3, 1)).mentor_visits) == 1


def test_a_partnership_that_does_not_exist_has_no_facts():
    assert load([987654321]) == {987654321: read(Rows(), dt.date.today())}


def test_nothing_is_asked_for_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert load([]) == {}


@pytest.mark.parametrize("number", [1, 5, 25])
def test_four_queries_whatever_the_number(number, django_assert_num_queries):
    programme = make.programme()
    made = []
    for each in range(number):
        partnership, mentor, mentee = duo(mentor=make.city(f"A{each}"), mentee=make.city(f"B{each}"), programme=programme)
        make.activity(partnership, instrument="exploratory visit", city=partnership.mentee, came=[mentor, mentee])
        made.append(partnership.pk)
    with django_assert_num_queries(4):
        assert [len(each.mentor_visits) for each in load(made).values()] == [1] * number
