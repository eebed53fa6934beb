"""Many answer a city at once: it is answered once."""

import pytest
from django.urls import reverse

from participants.models import Interest, Partnership
from tests import make
from tests.stages.journey.scenes import as_, duo
from tests.stages.journey.test_racing import at_once

pytestmark = [pytest.mark.both, pytest.mark.django_db(transaction=True)]


def test_beginning_and_declining_at_once_have_one_outcome():
    scene = duo()
    wish = make.interest(scene.partnership.programme, heard_through=scene.partnership)
    mentors = [make.city(f"Mentor {each}") for each in range(5)]
    client, said = as_(scene.manager), {"mentee": wish.city_id, "approach": "hands-on", "since": "2016-01-01", "interest": wish.pk}
    ways = [(client, reverse("partnership-new", args=[wish.programme_id]), said | {"mentor": each.pk}) for each in mentors]
    ways += [(client, reverse("interest-decline", args=[wish.pk]), {"reason": "Not now"})] * 5
    answers = at_once(lambda number: ways[number], 10)
    made = Partnership.objects.filter(mentee=wish.city)
    assert (answers[302], made.count() <= 1, Interest.objects.get().became) == (1, True, made.first())


def test_ten_clicks_on_one_form_make_one():
    scene = duo()
    wish = make.interest(scene.partnership.programme, heard_through=scene.partnership)
    said = {"mentor": scene.partnership.mentor_id, "mentee": wish.city_id, "approach": "hands-on", "since": "2016-01-01", "interest": wish.pk}
    client, address = as_(scene.manager), reverse("partnership-new", args=[wish.programme_id])
    said["key"] = "0b7e3c9a-4a52-4f0e-9a37-1f6f5f6c9d14"
    assert at_once(lambda _: (client, address, said), 10) == {302: 10}
    assert Partnership.objects.filter(mentee=wish.city).count() == 1
