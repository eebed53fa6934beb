"""What is counted, and how it is said."""

import datetime as dt

import pytest

from reports.drafts import wording
from reports.drafts.compile import compile_values
from reports.drafts.figures import MOST
from stages.models import Journey
from tests import make
from tests.reports.telling import Scene, scene, written


def values(here, **boxes):
    return compile_values(written(here, **boxes))


@pytest.fixture
def here(db) -> Scene:
    return scene(stage="inspiration")


def test_activities_are_counted_by_kind_with_their_hours_and_days(here):
    make.activity(here.partnership, on="2024-03-01", instrument="call", minutes=30, delivery="virtual")
    make.activity(here.partnership, on="2024-05-01", instrument="call", minutes=60, delivery="virtual", on_precision="month")
    make.activity(here.partnership, on="2024-03-02", instrument="workshop", minutes=600)
    found = values(here)
    assert [(kind["title"], kind["times"], kind["hours"], kind["when"]) for kind in found["kinds"]] == [
        ("Call", 2, "1.5 hours", "1 March 2024, May 2024"),
        ("Workshop", 1, "10 hours", "2 March 2024"),
    ]
    assert (found["activities"], found["hours"]) == (3, "11.5 hours")


def test_many_days_are_said_as_from_when_to_when(here):
    for number in range(1, 7):
        make.activity(here.partnership, on=f"2024-0{number}-01", instrument="call")
    assert values(here)["kinds"][0]["when"] == "1 January 2024 to 1 June 2024"


def test_plans_and_what_was_cancelled_do_not_count(here):
    make.activity(here.partnership, on="2024-03-01", held=False)
    assert values(here)["activities"] == 0


def test_only_this_partnership_counts_and_a_shared_training_counts_in_both(here):
    sister = make.partnership(make.city("Durban"), make.city("Otjiwarongo", "NA"), here.partnership.programme)
    make.activity(sister, on="2024-03-01")
    make.activity([here.partnership, sister], on="2024-03-02")
    assert values(here)["activities"] == 1


def test_a_day_belongs_to_the_stay_that_began_last(here):
    journey = here.partnership.journey
    journey.stays.update(until=dt.date(2024, 3, 1))
    second = journey.stays.create(stage="adoption", since=dt.date(2024, 3, 1))
    for on in ("2019-01-01", "2024-02-29", "2024-03-01", "2024-03-02"):
        make.activity(here.partnership, on=on)
    first = journey.stays.exclude(pk=second.pk).get()
    counts = [compile_values(here.partnership.reports.create(stay=stay))["activities"] for stay in (first, second)]
    assert counts == [2, 2]


def test_a_later_stage_changes_nothing_in_the_report_on_an_earlier_one(here):
    journey = here.partnership.journey
    make.activity(here.partnership, on="2024-02-01")
    journey.stays.update(until=dt.date(2024, 3, 1))
    report = here.partnership.reports.create(stay=journey.stays.get())
    before = compile_values(report)
    journey.stays.create(stage="adoption", since=dt.date(2024, 3, 1))
    make.activity(here.partnership, on="2024-04-01", came=[here.mentor.practitioner])
    assert compile_values(report) == before


def visit(here, on, city, who, **fields):
    make.activity(here.partnership, on=on, instrument="workshop", city=city, came=[who.practitioner], **fields)


def test_visits_are_counted_each_way_and_the_days_of_one_journey_once(here):
    mentor, mentee = here.partnership.mentor, here.partnership.mentee
    for on in ("2024-03-01", "2024-03-02", "2024-03-05", "2024-06-01"):
        visit(here, on, mentor, here.mentee)
    visit(here, "2024-09-01", mentee, here.mentor, on_precision="month")
    visit(here, "2024-09-01", mentee, here.mentor, on_precision="month")
    visit(here, "2024-09-03", mentee, here.mentee)
    visit(here, "2024-10-03", mentee, here.mentor, delivery="virtual")
    assert values(here)["visits"] == {"to_mentee": 2, "to_mentor": 2}


def test_people_are_counted_once_by_city_and_never_named(here):
    guest = make.practitioner("Guest", city=make.city("Blantyre", "MW"))
    homeless = make.membership(here.partnership, "mentee", "planner", make.practitioner("No city")).practitioner
    for on in ("2024-03-01", "2024-03-02"):
        make.activity(here.partnership, on=on, came=[here.mentor.practitioner, here.mentee.practitioner, homeless, guest])
    found = values(here)
    assert [(row["place"], row["people"]) for row in found["reached"]] == [("eThekwini", 1), ("Mzuzu", 2), ("Other places", 1)]
    assert found["people"] == 4


