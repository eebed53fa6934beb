"""A programme begins with the design of another one: shown beforehand, copied once, by the manager of both and nobody else."""

import pytest
from django.urls import reverse

from participants.models import Programme
from stages import catalogue
from stages.design import plan
from stages.journey import tuning
from stages.models import Decision, Practice, Tuning
from tests import make
from tests.stages.adaptation.scenes import element
from tests.stages.journey.scenes import as_, duo, text

pytestmark = pytest.mark.django_db
PLANTED = "PLANTED-REASON-4711"


def tune(programme, by, key="mentor-visit", **fields):
    return Tuning.tune(programme, catalogue.CRITERIA[key], **{"by": by, "reason": "Flights are closed.", "asked": False, **fields})


def managed_by(user, title="A new programme"):
    made = make.programme(title)
    made.appoint(user.practitioner, "manager", by=user)
    return made


def designed():
    """A scene whose programme has a design, and an empty programme of the same manager."""
    scene = duo(programme=make.programme("Trust across borders"))
    element(scene.partnership, "Small groups", what="Twelve people at most.")
    element(scene.partnership, "Role play", 2)
    tune(scene.partnership.programme, scene.manager)
    tune(scene.partnership.programme, scene.manager, "three-visits", asked=True, number=2, reason="Two were enough.")
    return scene, managed_by(scene.manager)


def address(target, source=None):
    return reverse("design-copy", args=[target.pk]) + (f"?source={source.pk}" if source else "")


def posted(source, target):
    return {"source": source.pk, "seen": plan.Plan.of(source, target).seen}


def has(programme):
    return (
        {each.criterion: (each.asked, each.number) for each in Tuning.objects.filter(programme=programme).order_by("pk")},
        list(programme.practices.values_list("title", "position")),
    )


def test_it_is_shown_before_anything_is_copied():
    scene, target = designed()
    said = text(as_(scene.manager).get(address(target)))
    for words in ("Small groups", "Role play", "Flights are closed.", "Two were enough.", "2 criteria will be copied. 2 elements will be copied."):
        assert words in said
    assert "All programmes use one and the same list of budget categories." in said
    assert has(target) == ({}, [])


def test_it_is_copied_with_a_note_and_told():
    scene, target = designed()
    source = scene.partnership.programme
    answer = as_(scene.manager).post(address(target), posted(source, target), follow=True)
    said = text(answer)
    assert "Copied from “Trust across borders”: 2 criteria and 2 elements of a method." in said and "Left as they were" not in said
    assert (said.count("here already, the same"), "Nothing is left to copy" in said) == (4, True)
    assert has(target) == ({"mentor-visit": (False, None), "three-visits": (True, 2)}, [("Small groups", 1), ("Role play", 2)])
    reasons = set(Tuning.objects.filter(programme=target).values_list("reason", "recorded_by"))
    note = "Taken over from “Trust across borders”."
    assert reasons == {(f"{note} Flights are closed.", scene.manager.pk), (f"{note} Two were enough.", scene.manager.pk)}
    assert set(target.practices.values_list("what", "recorded_by", "city")) == {
        ("Twelve people at most.", scene.manager.pk, scene.partnership.mentor_id),
        ("", scene.manager.pk, scene.partnership.mentor_id),
    }


def test_two_clicks_copy_once():
    scene, target = designed()
    client, form = as_(scene.manager), posted(scene.partnership.programme, target)
    assert [client.post(address(target), form).status_code for _ in range(2)] == [302, 302]
    assert (Tuning.objects.filter(programme=target).count(), target.practices.count()) == (2, 2)
    assert "Nothing is copied: all of this design is here already." in text(client.get(address(target)))


def test_nothing_but_the_design_is_copied():
    scene, target = designed()
    by = scene.of("mentee")
    Decision.decide(scene.partnership, Practice.objects.first(), kind="adapted", reason="A decision", on=make.day("2024-03-01"), by=by)
    scene.partnership.contexts.create(side="mentor", notes="Our city", on=make.BEGAN)
    as_(scene.manager).post(address(target), posted(scene.partnership.programme, target))
    related = {
        each.get_accessor_name() for each in Programme._meta.related_objects if each.get_accessor_name() and "+" not in each.get_accessor_name()
    }
    one = {each.get_accessor_name() for each in Programme._meta.related_objects if each.one_to_one}
    found = {name for name in related - one if name != "history" and getattr(target, name).exists()} | {name for name in one if hasattr(target, name)}
    assert found == {"tunings", "practices", "roles"}
    assert [role.practitioner.user for role in target.roles.all()] == [scene.manager]


