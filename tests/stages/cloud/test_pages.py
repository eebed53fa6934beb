"""The page of the cloud as its readers see it."""

import datetime as dt

import pytest
from django.urls import reverse

from stages.facts import load
from tests import make
from tests.matrix.world import HTMX
from tests.stages.cloud.clouds import circle, got, person
from tests.stages.journey.scenes import as_, duo, text

pytestmark = pytest.mark.django_db


def test_it_says_in_plain_words_what_the_log_knows():
    scene = circle()
    said = text(got(scene, scene.lead))
    assert "1 of the 20 that are possible" in said
    assert "People who have met the other side: 1 in eThekwini, 1 in Mzuzu" in said
    assert "If one of these left, nobody here would have met the other city: PLANTED mentor 1; PLANTED mentee 1." in said
    assert "PLANTED mentor 2" in said.partition("Invite next")[2].partition("Who is who")[0]


def test_where_nobody_has_met_it_says_so_and_offers_the_first_step():
    scene = duo()
    page = as_(scene.mentor).get(reverse("cloud", args=[scene.partnership.pk]))
    assert "Nobody has met yet, as far as the log knows." in text(page)
    assert page.context["figures"].ties == 0


def test_only_one_city_has_people():
    here = make.partnership()
    lead = make.member_user(here, "mentor", "lead facilitator")
    page = as_(lead).get(reverse("cloud", args=[here.pk]))
    assert "None is possible yet: only one city has people here." in text(page)


def test_before_anybody_took_part_the_page_is_empty_and_leads_on():
    here = make.partnership()
    broker = make.member_user(here, "support", "broker", since="2020-01-01")
    make.activity(here, "A first meeting", "2015-05-01", came=[broker.practitioner])
    page = as_(broker).get(reverse("cloud", args=[here.pk]), {"at": 4 * 2015 + 1})
    assert (page.context["picture"], "Nobody takes part yet" in text(page)) == (None, True)


def test_the_slider_shows_the_cloud_as_it_stood():
    scene = circle()
    before, after = (got(scene, scene.lead, at=4 * 2024 + quarter).context for quarter in (-1, 0))
    assert (before["times"].stop.day, before["figures"].ties) == (dt.date(2023, 12, 31), 0)
    assert (after["times"].stop.day, after["figures"].ties) == (dt.date(2024, 3, 31), 1)


@pytest.mark.parametrize("asked", ["", "x", "-1", "0", "8" * 12, "99999", "²", "\x00", "8096.5", "٤"])
def test_a_time_that_there_is_not_is_taken_for_today(asked):
    scene = circle()
    page = got(scene, scene.lead, at=asked, who=asked)
    assert (page.status_code, page.context["times"].stop.day, page.context["chosen"]) == (200, dt.date.today(), None)


def test_without_a_script_the_slider_is_a_form_and_every_year_a_link():
    scene = circle()
    page = got(scene, scene.lead).content.decode()
    assert '<form method="get"' in page
    assert f'href="?at={4 * 2022 + 3}"' in page


def test_with_htmx_the_region_comes_alone():
    scene = circle()
    region = got(scene, scene.lead, headers=HTMX).content.decode().strip()
    assert (region.startswith('<div id="cloud"'), "<html" in region) == (True, False)


def test_one_person_can_be_looked_at_alone():
    scene = circle()
    who = scene.partnership.memberships.get(practitioner__name="PLANTED mentor 1").practitioner
    page = got(scene, scene.lead, who=who.pk)
    assert (page.context["chosen"], [(met.left, met.right, met.tie.minutes) for met in page.context["ties"]]) == (
        "PLANTED mentor 1",
        [("PLANTED mentor 1", "PLANTED mentee 1", 7_777)],
    )


def test_a_contact_of_which_only_the_month_is_known_pretends_no_day():
    scene = circle()
    people = [scene.partnership.memberships.get(practitioner__name=f"PLANTED {side} 1").practitioner for side in ("mentor", "mentee")]
    make.activity(scene.partnership, "A letter", "2024-05-01", on_precision="month", came=people)
    tie = got(scene, scene.lead).context["ties"][0]
    assert (tie.last, tie.tie.last, tie.tie.times) == ("May 2024", dt.date(2024, 5, 31), 2)


def test_an_activity_of_several_parts_counts_all_their_minutes_once():
    scene = circle()
    make.part(scene.partnership.involvements.get(activity__title="A long visit").activity, 2, minutes=3)
    assert got(scene, scene.lead).context["ties"][0].tie.minutes == 7_780


def test_who_left_is_out_of_the_cloud_from_that_day_on():
    scene = circle()
    scene.partnership.memberships.get(practitioner__name="PLANTED mentee 1").end(on=dt.date(2024, 6, 1))
    assert [got(scene, scene.lead, at=at).context["figures"].ties for at in (4 * 2024, 4 * 2024 + 1)] == [1, 0]


def test_a_shared_activity_ties_nobody_of_another_partnership():
    scene = circle()
    sister = make.partnership(scene.partnership.mentor, make.city("Otjiwarongo", "NA"), scene.partnership.programme)
    theirs = person(sister, "mentee", "Somebody of Otjiwarongo")
    ours = scene.partnership.memberships.get(practitioner__name="PLANTED mentor 2").practitioner
    make.activity([scene.partnership, sister], "A training", "2024-05-01", came=[theirs, ours])
    page = got(scene, scene.lead)
    assert (page.context["figures"].ties, "Somebody of Otjiwarongo" in page.text) == (1, False)


def test_who_holds_the_bridge_is_what_the_signal_counts_as_long_as_nobody_left():
    scene = circle()
    counted = load([scene.partnership.pk])[scene.partnership.pk].tied
    assert got(scene, scene.lead).context["figures"].holders == (counted["mentor"], counted["mentee"]) == (1, 1)


@pytest.mark.parametrize("number", [3, 25, 60])
def test_few_queries_whatever_the_number_of_people(number, django_assert_max_num_queries):
    scene = circle()
    people = [person(scene.partnership, ("mentor", "mentee")[each % 2], f"Person {each}") for each in range(number)]
    make.activity(scene.partnership, "A training", "2024-05-01", came=people)
    client = as_(scene.lead)
    for route in ("cloud", "cloud-nodes", "cloud-edges", "cloud-graph", "trust-grounds"):
        with django_assert_max_num_queries(12):
            client.get(reverse(route, args=[scene.partnership.pk]))


def test_the_people_page_leads_there_only_who_may_go():
    scene = circle()
    address = reverse("cloud", args=[scene.partnership.pk])
    seen = {name: address in got(scene, user, "people-of").text for name, user in {"lead": scene.lead, **scene.others}.items()}
    assert [name for name, leads in seen.items() if leads] == ["lead"]
