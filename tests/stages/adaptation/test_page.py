"""The page of the adaptation: the picture, the table with the same facts, both cities' context, and who may do what."""

import pytest
from django.urls import reverse

from stages.models import Decision
from tests import make
from tests.stages.adaptation.scenes import as_, element, scene, text

pytestmark = pytest.mark.django_db

PLANTED = ("Planted element from home", "Planted local reason", "Planted context note")


def planted(here):
    Decision.add(here.partnership, title=PLANTED[0], reason=PLANTED[1], by=here.decider, on=make.day("2024-03-01"))
    here.partnership.contexts.create(side="mentee", notes=PLANTED[2], on=make.day("2024-01-01"))


def test_the_tab_plan_leads_to_the_adaptation():
    here = scene()
    client = as_(here.mentor)
    plan = reverse("plan-of", args=[here.partnership.pk])
    assert client.get(plan)["Location"] == here.page
    assert f'href="{plan}" aria-current="page">Plan' in client.get(here.page).content.decode()


def test_every_way_is_drawn_and_stands_in_the_table_too():
    here = scene()
    kinds = {"as is": "Outcomes", "adapted": "Stories", "set aside": "Rooms"}
    for number, (kind, title) in enumerate(kinds.items(), 2):
        here.decide(kind, what=element(here.partnership, title, number))
    Decision.add(here.partnership, title="Neighbourhoods", reason="Ours.", by=here.decider, on=make.day("2024-03-01"))
    response = as_(here.mentee).get(here.page)
    rows = [(row.word, row.way) for row in response.context["picture"].wide.rows]
    assert rows == [
        ("not decided yet", "open"),
        ("taken as it is", "whole"),
        ("adapted", "half"),
        ("set aside", "mid"),
        ("added from home", "home"),
    ]
    assert [(each.record.title, each.way) for each in response.context["elements"]] == list(
        zip(("Small groups", *kinds.values(), "Neighbourhoods"), ("open", "whole", "half", "mid", "home"), strict=True)
    )
    assert "1 element is not decided yet" in text(response)


def test_the_picture_has_no_style_and_no_class():
    here = scene()
    here.decide()
    page = as_(here.mentee).get(here.page).content.decode()
    drawings = page.split("<svg xmlns")[1:]
    assert len(drawings) == 2
    assert not any(
        word in drawing.split("</figure>")[0].split("</svg>\n</svg>")[0].partition("</div>")[0]
        for drawing in drawings
        for word in ("style=", "class=")
    )


def test_everything_as_it_is_is_a_warning_and_one_adaptation_lifts_it():
    here = scene()
    for number in range(3):
        here.decide("as is", what=element(here.partnership, f"Element {number}", number + 2))
    client = as_(here.mentee)
    assert "Everything decided so far is taken as it is" in text(client.get(here.page))
    here.decide("adapted")
    assert "Everything decided so far" not in text(client.get(here.page))


def test_a_retired_element_shows_only_where_it_was_decided_on():
    here, there = scene(), scene(mentee=make.city("Otjiwarongo", "NA"))
    element(here.partnership, "Never decided", 9).retire(by=here.manager)
    here.decide()
    here.practice.retire(by=here.manager)
    assert [each.record.title for each in as_(here.mentee).get(here.page).context["elements"]] == ["Small groups"]
    assert "retired" in text(as_(here.mentee).get(here.page))
    assert as_(there.mentee).get(there.page).context["elements"][0].record == there.practice


def test_the_method_of_another_mentor_is_not_offered():
    here = scene()
    element(here.partnership, "Turin's own", city=make.city("Turin", "IT"))
    assert [each.record for each in as_(here.mentee).get(here.page).context["elements"]] == [here.practice]


