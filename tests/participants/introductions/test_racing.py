"""Many introduce, and many answer, at once: one is first."""

import pytest
from django.urls import reverse

from participants.models import Introduction
from tests import make
from tests.participants.introductions.desk import introduced
from tests.stages.journey.scenes import as_, duo
from tests.stages.journey.test_racing import at_once

pytestmark = [pytest.mark.both, pytest.mark.django_db(transaction=True)]


def test_ten_forms_introduce_the_same_two_once():
    scene = duo()
    programme, seeker, provider = scene.partnership.programme, make.city("Zomba", "MW"), make.city("Ekurhuleni")
    said = {"seeker": seeker.pk, "provider": provider.pk, "needs": "A plan", "offers": "A story", "why": "They fit", "on": "2024-03-01"}
    said |= {"needs_voice": "own", "offers_voice": "own"}
    client, address = as_(scene.manager), reverse("introduction-new", args=[programme.pk])
    found = at_once(lambda number: (client, address, said | {"key": f"0b7e3c9a-4a52-4f0e-9a37-1f6f5f6c9d{number:02}"}), 10)
    assert (found, Introduction.objects.count()) == ({302: 1, 200: 9}, 1)


def test_ten_answers_are_one():
    scene = duo()
    record = introduced(scene.partnership.programme, scene.manager)
    client, address = as_(scene.manager), reverse("introduction-decline", args=[record.pk])
    found = at_once(lambda number: (client, address, {"declined_by": "seeker", "reason": f"Reason {number}"}), 10)
    assert found == {302: 1, 409: 9}
