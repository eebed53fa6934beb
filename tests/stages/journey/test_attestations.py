"""A criterion that no log can show is met when a lead of the side that it names says so."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from participants.entry import Conflict
from tests import make
from tests.stages.journey.scenes import duo

pytestmark = pytest.mark.django_db


def test_a_lead_says_that_it_is_met():
    scene = duo()
    said = scene.journey.attest("failure-told", by=scene.of("mentee"), note="They told us of the stadium.")
    assert (said.side, said.holds, said.recorded_by, said.said_on) == ("mentee", True, scene.mentee, dt.date.today())


def test_each_side_says_it_for_itself():
    scene = duo()
    scene.journey.attest("declared", by=scene.of("mentor"), note="Yes")
    assert [scene.journey.has_said("declared", side) for side in ("mentor", "mentee")] == [True, False]


def test_it_can_be_taken_back_and_said_again_and_all_of_it_stays():
    scene = duo()
    for holds in (True, False, True):
        scene.journey.attest("terms", by=scene.of("mentor"), note="Terms", holds=holds)
    assert scene.journey.has_said("terms", "mentor")
    assert [word.holds for word in scene.journey.attestations.all()] == [True, False, True]


@pytest.mark.parametrize("before", [True, False])
def test_what_a_side_says_already_it_cannot_say_again(before):
    scene = duo()
    if before:
        scene.journey.attest("terms", by=scene.of("mentor"), note="Terms")
    with pytest.raises(Conflict):
        scene.journey.attest("terms", by=scene.of("mentor"), note="Terms", holds=before)
    assert scene.journey.attestations.count() == int(before)


def test_a_side_that_the_criterion_does_not_name_has_no_word_on_it():
    scene = duo()
    with pytest.raises(ValidationError):
        scene.journey.attest("failure-told", by=scene.of("mentor"), note="We did tell.")


def test_nobody_attests_what_the_log_shows():
    scene = duo()
    with pytest.raises(ValidationError):
        scene.journey.attest("mentor-visit", by=scene.of("mentor"), note="We were there.")


def test_a_facilitator_or_a_former_lead_does_not_attest():
    scene = duo()
    others = [
        make.membership(scene.partnership, "mentee", "facilitator", admitted=True),
        make.membership(scene.partnership, "mentee", "lead planner", admitted=True, until=dt.date(2021, 1, 1)),
    ]
    for other in others:
        with pytest.raises(ValidationError):
            scene.journey.attest("reflected", by=other, note="We did.")
    assert scene.journey.attestations.count() == 0
