"""A programme leaves a criterion out, or asks for more, and says why. The newest word counts, the older ones stay."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from participants.entry import Conflict
from participants.models import Partnership
from stages import catalogue
from stages.facts import Evidence, Facts
from stages.journey import gate
from stages.journey.kept import Kept
from stages.models import Tuning
from tests import make
from tests.stages.journey.scenes import as_, duo, text

pytestmark = pytest.mark.django_db
VISIT = catalogue.CRITERIA["mentor-visit"]


def tune(scene, key="mentor-visit", **fields):
    fields = {"by": scene.manager, "reason": "Flights are closed.", "asked": False, **fields}
    return Tuning.tune(scene.partnership.programme, catalogue.CRITERIA[key], **fields)


def at(scene, key="mentor-visit"):
    return reverse("criterion-tune", args=[scene.partnership.programme_id, key])


def told(**fields):
    return {"seen": 0, "asked": "no", "reason": "Flights are closed.", **fields}


def missing(scene):
    return [each["key"] for each in scene.journey.missing("courtship", "inspiration")]


def test_what_is_not_asked_for_is_not_missing():
    scene = duo()
    tune(scene)
    assert (missing(scene), [each["key"] for each in scene.propose().missing]) == (["declared"], ["declared"])


def test_what_was_frozen_before_stays():
    scene = duo()
    move = scene.propose()
    tune(scene)
    move.refresh_from_db()
    assert [each["key"] for each in move.missing] == ["mentor-visit", "declared"]


def test_another_number_is_another_gate():
    scene, evidence = duo(), (Evidence("activity", 1), Evidence("activity", 2))
    tuning = tune(scene, asked=True, number=3, reason="Three trips, as in the case.")
    met = [gate.check(VISIT, Facts(mentor_visits=evidence * times), {}, tuning).met for times in (1, 2)]
    assert met == [False, True]
    assert gate.check(VISIT, Facts(mentor_visits=evidence[:1]), {}).met


def test_the_newest_counts_and_the_older_ones_stay():
    scene = duo()
    tune(scene)
    tune(scene, asked=True, reason="Flights are open again.")
    assert (missing(scene), Tuning.objects.count()) == (["mentor-visit", "declared"], 2)


def test_another_programme_is_not_touched():
    scene, other = duo(), duo(programme=make.programme("Another"))
    tune(other)
    assert missing(scene) == ["mentor-visit", "declared"]


def test_nothing_is_rewritten():
    tuning = tune(duo())
    for verb in (tuning.save, tuning.delete, Tuning.objects.all().delete, lambda: Tuning.objects.update(reason="Other")):
        with pytest.raises(Kept):
            verb()


@pytest.mark.parametrize("number", [-1, 0, 21, 10**30])
def test_a_number_that_nobody_could_reach_is_refused(number):
    with pytest.raises(ValidationError) as fault:
        tune(duo(), asked=True, number=number)
    assert list(fault.value.message_dict) == ["number"]


@pytest.mark.parametrize(("key", "number"), [("context", 3), ("three-visits", 4), ("stepped-back", 2), ("declared", 2)])
def test_a_number_beyond_what_can_be_counted_is_refused(key, number):
    with pytest.raises(ValidationError):
        tune(duo(), key, asked=True, number=number)


@pytest.mark.parametrize("reason", ["", " \n"])
def test_it_wants_a_reason(reason):
    with pytest.raises(ValidationError) as fault:
        tune(duo(), reason=reason)
    assert list(fault.value.message_dict) == ["reason"]


def test_saying_it_twice_is_refused_and_a_stale_page_is_a_conflict():
    scene = duo()
    tune(scene, seen=0)
    with pytest.raises(ValidationError):
        tune(scene)
    with pytest.raises(Conflict):
        tune(scene, asked=True, seen=0)


def test_the_database_refuses_a_number_for_what_is_off():
    scene = duo()
    fields = {
        "programme": scene.partnership.programme,
        "criterion": "broker",
        "asked": False,
        "number": 2,
        "reason": "x",
        "recorded_by": scene.manager,
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        Tuning.objects.create(**fields)


@pytest.mark.both
def test_what_is_brought_along_is_what_counts(django_assert_num_queries):
    scene = duo()
    tune(scene)
    tune(scene, "broker", asked=True, number=2, reason="Two of them, “each” for a side.")
    tune(scene, asked=True, reason="Open again.")
    brought = Tuning.along(Partnership.objects.all()).get()
    with django_assert_num_queries(0):
        found = Tuning.newest(brought)
    assert found == Tuning.of(brought.pk)
    assert [(each.asked, each.number, each.reason) for each in found.values()] == [
        (each.asked, each.number, each.reason) for each in Tuning.of(brought.pk).values()
    ]
    other = duo(programme=make.programme("Another")).partnership
    assert Tuning.newest(Tuning.along(Partnership.objects.all()).get(pk=other.pk)) == {}


@pytest.mark.parametrize("number", [1, 25])
def test_one_query_for_any_number_of_programmes(number, django_assert_num_queries):
    scenes = [duo(programme=make.programme(f"Programme {index}")) for index in range(number)]
    for scene in scenes:
        tune(scene)
    with django_assert_num_queries(1):
        assert len(Tuning.standing([scene.partnership.programme_id for scene in scenes])) == number


def test_the_manager_leaves_it_out_and_the_gate_says_why():
    scene = duo()
    said = text(as_(scene.manager).post(at(scene), told(), follow=True))
    assert "not asked for Change" in said and "“Flights are closed.”" in said
    for name in ("gate", "partnership"):
        assert "Not asked for in this programme: Flights are closed." in text(as_(scene.mentor).get(reverse(name, args=[scene.partnership.pk])))


def test_the_gate_says_how_many_the_programme_asks_for():
    scene = duo()
    came = [scene.of("mentor").practitioner]
    make.activity(scene.partnership, instrument="exploratory visit", city=scene.partnership.mentee, came=came)
    assert as_(scene.manager).post(at(scene), told(asked="yes", number="2")).status_code == 302
    said = text(as_(scene.mentor).get(reverse("gate", args=[scene.partnership.pk])))
    assert "This programme asks for 2: Flights are closed." in said and "1 of 2" in said


def test_who_may_see_what_a_programme_asks_for():
    scene = duo()
    tune(scene, reason="PLANTED")
    members = [scene.mentor, make.member_user(scene.partnership, "support", "broker")]
    outsiders = [make.funder(scene.partnership.programme), make.manager(make.programme("Another")), make.user()]
    for address in (reverse("criteria-of", args=[scene.partnership.programme_id]), at(scene)):
        assert as_(scene.manager).get(address).status_code == 200
        for users, status in ((members, 403), (outsiders, 404)):
            for user in users:
                response = as_(user).get(address)
                assert (response.status_code, "PLANTED" in response.content.decode()) == (status, False)
                assert as_(user).post(at(scene), told(asked="yes")).status_code == status
    assert Tuning.objects.count() == 1


def test_a_stale_form_is_answered_with_409_and_keeps_what_was_typed():
    scene = duo()
    newest, client = tune(scene), as_(scene.manager)
    response = client.post(at(scene), told(asked="yes", reason="Typed in vain"))
    assert (response.status_code, "Typed in vain" in response.content.decode()) == (409, True)
    assert response.context["form"]["seen"].value() == newest.pk


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"reason": ""}, "reason"),
        ({"reason": "x" * 100_000}, "reason"),
        ({"reason": "a\x07"}, "reason"),
        ({"asked": "perhaps"}, "asked"),
        ({"asked": ""}, "asked"),
        ({"asked": "yes", "number": "NaN"}, "number"),
        ({"asked": "yes", "number": "9" * 40}, "number"),
        ({"asked": "yes", "number": "0"}, "number"),
        ({"seen": "9" * 40}, None),
        ({"seen": "x"}, "seen"),
    ],
)
def test_bad_input_is_shown_at_its_field(fields, field):
    scene = duo()
    response = as_(scene.manager).post(at(scene), told(**fields))
    assert response.status_code == (200 if field else 409)
    assert list(response.context["form"].errors) == [field or "__all__"]
    assert Tuning.objects.count() == 0


def test_a_criterion_that_does_not_exist_is_not_found():
    scene = duo()
    assert as_(scene.manager).get(at(scene, "no-such-thing")).status_code == 404
    assert as_(scene.manager).get(f"/programmes/{10**30}/criteria/").status_code == 404


@pytest.mark.parametrize("number", [5, 25, 50])
def test_the_list_takes_the_same_few_queries(number, django_assert_max_num_queries):
    scene = duo()
    for index in range(number):
        tune(scene, asked=bool(index % 2))
    client = as_(scene.manager)
    with django_assert_max_num_queries(8):
        client.get(reverse("criteria-of", args=[scene.partnership.programme_id]))


def test_every_kind_of_evidence_links_to_its_record():
    scene = duo(stage="implementation")
    partnership = scene.partnership
    broker = make.membership(partnership, "support", "broker")
    note = partnership.contexts.create(side="mentor", notes="Our city", on=make.BEGAN)
    visit = make.activity(partnership, instrument="exploratory visit", city=partnership.mentee, came=[scene.of("mentor").practitioner])
    content = as_(scene.mentor).get(reverse("gate", args=[partnership.pk])).content.decode()
    page, people = reverse("partnership", args=[partnership.pk]), reverse("people-of", args=[partnership.pk])
    for link in (f"{page}#context-{note.pk}", f"{people}#membership-{broker.pk}", reverse("activity", args=[visit.pk])):
        assert f'href="{link}"' in content
    assert f'id="context-{note.pk}"' in as_(scene.mentor).get(page).content.decode()
    assert f'id="membership-{broker.pk}"' in as_(scene.mentor).get(people).content.decode()


def test_stays_are_evidence_that_the_mentor_stepped_back():
    scene = duo(stage="inspiration")
    make.activity(scene.partnership, on="2020-03-01", led_by="mentor")
    scene.propose("implementation", on=make.day("2021-01-01")).accept(by=scene.of("mentee"))
    make.activity(scene.partnership, on="2021-03-01", led_by="mentee")
    stay = scene.journey.stay
    assert f"#stay-{stay.pk}" in as_(scene.mentor).get(reverse("gate", args=[scene.partnership.pk])).content.decode()
    assert f'id="stay-{stay.pk}"' in as_(scene.mentor).get(reverse("partnership", args=[scene.partnership.pk])).content.decode()


def test_a_leads_note_stands_beside_the_criterion():
    scene = duo()
    scene.journey.attest("declared", by=scene.of("mentor"), note="The council said so.")
    assert "“The council said so.”" in text(as_(scene.mentee).get(reverse("gate", args=[scene.partnership.pk])))