def test_hours_are_shared_out_by_who_led(here):
    for led_by, minutes in (("mentor", 60), ("mentee", 90), ("together", 30), ("adviser", 20)):
        make.activity(here.partnership, led_by=led_by, minutes=minutes)
    assert [(share["side"], share["minutes"], share["percent"]) for share in values(here)["led"]] == [
        ("mentor", 60, 30),
        ("together", 30, 15),
        ("adviser", 20, 10),
        ("mentee", 90, 45),
    ]


def test_very_many_activities_are_listed_month_by_month(here):
    for number in range(MOST + 1):
        make.activity(here.partnership, on="2024-03-01" if number % 2 else "2024-04-20", minutes=30, instrument="call", delivery="virtual")
    assert [(row["on"]["words"], row["hours"]) for row in values(here)["log"]] == [("March 2024", "37.5 hours"), ("April 2024", "38 hours")]


def test_the_gate_of_an_open_stay_is_as_it_stands(here):
    visit(here, "2024-03-01", here.partnership.mentor, here.mentee)
    gate = {row["title"]: row["met"] for row in values(here)["gate"] if row["expected"]}
    assert gate == {
        "The mentee has visited the mentor's city": True,
        "A closed session was held": False,
        "A site visit was made": False,
    }


def test_the_move_out_brings_both_words_and_what_was_missing_then(here):
    journey, leads = here.partnership.journey, {who: who.practitioner.memberships.get() for who in (here.mentor, here.mentee)}
    move = journey.propose(to="adoption", by=leads[here.mentor], reason="SECRET-REASON")
    move.accept(by=leads[here.mentee])
    stay = journey.stays.get(stage="inspiration")
    make.activity(here.partnership, on=stay.since.isoformat(), closed=True)
    found = compile_values(here.partnership.reports.create(stay=stay))
    assert (found["left"]["to"], found["left"]["back"]) == ("Adoption", False)
    assert [(word["city"], word["says"], word["how"]) for word in found["left"]["words"]] == [
        ("eThekwini", "accepts", "here"),
        ("Mzuzu", "accepts", "here"),
    ]
    assert [row["met"] for row in found["gate"] if row["expected"]] == [False, False, False]
    assert "SECRET-REASON" not in str(found)


def test_the_path_shows_what_lay_before_and_not_what_came_after(here):
    journey = here.partnership.journey
    journey.stays.update(until=dt.date(2024, 3, 1))
    stay = journey.stays.create(stage="courtship", since=dt.date(2024, 3, 1), until=dt.date(2024, 6, 1))
    Journey.objects.get(pk=journey.pk).stays.create(stage="adoption", since=dt.date(2024, 6, 1))
    found = compile_values(here.partnership.reports.create(stay=stay))
    assert [span["state"] for span in found["path"]] == ["passed", "ahead", "ahead", "ahead", "ahead"]
    assert found["backs"] == [{"left": 2, "entered": 1, "when": "1 March 2024"}]


@pytest.mark.parametrize(
    ("since", "until", "exact", "said"),
    [
        ("2024-01-01", "2024-01-02", "day", "1 day"),
        ("2024-01-01", "2024-02-14", "day", "44 days"),
        ("2024-01-01", "2024-03-01", "month", "about 2 months"),
        ("2024-01-15", "2025-01-14", "day", "11 months"),
        ("2012-06-01", "2014-07-01", "month", "about 2 years and 1 month"),
        ("2012-01-01", "2014-01-01", "day", "2 years"),
        ("2009-07-01", "2014-01-01", "year", "about 5 years"),
        ("2024-01-01", "2024-01-01", "day", "0 days"),
    ],
)
def test_a_length_is_said_as_exactly_as_it_is_known(since, until, exact, said):
    assert wording.length(dt.date.fromisoformat(since), dt.date.fromisoformat(until), exact) == said


def test_real_and_expected_time_stand_side_by_side(here):
    here.partnership.journey.stays.update(until=dt.date(2020, 7, 1), expected_until=dt.date(2020, 4, 1))
    stay = here.partnership.journey.stays.get()
    period = compile_values(here.partnership.reports.create(stay=stay))["period"]
    assert (period["lasted"], period["foreseen"], period["days"], period["expected_days"]) == ("6 months", "3 months", 182, 91)
