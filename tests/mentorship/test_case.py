"""The documented case reads as it is documented, and says what is only illustrative."""

import datetime as dt

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from participants.models import City, Interest, Introduction, Partnership, Practitioner, Programme
from stages.models import Activity, Attestation, Commitment, Move, Part, Stay, Word
from tests.mentorship.records import count_rows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("case")]
MZUZU, OTJIWARONGO, LILONGWE = "eThekwini → Mzuzu", "eThekwini → Otjiwarongo", "Johannesburg → Lilongwe"


def partnership(title):
    mentor, mentee = title.split(" → ")
    return Partnership.objects.get(mentor__name=mentor, mentee__name=mentee)


def stay(title, stage):
    return partnership(title).journey.stays.get(stage=stage)


def activities(title, stage=None):
    """The held activities of a partnership, in the order in which they were held; of one stage, or all."""
    found = Activity.objects.held().filter(involvements__partnership=partnership(title)).order_by("on", "pk")
    if stage is None:
        return found
    its = stay(title, stage)
    return found.filter(on__gte=its.since, on__lt=its.until)


def test_three_partnerships_learn_in_one_programme():
    programme = Programme.objects.get()
    assert {str(each) for each in programme.partnerships.all()} == {MZUZU, OTJIWARONGO, LILONGWE}
    assert str(programme.convener) == "United Cities and Local Governments (UCLG)"
    assert programme.convener.city.name == "Barcelona"
    assert [str(funder) for funder in programme.funders.all()] == ["Cities Alliance"]


def test_durban_is_found_under_both_of_its_names():
    city = City.objects.get(name="eThekwini")
    assert (city.also_known_as, city.country.code, city.zone) == ("Durban", "ZA", "Africa/Johannesburg")


def test_each_figure_of_population_names_its_source():
    assert not City.objects.filter(population_source="").exists()
    mzuzu = City.objects.get(name="Mzuzu")
    assert (mzuzu.population, str(mzuzu.growth), mzuzu.population_year) == (150_000, "4.2", None)
    assert City.objects.exclude(name="Mzuzu").filter(growth__isnull=False).count() == 0
    assert City.objects.exclude(name="Mzuzu").exclude(population_source__startswith="GeoNames").count() == 0


def test_mzuzu_was_visited_three_times_for_three_purposes():
    visits = activities(MZUZU, "courtship").exclude(city=None)
    assert [visit.purpose for visit in visits] == ["present", "reconnaissance", "details"]
    assert {visit.city.name for visit in visits} == {"Mzuzu"}


def test_mzuzus_courtship_took_two_years_and_otjiwarongos_five():
    def years(its):
        return round((its.until - its.since).days / 365)

    assert (years(stay(MZUZU, "courtship")), years(stay(OTJIWARONGO, "courtship"))) == (2, 5)


def test_the_namibians_travelled_once_and_nobody_travelled_to_them():
    face_to_face = activities(OTJIWARONGO, "courtship").filter(parts__delivery="face to face").distinct()
    assert [(each.place, each.city) for each in face_to_face] == [("A municipality in KwaZulu-Natal", None)]
    assert face_to_face[0].parts.first().instrument == "observing"


def test_otjiwarongo_left_courtship_without_a_visit_and_said_why():
    move = Move.objects.get(journey__partnership=partnership(OTJIWARONGO), left="courtship")
    assert [lacking["key"] for lacking in move.missing] == ["mentor-visit"]
    assert move.reason


def test_one_training_served_both_of_durbans_partners():
    training = Activity.objects.get(parts__instrument="training")
    assert sorted(str(each.partnership) for each in training.involvements.all()) == [MZUZU, OTJIWARONGO]
    assert (training.last_day - training.on).days == 2
    assert {"bus trip", "joint meal", "site visit"} <= set(training.parts.values_list("instrument", flat=True))


def test_the_two_days_of_discussion_were_closed():
    discussion = Activity.objects.get(title="Two days of closed discussion")
    assert set(discussion.parts.filter(instrument="discussion").values_list("closed", flat=True)) == {True}


@pytest.mark.parametrize("title", [MZUZU, OTJIWARONGO])
def test_the_mentees_ran_their_own_workshops_and_were_debriefed_afterwards(title):
    workshops = activities(title, "implementation").filter(parts__instrument="workshop")
    assert len(workshops) == 3
    assert {part.led_by for part in Part.objects.filter(activity__in=workshops, instrument="workshop")} == {"mentee"}
    assert {each.parts.filter(instrument="debriefing").count() for each in workshops} == {1}


@pytest.mark.parametrize("title", [MZUZU, OTJIWARONGO])
def test_after_care_lasts_until_today(title):
    journey = partnership(title).journey
    assert journey.stay.stage == "after-care"
    assert activities(title).filter(on__gte=journey.stay.since).count() > 10


def test_mzuzus_leaders_were_briefed_after_the_change_and_before_the_workshops():
    newcomer = partnership(MZUZU).memberships.get(practitioner__name="Mayor, Mzuzu")
    briefing = activities(MZUZU).get(parts__instrument="leadership briefing")
    assert newcomer.since < briefing.on < stay(MZUZU, "implementation").since
    assert briefing.attendances.filter(practitioner=newcomer.practitioner, came=True).exists()


