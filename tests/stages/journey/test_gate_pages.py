"""The gate page, and attesting in the browser."""

import pytest
from django.urls import reverse

from stages.models import Attestation
from tests import make
from tests.stages.journey.scenes import as_, duo, text

pytestmark = pytest.mark.django_db


def attest(scene, key="declared"):
    return reverse("attest", args=[scene.partnership.pk, key])


def said(**fields):
    return {"holds": "yes", "note": "We agreed in the council.", **fields}


def test_every_stage_is_on_the_gate_page():
    scene = duo()
    page = text(as_(scene.mentor).get(reverse("gate", args=[scene.partnership.pk])))
    for title in ("1. Courtship and acclimatisation here now", "2. Inspiration and reflection", "5. After-care"):
        assert title in page


def test_a_leads_word_and_its_note_stand_on_the_gate_page():
    scene = duo()
    assert as_(scene.mentor).post(attest(scene), said()).status_code == 302
    page = text(as_(scene.mentee).get(reverse("gate", args=[scene.partnership.pk])))
    assert "We agreed in the council." in page
    assert "eThekwini: lead facilitator" in page
    assert "Mzuzu: no word yet" in page


def test_a_word_needs_a_note():
    scene = duo()
    response = as_(scene.mentor).post(attest(scene), said(note=""))
    assert (response.context["form"].errors, Attestation.objects.count()) == ({"note": ["Fill this in."]}, 0)


def test_the_page_offers_to_take_back_what_is_said():
    scene = duo()
    client = as_(scene.mentor)
    client.post(attest(scene), said())
    form = client.get(attest(scene)).context["form"]
    assert form["holds"].value() == "no"
    client.post(attest(scene), said(holds="no", note="The council changed its mind."))
    assert not scene.journey.has_said("declared", "mentor")


def test_the_hidden_field_is_not_trusted():
    scene = duo()
    client = as_(scene.mentor)
    assert client.post(attest(scene), said(holds="no")).status_code == 409
    assert client.post(attest(scene), said(holds="perhaps")).context["form"].errors["holds"]
    assert client.post(attest(scene), said()).status_code == 302
    again = client.post(attest(scene), said(note="Once more"))
    assert (again.status_code, "Once more" in again.content.decode(), Attestation.objects.count()) == (409, True, 1)


@pytest.mark.parametrize(("key", "status"), [("declared", 302), ("terms", 403), ("failure-told", 302), ("mentor-visit", 404), ("no-such-thing", 404)])
def test_a_mentees_lead_speaks_where_the_mentee_is_named(key, status):
    scene = duo()
    assert as_(scene.mentee).post(attest(scene, key), said()).status_code == status


@pytest.mark.parametrize(("side", "role"), [("mentor", "facilitator"), ("mentor", "political leader"), ("support", "broker")])
def test_others_see_but_do_not_attest(side, role):
    scene = duo()
    assert as_(make.member_user(scene.partnership, side, role)).post(attest(scene), said()).status_code == 403


def test_a_manager_does_not_attest_and_a_stranger_sees_nothing():
    scene = duo()
    assert as_(scene.manager).post(attest(scene), said()).status_code == 403
    assert as_(make.user()).get(reverse("gate", args=[scene.partnership.pk])).status_code == 404


@pytest.mark.parametrize("number", [5, 25, 50])
def test_the_gate_page_takes_the_same_few_queries(number, django_assert_num_queries):
    scene = duo()
    came = [scene.of("mentor").practitioner]
    for _ in range(number):
        make.activity(scene.partnership, instrument="exploratory visit", city=scene.partnership.mentee, came=came)
    client = as_(scene.mentor)
    with django_assert_num_queries(11):
        client.get(reverse("gate", args=[scene.partnership.pk]))
