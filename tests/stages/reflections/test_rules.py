"""Ground rules hold once a lead of each city has said yes; another text needs both again."""

import pytest
from django.core.exceptions import PermissionDenied

from participants.entry import Conflict
from stages.models import Agreement, GroundRules
from stages.reflections.rules import standing
from tests import make
from tests.stages.reflections.writing import rules

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def here():
    return make.partnership()


@pytest.fixture
def mentor(here):
    return make.member_user(here, "mentor", "lead facilitator")


@pytest.fixture
def mentee(here):
    return make.member_user(here, "mentee", "lead planner")


@pytest.fixture
def planner(here):
    return make.member_user(here, "mentee", "planner")


def stands(user, partnership):
    """The texts in force and waiting, and whether this user's yes is waited for."""
    found = standing(user, partnership)
    return found.in_force and found.in_force.text, found.waiting and found.waiting.text, found.may_agree


def test_a_lead_who_proposes_says_yes_and_the_other_citys_lead_makes_it_hold(here, mentor, mentee):
    row = rules(mentor, here, "First")
    assert [stands(user, here) for user in (mentor, mentee)] == [(None, "First", False), (None, "First", True)]
    row.agree(by=mentee)
    assert stands(mentor, here) == ("First", None, False)


def test_whoever_is_no_lead_proposes_and_says_no_yes(here, mentor, mentee, planner):
    row = rules(planner, here, "First")
    assert stands(planner, here) == (None, "First", False)
    with pytest.raises(PermissionDenied):
        row.agree(by=planner)
    row.agree(by=mentor)
    row.agree(by=mentee)
    assert stands(planner, here) == ("First", None, False)


def test_another_text_needs_both_again_and_the_old_one_holds_until_then(here, mentor, mentee):
    rules(mentor, here, "First").agree(by=mentee)
    second = rules(mentee, here, "Second")
    assert stands(mentor, here) == ("First", "Second", True)
    second.agree(by=mentor)
    assert stands(mentor, here) == ("Second", None, False)
    assert [(text.text, len(text.said)) for text in standing(mentor, here).history] == [("Second", 2), ("First", 2)]


def test_nobody_says_yes_to_a_text_that_was_overtaken(here, mentor, mentee):
    first = rules(mentor, here, "First")
    rules(mentor, here, "Second")
    with pytest.raises(Conflict):
        first.agree(by=mentee)


def test_two_leads_of_one_city_are_one_yes_and_said_twice_it_is_one(here, mentor, mentee):
    row, second = rules(mentor, here), make.member_user(here, "mentor", "lead planner")
    for user in (second, mentor, mentor):
        row.agree(by=user)
    assert [(each.side, each.by) for each in Agreement.objects.read_by(mentor)] == [("mentor", mentor)]


def test_a_newcomer_reads_the_rules_that_were_there_before(here, mentor, mentee):
    rules(mentor, here, "First").agree(by=mentee)
    assert stands(make.member_user(here, "mentor", "facilitator"), here) == ("First", None, False)


def test_nobody_outside_reads_rules_or_who_agreed():
    cast = make.cast()
    rules(cast.own.actors["mentee lead"], cast.own.partnership)
    people = [(name, user) for scene in (cast.own, cast.sister, cast.foreign) for name, user in scene.actors.items() if user]
    reads = [name for name, user in people if GroundRules.objects.read_by(user) or Agreement.objects.read_by(user)]
    assert reads == ["mentor lead", "mentor facilitator", "mentee lead", "mentee facilitator"]


@pytest.mark.parametrize("role", ["political leader", "administrative leader"])
def test_a_leader_proposes_nothing(here, role):
    with pytest.raises(PermissionDenied):
        rules(make.member_user(here, "mentee", role), here)


def test_the_pages_offer_a_text_and_lose_none(client, here, mentor, mentee):
    client.force_login(mentor)
    at = f"/partnerships/{here.pk}/ground-rules/"
    assert "What is said here stays here." in client.get(f"{at}write/").text
    assert client.post(f"{at}write/", {"text": "Ours"}).url == at
    page = client.post(f"{at}write/", {"text": "Mine, typed meanwhile", "seen": ""})
    assert (page.status_code, "Ours" in page.text, "Mine, typed meanwhile" in page.text) == (409, True, True)
    client.force_login(mentee)
    assert "Waiting for your word" in client.get(f"/partnerships/{here.pk}/safe-space/").text
    (row,) = GroundRules.objects.read_by(mentee)
    assert client.post(f"/ground-rules/{row.pk}/agree/").url == at
    assert "Ours" in client.get(f"/partnerships/{here.pk}/safe-space/").text
