"""Several speak at once about one promise: one is heard, the others are told so."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.urls import reverse

from stages.models import Commitment, Turn
from tests import make
from tests.stages.commitments.saying import as_, duo, said

pytestmark = [pytest.mark.both, pytest.mark.django_db(transaction=True)]
CROWD = 16


def at_once(posts):
    """Each post in a thread of its own, all let go at the same moment; how often each status came back."""
    gate = Barrier(len(posts))

    def press(post):
        client, address, data = post
        try:
            gate.wait(60)
            return client.post(address, data).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(posts)) as pool:
        return Counter(pool.map(press, posts))


def test_of_many_who_confirm_one_is_heard():
    scene = duo()
    promise = scene.promise(due="2099-01-01")
    promise.keep(by=scene.of("mentor"))
    clients = [as_(scene.mentee), *(as_(make.member_user(scene.partnership, "mentee", "planner")) for _ in range(CROWD - 1))]
    posts = [(client, reverse("promise-confirm", args=[promise.pk]), {"version": promise.version}) for client in clients]
    assert at_once(posts) == {302: 1, 409: CROWD - 1}
    assert list(Turn.objects.values_list("says", flat=True)) == ["kept", "confirmed"]


def test_of_confirming_and_renegotiating_at_once_one_is_heard():
    scene = duo()
    promise = scene.promise(on="2025-01-01", due="2099-01-01")
    promise.keep(by=scene.of("mentor"))
    mentor, mentee = as_(scene.mentor), as_(scene.mentee)
    posts = [
        (mentee, reverse("promise-confirm", args=[promise.pk]), {}),
        (mentor, reverse("promise-another-day", args=[promise.pk]), {"due": "2099-06-01", "reason": "Part of it is missing."}),
    ] * (CROWD // 2)
    counts = at_once(posts)
    promise.refresh_from_db()
    words = list(promise.turns.values_list("says", flat=True))
    if words[1] == "confirmed":  # it is over then
        assert (promise.state, counts) == ("kept", {302: 1, 409: CROWD - 1})
    else:  # confirming is out of question; another new day can follow the first
        assert promise.state == "open"
        assert "confirmed" not in words
        assert counts[302] == len(words) - 1


def test_with_the_version_of_the_page_exactly_one_of_both_is_heard():
    scene = duo()
    promise = scene.promise(on="2025-01-01", due="2099-01-01")
    promise.keep(by=scene.of("mentor"))
    mentor, mentee, seen = as_(scene.mentor), as_(scene.mentee), {"version": promise.version}
    posts = [
        (mentee, reverse("promise-confirm", args=[promise.pk]), seen),
        (mentor, reverse("promise-another-day", args=[promise.pk]), {"due": "2099-06-01", "reason": "Part of it is missing.", **seen}),
    ] * (CROWD // 2)
    assert at_once(posts) == {302: 1, 409: CROWD - 1}
    assert promise.turns.count() == 2


def test_two_clicks_write_one_promise_down():
    scene = duo()
    client, address = as_(scene.mentor), reverse("promise-new", args=[scene.partnership.pk])
    form = said(scene, on="2026-01-01", due="2099-01-01", key="0b7e3c9a-4a52-4f0e-9a37-1f6f5f6c9d11")
    assert at_once([(client, address, form)] * 8) == {302: 8}
    assert Commitment.objects.count() == 1