def test_lilongwe_was_led_by_a_consultant_much_faster_and_without_a_documented_workshop():
    assert partnership(LILONGWE).approach == "consultant-led"
    assert not activities(LILONGWE).filter(parts__instrument="workshop").exists()
    assert activities(LILONGWE).count() < 6
    days = {title: stay(title, "implementation").since - stay(title, "courtship").since for title in (MZUZU, LILONGWE)}
    assert days[LILONGWE] * 3 < days[MZUZU]


def test_one_move_waits_for_lilongwes_word():
    move = Move.objects.get(settled_at=None)
    assert (str(move.journey.partnership), move.entered) == (LILONGWE, "after-care")
    assert [word.side for word in move.words.all()] == ["mentor"]
    assert move.reason.startswith("Illustrative")


def test_blantyre_is_an_interest_that_came_through_mzuzu():
    interest = Interest.objects.get()
    assert (interest.city.name, str(interest.heard_through)) == ("Blantyre", MZUZU)
    assert not City.objects.get(name="Blantyre").mentored.exists()


def test_the_broker_introduced_mzuzu_and_blantyre_to_ethekwini():
    made = Introduction.objects.order_by("on")
    assert [(each.seeker.name, each.provider.name, each.introducer.name, each.state, str(each.became or "")) for each in made] == [
        ("Mzuzu", "eThekwini", "Broker, UCLG", "became", MZUZU),
        ("Blantyre", "eThekwini", "Broker, UCLG", "open", ""),
    ]


def test_the_associations_support_namibia_alone():
    supported = Partnership.objects.filter(memberships__role="association").distinct()
    assert [str(each) for each in supported] == [OTJIWARONGO]


def test_one_plan_lies_ahead_and_the_day_of_another_has_passed():
    planned = Activity.objects.planned().order_by("on")
    assert [each.on < dt.date.today() for each in planned] == [True, False]
    assert {each.recorded_by.email for each in planned} == {"facilitator.mzuzu@example.org", "facilitator.otjiwarongo@example.org"}


def test_the_study_gives_one_date_and_everything_else_is_illustrative():
    documented = Activity.objects.exclude(on_basis="illustrative")
    assert [(each.title, each.on, each.on_precision, each.on_basis) for each in documented] == [
        ("First contact", dt.date(2009, 7, 1), "month", "documented")
    ]
    assert list(Stay.objects.exclude(since_basis="illustrative")) == [stay(OTJIWARONGO, "courtship")]
    assert set(Stay.objects.exclude(until=None).values_list("until_basis", flat=True)) == {"illustrative"}


@pytest.mark.parametrize(
    ("model", "basis"),
    [
        ("participants.Membership", "since_basis"),
        ("participants.Role", "since_basis"),
        ("participants.Context", "on_basis"),
        ("participants.Interest", "on_basis"),
        ("participants.Introduction", "on_basis"),
        ("stages.Move", "effective_basis"),
        ("stages.Word", "said_basis"),
        ("stages.Attestation", "said_basis"),
    ],
)
def test_no_other_record_claims_more_than_an_illustrative_date(model, basis):
    assert set(apps.get_model(model).objects.values_list(basis, flat=True)) == {"illustrative"}


def test_attestations_say_that_they_are_illustrative():
    notes = Attestation.objects.values_list("note", flat=True)
    assert notes
    assert [note for note in notes if not note.startswith("Illustrative")] == []


def test_people_are_named_by_role_and_place():
    places = {"UCLG", "Cities Alliance", "NALAO", "ALAN", "MILE", *City.objects.values_list("name", flat=True)}
    roles = {"facilitator", "planner", "mayor", "manager", "officer", "broker", "consultant"}
    named = [name.rpartition(", ") for name in Practitioner.objects.values_list("name", flat=True)]
    assert [(role, place) for role, _, place in named if place not in places or role.split()[-1].lower() not in roles] == []


def test_each_effective_move_has_the_word_of_both_cities():
    for move in Move.objects.exclude(settled_at=None):
        assert sorted(word.side for word in move.words.all()) == ["mentee", "mentor"]
        assert {word.says for word in move.words.all()} == {Word.Says.ACCEPTS}


def test_only_practitioners_of_the_cities_sit_in_the_safe_space():
    for each in Partnership.objects.all():
        admitted = each.memberships.filter(admitted_at__isnull=False)
        assert set(admitted.values_list("side", flat=True)) == {"mentor", "mentee"}
        assert not admitted.filter(role__endswith="leader").exists()


def test_loading_it_twice_changes_nothing(capsys):
    before = count_rows()
    call_command("load_case")
    assert count_rows() == before
    assert capsys.readouterr().out == "The documented case is here already. Nothing was changed.\n"


def test_it_is_not_loaded_in_production(settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="APP_ENV=demo"):
        call_command("load_case")


def test_promises_run_both_ways_and_every_date_of_theirs_is_illustrative():
    found = Commitment.objects.filter(partnership=partnership(MZUZU)).values_list("side", "state")
    assert set(found) == {("mentor", "kept"), ("mentee", "kept"), ("mentee", "broken"), ("mentor", "open"), ("mentee", "open")}
    assert Commitment.objects.filter(partnership=partnership(OTJIWARONGO), state="said kept").count() == 1
    assert set(Commitment.objects.values_list("on_basis", "due_basis")) == {("illustrative", "illustrative")}