def test_a_programme_keeps_what_it_has_and_says_what_was_left():
    scene, target = designed()
    source = scene.partnership.programme
    tune(target, scene.manager, asked=True, number=3, reason="Ours.")
    Practice.objects.create(programme=target, city=scene.partnership.mentor, position=7, title="Small groups", what="Eight at most.")
    client = as_(scene.manager)
    said = text(client.get(address(target)))
    assert (said.count("stays: the programme has its own"), said.count("will be copied")) == (2, 4)
    said = text(client.post(address(target), posted(source, target), follow=True))
    assert "1 criterion and 1 element of a method. Left as they were, for this programme has its own: 1 criterion and 1 element of a method." in said
    assert has(target) == ({"mentor-visit": (True, 3), "three-visits": (True, 2)}, [("Role play", 2), ("Small groups", 7)])
    assert target.practices.get(title="Small groups").what == "Eight at most."


def test_what_went_back_to_the_model_and_what_is_retired_are_left_out():
    scene, target = designed()
    source = scene.partnership.programme
    tune(source, scene.manager, asked=True, reason="Flights are open again.")
    Practice.objects.get(title="Role play").retire(by=scene.manager)
    as_(scene.manager).post(address(target), posted(source, target))
    assert has(target) == ({"three-visits": (True, 2)}, [("Small groups", 1)])


def test_a_programme_that_went_back_to_the_model_itself_keeps_that():
    scene, target = designed()
    tune(target, scene.manager)
    tune(target, scene.manager, asked=True, reason="We ask for it.")
    as_(scene.manager).post(address(target), posted(scene.partnership.programme, target))
    assert has(target)[0]["mentor-visit"] == (True, None)


def test_a_design_that_changed_meanwhile_is_shown_again():
    scene, target = designed()
    source, client = scene.partnership.programme, as_(scene.manager)
    form = posted(source, target)
    tune(source, scene.manager, "broker", reason="Nobody is there.")
    answer = client.post(address(target), form)
    assert (answer.status_code, "look at it as it is now" in text(answer), "Nobody is there." in text(answer)) == (409, True, True)
    assert has(target) == ({}, [])
    assert client.post(address(target), posted(source, target)).status_code == 302


def test_all_or_nothing_when_somebody_adds_the_same_element_just_then(monkeypatch):
    scene, target = designed()
    source = scene.partnership.programme
    form = posted(source, target)
    Practice.objects.create(programme=target, city=scene.partnership.mentor, position=1, title="Role play")
    pairs = [(each, None) for each in source.practices.select_related("city")]
    monkeypatch.setattr(Practice, "taking_over", lambda _source, _target: pairs)  # read a moment before
    assert as_(scene.manager).post(address(target), form).status_code == 409
    assert has(target) == ({}, [("Role play", 1)])


def test_only_the_manager_of_both_copies_and_nobody_else_sees_it():
    scene, target = designed()
    source = scene.partnership.programme
    tune(source, scene.manager, "broker", reason=PLANTED)
    inside = [scene.mentor, make.member_user(scene.partnership, "support", "broker")]
    of_target = make.manager(target)
    outsiders = [make.funder(source), make.manager(make.programme("Another")), make.user(), make.member_user(make.partnership(), "mentor", "planner")]
    expected = {scene.manager: (200, 200), of_target: (200, 404), **dict.fromkeys(inside, (404, 403)), **dict.fromkeys(outsiders, (404, 404))}
    for user, statuses in expected.items():
        client = as_(user)
        answers = [client.get(address(target, source)), client.get(address(source, target))]
        assert tuple(answer.status_code for answer in answers) == statuses
        if user != scene.manager:
            assert not any(PLANTED in answer.text or "Trust across borders" in answer.text for answer in answers)
            assert client.post(address(target), posted(source, target)).status_code == statuses[0]
    assert has(target) == ({}, [])


