"""How to reach a person is class C: for themself, the leads of their own side now, and the e-mail address for the manager."""

import pytest
from django.urls import reverse
from django.utils import timezone

from participants.models import Contact
from tests import make
from tests.stages.journey.scenes import as_, duo

pytestmark = pytest.mark.django_db
PHONE, ADDRESS = "+265 1 555 0142", "planner@example.org"


@pytest.fixture
def scene():
    return duo()


@pytest.fixture
def planner(scene):
    """Of the mentee, with a telephone; waits for admission."""
    user = make.member_user(scene.partnership, "mentee", "planner", admitted=False)
    Contact.objects.create(practitioner=user.practitioner, email=ADDRESS, phone=PHONE)
    return user


def seen(user, planner):
    """(telephone, e-mail address, the status of the form that changes them)."""
    page = as_(user).get(reverse("person", args=[planner.practitioner.pk])).text
    return PHONE in page, ADDRESS in page, as_(user).get(reverse("person-change", args=[planner.practitioner.pk])).status_code


def test_the_person_and_the_leads_of_their_side_see_all(scene, planner):
    assert [seen(user, planner) for user in (planner, scene.mentee)] == [(True, True, 200)] * 2


def test_the_manager_sees_the_address_alone(scene, planner):
    assert seen(scene.manager, planner) == (False, True, 200)
    form = as_(scene.manager).get(reverse("person-change", args=[planner.practitioner.pk])).text
    assert (PHONE in form, ADDRESS in form) == (False, False)


def test_nobody_else_sees_anything(scene, planner):
    fellow, adviser = (make.member_user(scene.partnership, side, role) for side, role in (("mentee", "facilitator"), ("support", "adviser")))
    newcomer = make.member_user(scene.partnership, "mentee", "lead planner", admitted=False)
    assert [seen(user, planner) for user in (scene.mentor, fellow, adviser, newcomer)] == [(False, False, 403)] * 4


def test_a_part_that_ended_opens_them_to_no_lead_any_more(scene, planner):
    planner.practitioner.memberships.get().end(on=timezone.localdate())
    assert seen(scene.mentee, planner) == (False, False, 403)
