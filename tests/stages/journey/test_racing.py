"""Many press at once: exactly one is first, the others are told so, nothing breaks."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.urls import reverse

from participants.partnerships.parts import Role
from stages.models import Attestation, Journey, Move, Stay, Word
from tests import make
from tests.stages.journey.scenes import as_, duo

pytestmark = [pytest.mark.both, pytest.mark.django_db(transaction=True)]
CROWD = 50


def at_once(posts, size=CROWD):
    """Post ``size`` times in as many threads, all let go at the same moment; how often each status came back."""
    gate = Barrier(size)

    def press(number):
        client, address, data = posts(number)
        try:
            gate.wait(60)
            return client.post(address, data).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(size) as pool:
        return Counter(pool.map(press, range(size)))


def test_fifty_acceptances_move_the_journey_once():
    scene = duo()
    move = scene.propose()
    client = as_(scene.mentee)
    assert at_once(lambda _: (client, reverse("move-accept", args=[move.pk]), {})) == {302: 1, 409: CROWD - 1}
    assert [(stay.stage, stay.until is None) for stay in Stay.objects.all()] == [("courtship", False), ("inspiration", True)]
    assert (Word.objects.count(), Move.objects.get().outcome) == (2, "effective")


def test_fifty_leads_accepting_are_one_word():
    scene = duo()
    move = scene.propose()
    clients = [as_(make.member_user(scene.partnership, "mentee", Role.LEAD_PLANNER)) for _ in range(CROWD)]
    assert at_once(lambda number: (clients[number], reverse("move-accept", args=[move.pk]), {})) == {302: 1, 409: CROWD - 1}
    assert (Word.objects.count(), Stay.objects.count()) == (2, 2)


def test_accepting_declining_and_withdrawing_at_once_have_one_outcome():
    scene = duo()
    move = scene.propose()
    mentor, mentee = as_(scene.mentor), as_(scene.mentee)
    ways = [
        (mentee, reverse("move-accept", args=[move.pk]), {}),
        (mentee, reverse("move-decline", args=[move.pk]), {"reason": "Not yet"}),
        (mentor, reverse("move-withdraw", args=[move.pk]), {}),
    ]
    assert at_once(lambda number: ways[number % 3], 30) == {302: 1, 409: 29}
    outcome = Move.objects.get().outcome
    assert Stay.objects.count() == (2 if outcome == "effective" else 1)


def test_proposals_at_once_leave_one_open():
    scene = duo()
    clients = [as_(scene.mentor), as_(scene.mentee)]
    said = {"to": "inspiration", "reason": "We are ready.", "seen": "courtship"}
    assert at_once(lambda number: (clients[number % 2], reverse("move-new", args=[scene.partnership.pk]), said), 20) == {302: 1, 409: 19}
    assert (Move.objects.count(), Word.objects.count()) == (1, 1)


def test_one_word_on_a_criterion_for_many_clicks():
    scene = duo()
    client, address = as_(scene.mentor), reverse("attest", args=[scene.partnership.pk, "terms"])
    assert at_once(lambda _: (client, address, {"holds": "yes", "note": "Agreed"}), 20) == {302: 1, 409: 19}
    assert Attestation.objects.count() == 1


def test_two_clicks_begin_one_partnership():
    programme = make.programme()
    manager = make.manager(programme)
    mentor, mentee = make.city("eThekwini"), make.city("Mzuzu", "MW")
    said = {"key": "0b7e3c9a-4a52-4f0e-9a37-1f6f5f6c9d11", "mentor": mentor.pk, "mentee": mentee.pk, "approach": "hands-on", "since": "2020-01-01"}
    client, address = as_(manager), reverse("partnership-new", args=[programme.pk])
    assert at_once(lambda _: (client, address, said), 10) == {302: 10}
    assert (programme.partnerships.count(), Stay.objects.count()) == (1, 1)


def test_two_managers_begin_the_same_partnership_once():
    programme = make.programme()
    clients = [as_(make.manager(programme)) for _ in range(10)]
    mentor, mentee = make.city("eThekwini"), make.city("Mzuzu", "MW")
    said = {"mentor": mentor.pk, "mentee": mentee.pk, "approach": "hands-on", "since": "2020-01-01"}
    assert at_once(lambda number: (clients[number], reverse("partnership-new", args=[programme.pk]), said), 10) == {302: 1, 200: 9}
    assert (programme.partnerships.count(), Stay.objects.count()) == (1, 1)


def test_fifty_acceptances_pause_the_journey_once():
    scene = duo()
    move = scene.propose("paused")
    client = as_(scene.mentee)
    assert at_once(lambda _: (client, reverse("move-accept", args=[move.pk]), {})) == {302: 1, 409: CROWD - 1}
    assert (Journey.objects.get().state, Word.objects.count(), Stay.objects.count()) == ("paused", 2, 1)


def test_a_stage_and_a_state_proposed_at_once_leave_one_open():
    scene = duo()
    clients = [as_(scene.mentor), as_(scene.mentee)]
    ways = [{"to": to, "reason": "Because.", "seen": "courtship"} for to in ("inspiration", "paused", "ended")]
    address = reverse("move-new", args=[scene.partnership.pk])
    assert at_once(lambda number: (clients[number % 2], address, ways[number % 3]), 24) == {302: 1, 409: 23}
    assert (Move.objects.count(), Journey.objects.get().state) == (1, "under way")


def test_resuming_and_declining_to_at_once_have_one_outcome():
    scene = duo()
    scene.moved("ended")
    move = scene.propose("under way")
    client = as_(scene.mentee)
    ways = [("move-accept", {}), ("move-decline", {"reason": "Not yet"})]
    assert at_once(lambda number: (client, reverse(ways[number % 2][0], args=[move.pk]), ways[number % 2][1]), 30) == {302: 1, 409: 29}
    assert Journey.objects.get().state == ("under way" if Move.objects.get(pk=move.pk).outcome == "effective" else "ended")
