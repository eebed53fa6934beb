"""The people page: leaders with their years and predecessors, and whether they were briefed."""

import datetime as dt

import pytest
from django.urls import reverse

from participants.partnerships.parts import Role, Side
from tests import make
from tests.stages.journey.scenes import as_, duo, text

pytestmark = pytest.mark.django_db


def page(scene, user):
    return as_(user).get(reverse("people-of", args=[scene.partnership.pk]))


def briefed(scene, mayor, on):
    return make.activity(scene.partnership, instrument="leadership briefing", on=on, came=[mayor.practitioner])


def test_a_leader_with_years_and_predecessor():
    scene = duo()
    first = make.membership(scene.partnership, Side.MENTEE, Role.POLITICAL_LEADER, make.practitioner("First mayor"))
    first.hand_over(to=make.practitioner("Second mayor"), on=dt.date(2023, 5, 1), by=scene.mentee)
    said = text(page(scene, scene.mentor))
    assert "Mzuzu, political leader Second mayor , since 1 May 2023 First mayor , 1 January 2020 – 1 May 2023" in said
    assert "Took over from First mayor" in said


def test_a_change_of_leader_asks_for_a_new_briefing():
    scene = duo()
    first = make.membership(scene.partnership, Side.MENTEE, Role.POLITICAL_LEADER)
    briefing = briefed(scene, first, "2022-03-01")
    response = page(scene, scene.mentor)
    assert "The leaders of Mzuzu were last briefed: 1 March 2022" in text(response)
    assert f'href="{reverse("activity", args=[briefing.pk])}"' in response.content.decode()
    second = first.hand_over(to=make.practitioner("Second mayor"), on=dt.date(2023, 5, 1), by=scene.mentee)
    assert "No leader of Mzuzu has been briefed since the last change of leader." in text(page(scene, scene.mentor))
    briefed(scene, second, "2023-06-01")
    assert "last briefed: 1 June 2023" in text(page(scene, scene.mentor))


def test_an_empty_place_says_what_would_be_here():
    scene = duo()
    assert "No leader is named yet." in text(page(scene, scene.mentor))


def test_the_button_to_admit_follows_the_rule():
    scene = duo()
    facilitator = make.member_user(scene.partnership, Side.MENTEE, Role.FACILITATOR)
    successor = scene.of("mentee").hand_over(to=make.practitioner("New lead"), on=dt.date.today(), by=scene.manager)
    address = reverse("membership-admit", args=[successor.pk])
    seen = [address in page(scene, user).content.decode() for user in (facilitator, scene.mentor, scene.manager)]
    assert seen == [True, False, False]
    assert as_(facilitator).post(address).status_code == 302


def test_outsiders_see_no_leader():
    scene = duo()
    make.membership(scene.partnership, Side.MENTEE, Role.POLITICAL_LEADER, make.practitioner("PLANTED mayor"))
    sister = duo(mentor=scene.partnership.mentor, mentee=make.city("Otjiwarongo", "NA"), programme=scene.partnership.programme)
    for user in (make.funder(scene.partnership.programme), sister.mentee, make.manager(make.programme("Another"))):
        response = page(scene, user)
        assert (response.status_code, "PLANTED" in response.content.decode()) == (404, False)


@pytest.mark.parametrize("number", [5, 25, 50])
def test_few_queries_whatever_the_number_of_people(number, django_assert_max_num_queries):
    scene = duo()
    last = make.membership(scene.partnership, Side.MENTEE, Role.POLITICAL_LEADER)
    for index in range(number):
        last = last.hand_over(to=make.practitioner(f"Mayor {index}"), on=dt.date(2021, 1, 1) + dt.timedelta(index), by=scene.manager)
        make.membership(scene.partnership, Side.MENTEE, Role.LEAD_PLANNER)
    client = as_(scene.mentor)
    with django_assert_max_num_queries(10):
        client.get(reverse("people-of", args=[scene.partnership.pk]))
