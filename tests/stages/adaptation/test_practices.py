"""The list of elements in a programme: who adds, who changes, retired not deleted, copied to another programme."""

import uuid

import pytest
from django.urls import reverse

from stages.models import Practice
from tests import make
from tests.stages.adaptation.scenes import as_, element, scene, text

pytestmark = pytest.mark.django_db


def new(here):
    return reverse("practice-new", args=[here.partnership.programme_id])


def told(here, **fields):
    return {"city": here.partnership.mentor_id, "title": "Role play", "what": "People try a meeting.", "position": 2, **fields}


def changed(here, **fields):
    return {"title": "Smaller groups", "what": "", "position": 1, "version": here.practice.version, **fields}


def test_people_of_the_mentors_side_and_the_manager_add_elements():
    here = scene()
    planner = make.member_user(here.partnership, "mentor", "planner")
    for number, user in enumerate((planner, here.mentor, here.manager)):
        assert as_(user).post(new(here), told(here, title=f"Element {number}")).status_code == 302
    assert list(Practice.objects.values_list("recorded_by", flat=True).order_by("pk"))[1:] == [planner.pk, here.mentor.pk, here.manager.pk]


def test_who_does_what_with_the_list():
    cast = make.cast()
    own = cast.own
    practice = element(own.partnership)
    listed, add, change = (
        reverse("practices", args=[own.programme.pk]),
        reverse("practice-new", args=[own.programme.pk]),
        reverse("practice-change", args=[practice.pk]),
    )
    retire = reverse("practice-retire", args=[practice.pk])
    adds, changes = {"mentor lead", "mentor facilitator", "manager"}, {"mentor lead", "manager"}
    for name, user in own.actors.items():
        if user is None:
            continue
        outside = name in {"funder", "administrator", "former member"}
        expected = [404] * 3 if outside else [200, 200 if name in adds else 403, 200 if name in changes else 403]
        client = as_(user)
        assert (name, [client.get(address).status_code for address in (listed, add, change)]) == (name, expected)
        if name not in changes:
            assert client.post(retire).status_code == (404 if outside else 403)
    assert as_(cast.foreign.actors["manager"]).get(change).status_code == 404
    assert as_(cast.foreign.actors["manager"]).get(listed).status_code == 404


def test_a_mentor_does_not_write_the_method_of_another_city():
    here = scene()
    other = make.partnership(make.city("Turin", "IT"), make.city("Lilongwe", "MW"), here.partnership.programme)
    theirs = element(other, "Turin's own")
    client = as_(here.mentor)
    assert client.post(new(here), told(here, city=other.mentor_id)).status_code == 200
    assert client.get(reverse("practice-change", args=[theirs.pk])).status_code == 403
    assert Practice.objects.count() == 2


def test_two_clicks_add_one_element():
    here, key = scene(), str(uuid.uuid4())
    client = as_(here.manager)
    assert [client.post(new(here), told(here, key=key)).status_code for _ in range(2)] == [302, 302]
    assert Practice.objects.filter(title="Role play").count() == 1


def test_the_same_title_twice_is_answered_with_what_to_do():
    here = scene()
    response = as_(here.manager).post(new(here), told(here, title=here.practice.title))
    assert "take it back into use" in text(response)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("title", "x" * 121),
        ("title", "Bell\x07"),
        ("what", "x" * 20_001),
        ("position", "0"),
        ("position", "1000"),
        ("position", "9" * 30),
        ("position", "NaN"),
        ("city", "9" * 30),
        ("city", ""),
    ],
)
def test_bad_input_is_answered_at_the_field(field, value):
    here = scene()
    response = as_(here.manager).post(new(here), told(here, **{field: value}))
    assert (response.status_code, field in response.context["form"].errors) == (200, True)
    assert Practice.objects.count() == 1


def test_a_stale_change_is_refused_with_both_texts():
    here = scene()
    client, address = as_(here.manager), reverse("practice-change", args=[here.practice.pk])
    assert client.post(address, changed(here)).status_code == 302
    response = client.post(address, changed(here, title="Bigger groups"))
    assert response.status_code == 409
    assert ("Smaller groups" in text(response), "Bigger groups" in response.content.decode()) == (True, True)
    here.practice.refresh_from_db()
    assert (here.practice.title, here.practice.version, here.practice.history.count()) == ("Smaller groups", 2, 2)


def test_an_element_is_retired_and_taken_back_and_the_history_knows():
    here = scene()
    client = as_(here.mentor)
    retire, restore = (reverse(name, args=[here.practice.pk]) for name in ("practice-retire", "practice-restore"))
    assert [client.post(address).status_code for address in (retire, retire, restore, restore)] == [302, 409, 302, 409]
    here.practice.refresh_from_db()
    assert (here.practice.retired_at, here.practice.retired_by, here.practice.history.count()) == (None, None, 3)


def test_a_method_is_copied_once_in_its_order_without_what_is_retired():
    here, other = scene(), make.programme("Another")
    element(here.partnership, "Role play", 2)
    element(here.partnership, "Gone", 3).retire(by=here.manager)
    made = Practice.take_over(here.partnership.programme, other, by=here.manager)
    assert [(each.title, each.position, each.recorded_by) for each in made] == [("Small groups", 1, here.manager), ("Role play", 2, here.manager)]
    assert Practice.take_over(here.partnership.programme, other, by=here.manager) == []
    assert other.practices.count() == 2


def test_a_programme_without_partnerships_has_nobodys_method_yet():
    programme = make.programme()
    client = as_(make.manager(programme))
    assert "No element yet" in text(client.get(reverse("practices", args=[programme.pk])))
    assert client.get(reverse("practice-new", args=[programme.pk])).status_code == 403


def test_the_method_of_a_city_is_read_by_its_partners_and_the_manager_alone():
    here = scene()
    other = make.partnership(make.city("Johannesburg"), make.city("Lilongwe", "MW"), here.partnership.programme)
    element(other, "A secret of Johannesburg", city=other.mentor)
    page = reverse("practices", args=[here.partnership.programme_id])
    assert "A secret of Johannesburg" not in text(as_(here.mentee).get(page))
    assert "A secret of Johannesburg" in text(as_(here.manager).get(page))
