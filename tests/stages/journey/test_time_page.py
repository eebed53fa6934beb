"""The page of the years: each kind of mark, silences, leaders, lengths, and who may look."""

import datetime as dt
import gzip
import re

import pytest
from django.urls import reverse

from tests import make
from tests.stages.journey.scenes import as_, duo, text

pytestmark = pytest.mark.django_db
TODAY = dt.date.today()
SECRET = "What was said stays in the room"


def page(scene, user=None):
    return as_(user or scene.mentor).get(reverse("timeline", args=[scene.partnership.pk]))


def ago(days):
    return TODAY - dt.timedelta(days)


def svgs(response):
    return " ".join(re.findall(r"<svg.*?</svg>", response.content.decode(), re.DOTALL))


def fill(scene, count):
    """A log with everything in it, over the whole time of the partnership."""
    kinds, cities = (
        ("workshop", "call", "exploratory visit", "joint meal", "leadership briefing"),
        (scene.partnership.mentor, scene.partnership.mentee, None),
    )
    days = (TODAY - make.BEGAN).days
    for number in range(count):
        fields = {"instrument": kinds[number % 5], "city": cities[number % 3], "came": [scene.of("mentor").practitioner], "by": scene.mentor}
        make.activity(scene.partnership, f"Activity number {number}", on=ago(days - days * number // count), **fields)


def test_every_kind_is_in_the_picture_and_in_the_table():
    scene = duo(since=ago(200))
    mentee, guest = scene.partnership.mentee, scene.of("mentor").practitioner
    visit = make.activity(scene.partnership, "First visit", on=ago(100), instrument="exploratory visit", city=mentee, came=[guest])
    make.activity(scene.partnership, "The workshop", on=ago(80), led_by="mentee", city=mentee)
    make.activity(scene.partnership, "Talk", on=ago(60), instrument="call")
    make.activity(scene.partnership, "Next talk", on=TODAY + dt.timedelta(10), instrument="call", held=False)
    response = page(scene)
    said = text(response)
    for words in (
        "visit, study tour",
        "workshop, training, meeting",
        "call, e-mail",
        "hollow: planned",
        "stem: people of the other city came",
        "Today",
    ):
        assert words in svgs(response)
    assert f'<a href="{reverse("activity", args=[visit.pk])}">First visit</a> · exploratory visit' in response.content.decode()
    assert "eThekwini came to Mzuzu" in said
    assert "Next talk · call planned" in said
    assert "Stage 1 begins: Courtship and acclimatisation" in said


def test_titles_summaries_and_people_stay_out_of_the_picture():
    scene = duo(since=ago(200))
    who = make.practitioner("Somebody Known")
    make.membership(scene.partnership, "mentee", "political leader", who, since=ago(100))
    make.activity(scene.partnership, "A telling title", on=ago(50), summary=SECRET, came=[who])
    response = page(scene)
    assert SECRET not in response.content.decode()
    assert "Somebody Known" not in text(response).replace("Somebody Somebody", "")
    assert "A telling title" not in svgs(response)


def test_a_cancelled_plan_is_not_there():
    scene = duo(since=ago(200))
    plan = make.activity(scene.partnership, "Fell through", on=ago(50), held=False)
    plan.cancel(by=scene.mentor, reason="Floods")
    assert "Fell through" not in text(page(scene))


def test_a_silence_is_told_with_its_length():
    scene = duo(since=ago(800))
    for days in (790, 400):
        make.activity(scene.partnership, on=ago(days), instrument="call")
    response = page(scene)
    assert {"13 months", "Silence"} <= set(re.findall(r">([^<>]+)</text>", svgs(response)))
    assert "After 13 months of silence, since" in text(response)
    assert "13 months of silence, since" in text(response)


def test_a_change_of_leader_is_told_by_role_and_city():
    scene = duo(since=ago(800))
    make.membership(scene.partnership, "mentee", "political leader", since=ago(790), until=ago(300))
    make.membership(scene.partnership, "mentee", "political leader", since=ago(300))
    response = page(scene)
    assert "change of leader" in svgs(response)
    assert "Political leader changed Mzuzu" in text(response)


@pytest.mark.parametrize(("ahead", "words"), [(-60, "2 months longer"), (60, "2 months left"), (0, "0 days left")])
def test_the_open_stage_is_compared_with_what_was_expected(ahead, words):
    scene = duo(since=ago(365))
    scene.journey.stays.update(expected_until=TODAY + dt.timedelta(ahead))
    said = text(page(scene))
    assert "12 months so far" in said
    assert words in said


def test_an_empty_log_says_what_would_be_here():
    scene = duo()
    response = page(scene)
    assert "Nothing is logged yet, so the line is empty." in text(response)
    assert reverse("log-of", args=[scene.partnership.pk]) in response.content.decode()


def test_the_page_is_linked_from_the_partnership_and_from_the_gate():
    scene = duo()
    for name in ("partnership", "gate"):
        response = as_(scene.mentor).get(reverse(name, args=[scene.partnership.pk]))
        assert f'<a href="{reverse("timeline", args=[scene.partnership.pk])}">The years so far as a picture</a>' in response.content.decode()


@pytest.mark.parametrize("count", [5, 25, 500])
def test_a_few_queries_whatever_the_log(count, django_assert_num_queries):
    scene = duo()
    fill(scene, count)
    client, url = as_(scene.mentor), reverse("timeline", args=[scene.partnership.pk])
    with django_assert_num_queries(8):
        client.get(url)


def test_a_long_log_is_a_short_page():
    scene = duo()
    fill(scene, 300)
    response = page(scene)
    assert len(gzip.compress(response.content)) < 14_000
    assert "more in the log" in text(response)


def test_the_members_and_those_around_them_look_and_nobody_else():
    cast = make.cast()
    make.activity(cast.own.partnership, "Only for these two cities", on=ago(50))
    url = reverse("timeline", args=[cast.own.partnership.pk])
    seen = {actor: as_(user).get(url).status_code for actor, user in cast.own.actors.items() if user}
    outside = {actor: status for actor, status in seen.items() if status != 200}
    assert outside == {"funder": 404, "administrator": 404, "former member": 404}
    for stranger in (*cast.sister.actors.items(), *cast.foreign.actors.items()):
        if stranger[1] and stranger[0] != "manager":
            response = as_(stranger[1]).get(url)
            assert (response.status_code, "Only for these" in response.content.decode()) == (404, False)
    assert as_(cast.foreign.actors["manager"]).get(url).status_code == 404


def test_whoever_is_not_signed_in_is_sent_to_sign_in(client):
    response = client.get(reverse("timeline", args=[duo().partnership.pk]))
    assert response.status_code == 302


def test_an_activity_of_a_sister_partnership_is_not_here():
    scene = duo()
    sister = make.partnership(scene.partnership.mentor, make.city("Otjiwarongo", "NA"), scene.partnership.programme)
    make.activity(sister, "Not ours", on=ago(50))
    assert "Not ours" not in text(page(scene))


def test_a_partnership_that_does_not_exist_is_not_found():
    assert as_(duo().mentor).get("/partnerships/99999999999999999999/time/").status_code == 404