def test_a_member_who_manages_another_programme_copies_nothing_from_where_they_only_look():
    scene, _target = designed()
    mine = managed_by(make.member_user(scene.partnership, "support", "adviser"), "Mine")
    user = mine.roles.get().practitioner.user
    answer = as_(user).post(address(mine), posted(scene.partnership.programme, mine))
    assert (answer.status_code, "You manage no other programme." in text(answer), has(mine)) == (200, True, ({}, []))


@pytest.mark.parametrize("value", ["", "x", "0", "-1", "9" * 30, "NaN", "\x00", "x" * 10_000])
def test_a_source_that_is_none_is_answered_with_what_to_do(value):
    scene, target = designed()
    client = as_(scene.manager)
    for answer in (client.get(address(target), {"source": value}), client.post(address(target), {"source": value})):
        assert (answer.status_code, list(answer.context["chooser"].errors)) == (200, ["source"])
    assert client.post(address(target), {"source": scene.partnership.programme_id, "seen": value}).status_code == 409
    assert client.get(address(target), {"source": target.pk}).status_code == 200
    assert has(target) == ({}, [])


def test_with_several_programmes_one_is_chosen_first():
    scene, target = designed()
    managed_by(scene.manager, "A third one")
    said = text(as_(scene.manager).get(address(target)))
    assert "choose a programme" in said and "Small groups" not in said
    assert "Small groups" in text(as_(scene.manager).get(address(target, scene.partnership.programme)))


def test_a_new_programme_begins_with_the_design_of_another():
    scene, _target = designed()
    client, source = as_(scene.manager), scene.partnership.programme
    assert "Begin with the design of" in text(client.get(reverse("programme-new")))
    form = {"title": "The next one", "convener": source.convener_id, "currency": "EUR"}
    answer = client.post(reverse("programme-new"), {**form, "design": source.pk})
    made = Programme.objects.get(title="The next one")
    assert answer.url == address(made, source)
    said = text(client.get(answer.url))
    assert "Nothing is copied yet: look at the design first." in said and "Small groups" in said
    foreign = make.programme("Foreign")
    refused = client.post(reverse("programme-new"), {**form, "title": "Not this one", "design": foreign.pk})
    assert (refused.status_code, "design" in refused.context["form"].errors) == (200, True)
    alone = client.post(reverse("programme-new"), {**form, "title": "Without"})
    assert alone.url == reverse("programme", args=[Programme.objects.get(title="Without").pk])


def test_the_form_of_a_new_programme_begins_with_the_euro():
    page = as_(make.manager(make.programme())).get(reverse("programme-new"))
    assert page.context["form"]["currency"].value() == "EUR"


def test_who_manages_nothing_yet_is_not_asked_and_a_change_does_not_ask():
    scene, target = designed()
    assert "Begin with the design of" not in text(as_(make.administrator()).get(reverse("programme-new")))
    assert "Begin with the design of" not in text(as_(scene.manager).get(reverse("programme-change", args=[target.pk])))
    assert address(target) in as_(scene.manager).get(reverse("programme", args=[target.pk])).text
    assert address(scene.partnership.programme) not in as_(scene.mentor).get(reverse("programme", args=[scene.partnership.programme_id])).text


def test_a_long_reason_still_fits_with_its_note():
    scene, target = designed()
    tune(scene.partnership.programme, scene.manager, "broker", reason="x" * tuning.LONGEST)
    as_(scene.manager).post(address(target), posted(scene.partnership.programme, target))
    reason = Tuning.objects.get(programme=target, criterion="broker").reason
    assert (len(reason), reason.startswith("Taken over from")) == (tuning.LONGEST, True)


@pytest.mark.parametrize("number", [5, 25, 50])
def test_the_page_takes_the_same_few_queries(number, django_assert_num_queries):
    scene, target = designed()
    for each in range(number):
        element(scene.partnership, f"Element {each}", each + 3)
    client = as_(scene.manager)
    with django_assert_num_queries(10):
        client.get(address(target, scene.partnership.programme))
