"""Many decide at once: all are kept in order, one counts, nothing breaks."""

import uuid

import pytest
from django.urls import reverse

from stages.adaptation.standing import newest
from stages.models import Addition, Decision
from tests import make
from tests.stages.adaptation.scenes import as_, said, scene
from tests.stages.journey.test_racing import at_once

pytestmark = [pytest.mark.both, pytest.mark.django_db(transaction=True)]
CROWD = 10


def test_all_who_decide_at_once_are_kept_in_order_and_one_counts():
    here = scene()
    clients = [as_(make.member_user(here.partnership, "mentee", "facilitator")) for _ in range(CROWD)]
    assert at_once(lambda number: (clients[number], here.form, said(reason=f"Reason {number}")), CROWD) == {302: CROWD}
    made = list(Decision.on_element(here.partnership, here.practice))
    assert [each.number for each in made] == list(range(1, CROWD + 1))
    assert [each.pk for each in newest([here.partnership.pk])[here.partnership.pk]] == [made[-1].pk]


def test_many_clicks_of_one_form_are_one_decision():
    here, key = scene(), str(uuid.uuid4())
    client = as_(here.mentee)
    assert at_once(lambda _: (client, here.form, said(key=key)), CROWD) == {302: CROWD}
    assert Decision.objects.count() == 1


def test_many_clicks_add_one_element_from_home():
    here, data = scene(), {"key": str(uuid.uuid4()), "title": "Meetings", "reason": "Ours.", "on": "2024-03-01"}
    client, address = as_(here.mentee), reverse("addition-new", args=[here.partnership.pk])
    assert at_once(lambda _: (client, address, data), CROWD) == {302: CROWD}
    assert (Addition.objects.count(), Decision.objects.count()) == (1, 1)


def test_retiring_at_once_happens_once():
    here = scene()
    client, address = as_(here.manager), reverse("practice-retire", args=[here.practice.pk])
    assert at_once(lambda _: (client, address, {}), CROWD) == {302: 1, 409: CROWD - 1}