def test_the_newest_context_note_of_each_side_stands_at_the_foot():
    here = scene()
    for side, notes, on in (("mentor", "Old Durban", "2020-01-01"), ("mentor", "New Durban", "2021-01-01"), ("mentee", "Mzuzu tells", "2020-01-01")):
        here.partnership.contexts.create(side=side, notes=notes, on=make.day(on))
    page = text(as_(here.mentor).get(here.page))
    assert ("Old Durban" in page, "New Durban" in page, "Mzuzu tells" in page) == (False, True, True)


def test_an_empty_page_says_what_would_be_here():
    here = scene()
    here.practice.delete()
    assert "nobody imports a model whole" in text(as_(here.mentor).get(here.page))


def test_who_sees_the_page_and_who_decides():
    cast = make.cast()
    own = cast.own
    practice = element(own.partnership)
    page, form = reverse("adaptation", args=[own.partnership.pk]), reverse("decide", args=[own.partnership.pk, practice.pk])
    deciders = {"mentee lead", "mentee facilitator"}
    outside = {"funder", "administrator", "former member"}
    for name, user in own.actors.items():
        if user is None:
            continue
        expected = (404, 404) if name in outside else (200, 200 if name in deciders else 403)
        assert (name, as_(user).get(page).status_code, as_(user).get(form).status_code) == (name, *expected)
        assert as_(user).get(reverse("addition-new", args=[own.partnership.pk])).status_code == expected[1]


def test_outsiders_never_see_a_planted_text():
    cast = make.cast()
    own = cast.own.partnership
    decider = own.memberships.get(practitioner__user=cast.own.actors["mentee lead"])
    added = Decision.add(own, title=PLANTED[0], reason=PLANTED[1], by=decider, on=make.day("2024-03-01"))
    own.contexts.create(side="mentee", notes=PLANTED[2], on=make.day("2024-01-01"))
    addresses = [
        reverse("plan-of", args=[own.pk]),
        reverse("adaptation", args=[own.pk]),
        reverse("addition-new", args=[own.pk]),
        reverse("decide-own", args=[own.pk, added.addition_id]),
    ]
    assert all(word in text(as_(cast.own.actors["mentor lead"]).get(addresses[1])) for word in PLANTED)
    outsiders = [cast.own.actors[name] for name in ("funder", "administrator", "former member")]
    outsiders += [cast.sister.actors["mentee lead"], cast.sister.actors["mentor lead"], cast.foreign.actors["manager"], make.user()]
    for user in outsiders:
        client = as_(user)
        for address in addresses:
            response = client.get(address)
            assert (response.status_code, any(word in text(response) for word in PLANTED)) == (404, False)


def test_a_sister_partnership_reads_the_method_but_not_what_came_from_home():
    here = scene()
    sister = make.partnership(here.partnership.mentor, make.city("Otjiwarongo", "NA"), here.partnership.programme)
    planted(here)
    client = as_(make.member_user(sister, "mentee", "lead facilitator"))
    for address in (reverse("practices", args=[sister.programme_id]), reverse("adaptation", args=[sister.pk])):
        page = text(client.get(address))
        assert ("Small groups" in page, any(word in page for word in PLANTED)) == (True, False)


@pytest.mark.parametrize("number", [5, 25, 50])
def test_the_page_takes_the_same_few_queries(number, django_assert_num_queries):
    here = scene()
    for each in range(number):
        what = element(here.partnership, f"Element {each}", each + 2)
        here.decide("as is", what=what)
        here.decide("adapted", what=what)
    Decision.add(here.partnership, title="Meetings", reason="Ours.", by=here.decider, on=make.day("2024-03-01"))
    client = as_(here.mentee)
    with django_assert_num_queries(7):  # session, user, parts, partnership with its context notes, decisions, their documents, elements
        client.get(here.page)


@pytest.mark.parametrize("number", [5, 25, 50])
def test_the_list_of_elements_takes_the_same_few_queries(number, django_assert_num_queries):
    here = scene()
    for each in range(number):
        element(here.partnership, f"Element {each}", each + 2)
    client = as_(here.mentor)
    with django_assert_num_queries(7):
        client.get(reverse("practices", args=[here.partnership.programme_id]))
