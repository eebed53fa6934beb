"""The forms of decisions: bad input, double clicks, and somebody who decided a moment before."""

import datetime as dt
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from participants.models import Membership
from stages.models import Addition, Decision
from tests import make
from tests.stages.adaptation.scenes import as_, element, from_home, said, scene, text

pytestmark = pytest.mark.django_db


def test_a_decision_is_kept_with_who_and_when():
    here = scene()
    response = as_(here.mentee).post(here.form, said(on="2024-03-09", on_precision="month", on_basis="documented"))
    assert (response.status_code, response["Location"]) == (302, here.page)
    made = Decision.objects.get()
    assert (made.kind, made.by, made.recorded_by, made.on, made.on_precision, made.on_basis) == (
        "adapted",
        here.decider,
        here.mentee,
        dt.date(2024, 3, 1),
        "month",
        "documented",
    )


def test_two_clicks_make_one_decision():
    here, key = scene(), str(uuid.uuid4())
    client = as_(here.mentee)
    assert [client.post(here.form, said(key=key)).status_code for _ in range(2)] == [302, 302]
    assert Decision.objects.count() == 1


def test_two_clicks_add_one_element_from_home():
    here, data = scene(), {"key": str(uuid.uuid4()), "title": "Meetings", "reason": "News travels on foot.", "on": "2024-03-01"}
    client, address = as_(here.mentee), reverse("addition-new", args=[here.partnership.pk])
    assert [client.post(address, data).status_code for _ in range(2)] == [302, 302]
    assert (Addition.objects.count(), Decision.objects.get().kind) == (1, "from home")


def test_a_decision_made_meanwhile_is_kept_too_and_the_writer_is_told():
    here = scene()
    here.decide("set aside", on="2024-03-01")
    client = as_(here.mentee)
    page = text(client.post(here.form, said(seen=0), follow=True))
    assert "Someone else decided on this while you were writing" in page
    assert [each.kind for each in Decision.on_element(here.partnership, here.practice)] == ["set aside", "adapted"]
    assert "Someone else decided" not in text(client.post(here.form, said(seen=2), follow=True))


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("reason", "", "Fill this in."),
        ("reason", "   ", "Fill this in."),
        ("reason", "x" * 20_001, "20000"),
        ("reason", "Bell\x07", "cannot be shown"),
        ("kind", "", "Fill this in."),
        ("kind", "from home", "Choose from the list."),
        ("on", "", "Fill this in."),
        ("on", "31.02.2024", "valid date"),
        ("on", "1066-10-14", "between 1900 and 2100"),
        ("on", "NaN", "valid date"),
        ("on_basis", "illustrative", "Choose from the list."),
        ("on_precision", "century", "Choose from the list."),
        ("seen", "9" * 40, ""),
        ("seen", "NaN", "whole number"),
    ],
)
def test_bad_input_is_answered_at_the_field_and_nothing_is_lost(field, value, message):
    here = scene()
    data = said(**{"reason": "What was typed", field: value})
    response = as_(here.mentee).post(here.form, data)
    if message:
        assert (response.status_code, Decision.objects.count()) == (200, 0)
        assert message in str(response.context["form"].errors)
        assert field in ("reason",) or "What was typed" in response.content.decode()
    else:
        assert response.status_code in (200, 302)


def test_a_day_still_to_come_is_refused():
    here = scene()
    response = as_(here.mentee).post(here.form, said(on=(timezone.localdate() + dt.timedelta(2)).isoformat()))
    assert "still to come" in str(response.context["form"].errors["on"])


def test_a_day_before_the_last_decision_is_answered_at_the_field():
    here = scene()
    here.decide(on="2024-06-15")
    response = as_(here.mentee).post(here.form, said(on="2024-06-01", reason="What was typed"))
    assert "Give a day from then on" in str(response.context["form"].errors["on"])
    assert "What was typed" in response.content.decode()


def test_a_failed_form_answers_htmx_with_its_region():
    here = scene()
    response = as_(here.mentee).post(here.form, said(reason=""), headers={"HX-Request": "true"})
    assert (response.status_code, response.content.decode().lstrip().startswith('<div class="stack" id="decide">')) == (200, True)


def test_elements_of_elsewhere_do_not_exist_here():
    here, there = scene(), scene(mentee=make.city("Otjiwarongo", "NA"))
    client, pk = as_(here.mentee), here.partnership.pk
    others = element(here.partnership, "Turin's", city=make.city("Turin", "IT"))
    sister = make.partnership(here.partnership.mentor, make.city("Lilongwe", "MW"), here.partnership.programme)
    for address in (
        reverse("decide", args=[pk, there.practice.pk]),
        reverse("decide", args=[pk, others.pk]),
        reverse("decide", args=[pk, 10**30]),
        reverse("decide-own", args=[pk, from_home(sister).pk]),
        reverse("decide-own", args=[pk, 10**30]),
        reverse("adaptation", args=[10**30]),
        reverse("plan-of", args=[10**30]),
    ):
        assert client.post(address, said()).status_code in (404, 405)
        assert client.get(address).status_code == 404
    assert Decision.objects.count() == 0


def test_ids_in_hidden_fields_change_nothing():
    here, there = scene(), scene(mentee=make.city("Otjiwarongo", "NA"))
    stranger = Membership.objects.get(pk=there.decider.pk)
    as_(here.mentee).post(here.form, said(partnership=there.partnership.pk, practice=there.practice.pk, by=stranger.pk, number=99))
    made = Decision.objects.get()
    assert (made.partnership, made.practice, made.by, made.number) == (here.partnership, here.practice, here.decider, 1)


def test_the_mentor_looks_and_does_not_decide():
    here = scene()
    for user in (here.mentor, here.manager):
        assert as_(user).post(here.form, said()).status_code == 403
    assert Decision.objects.count() == 0


def test_a_decision_on_a_retired_element_is_not_lost():
    here = scene()
    here.practice.retire(by=here.manager)
    assert as_(here.mentee).post(here.form, said()).status_code == 302


def test_scripts_in_texts_stay_texts():
    here = scene()
    here.decide(reason="<script>alert(1)</script>")
    page = as_(here.mentee).get(here.page).content.decode()
    assert ("<script>alert" in page, "&lt;script&gt;alert" in page) == (False, True)
