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


def test_ten_tabs_of_one_city_are_one_text():
    scene = duo()
    record = introduced(scene.partnership.programme, scene.manager)
    address = reverse("introduction-words", args=[record.ask("seeker", by=scene.manager)])
    typed = {"writer": "The director of planning", "version": 1}
    found = at_once(lambda number: (as_(scene.manager), address, typed | {"words": f"Words {number}"}), 10)
    assert (found, record.askings.get().version) == ({302: 1, 409: 9}, 2)


def test_words_and_the_answer_at_once_are_words_before_the_answer_or_none():
    scene = duo()
    record = introduced(scene.partnership.programme, scene.manager)
    words = reverse("introduction-words", args=[record.ask("seeker", by=scene.manager)])
    no = reverse("introduction-decline", args=[record.pk])
    said = [
        (as_(scene.manager), words, {"words": "Our words", "writer": "The director", "version": 1}),
        (as_(scene.manager), no, {"declined_by": "seeker", "reason": "Not now"}),
    ]
    found = at_once(lambda number: said[number % 2], 2)
    record.refresh_from_db()
    assert record.state == "declined"
    assert found[302] == (2 if record.askings.get().words else 1)


def test_ten_links_at_once_leave_one_that_works():
    scene = duo()
    record = introduced(scene.partnership.programme, scene.manager)
    client, address = as_(scene.manager), reverse("introduction-ask", args=[record.pk, "seeker"])
    assert at_once(lambda _number: (client, address, {}), 10) == {200: 10}
    assert record.askings.count() == 1
