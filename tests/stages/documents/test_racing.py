"""A file is taken down while somebody gives a word that would rest on it: the word comes first and the file stays, or the file goes first."""

import time

import pytest
from django.urls import reverse

from stages.models import Document, Journey
from tests.stages.adaptation.scenes import element
from tests.stages.documents.adding import at, document, lying_in
from tests.stages.documents.test_promises_and_decisions import decide, promise
from tests.stages.journey.scenes import as_, duo
from tests.stages.journey.test_racing import at_once

pytestmark = [pytest.mark.both, pytest.mark.django_db(transaction=True)]


def of_a_criterion():
    scene = duo()
    paper = document(scene.mentor, partnership=scene.partnership, criterion="declared")
    word = (as_(scene.mentor), reverse("attest", args=[scene.partnership.pk, "declared"]), {"note": "The councils agreed.", "holds": "yes"})
    return scene, paper, word, lambda: [each.recorded_at for each in scene.journey.attestations.all()]


def of_a_promise():
    scene = duo()
    made = promise(scene.partnership, scene.of("mentor"))
    paper = document(scene.mentor, partnership=scene.partnership, commitment=made)
    word = (as_(scene.mentor), reverse("promise-kept", args=[made.pk]), {"on": "2024-05-01", "version": made.version, "seen": made.version})
    return scene, paper, word, lambda: [each.recorded_at for each in made.turns.filter(says="kept")]


def of_a_decision():
    """The other side's word takes the partnership out of adoption, for which the decisions count."""
    scene = duo(stage="adoption")
    paper = document(scene.mentor, partnership=scene.partnership, decision=decide(scene.partnership, scene.of("mentee")))
    move = scene.propose("implementation")
    word = (as_(scene.mentee), reverse("move-accept", args=[move.pk]), {})
    return scene, paper, word, lambda: [each.settled_at for each in Journey.objects.get().moves.exclude(settled_at=None)]


def of_a_change_of_mind():
    scene = duo()
    what = element(scene.partnership)
    first = decide(scene.partnership, scene.of("mentee"), what)
    paper = document(scene.mentor, partnership=scene.partnership, decision=first)
    typed = {"kind": "set aside", "reason": "It did not work here.", "on": "2024-05-01", "seen": first.pk, "version": 1}
    word = (as_(scene.mentee), reverse("decide", args=[scene.partnership.pk, what.pk]), typed)
    return scene, paper, word, lambda: [each.recorded_at for each in first.followed_by.all()]


@pytest.fixture
def slow(monkeypatch):
    """Between the question what rests on it and the end of the file lies a while."""
    quick = Document.rests_on_it.fget

    def slowly(self):
        found = quick(self)
        time.sleep(0.3)
        return found

    monkeypatch.setattr(Document, "rests_on_it", property(slowly))


@pytest.mark.parametrize("of", [of_a_criterion, of_a_promise, of_a_decision, of_a_change_of_mind])
def test_no_word_rests_on_a_file_that_is_gone(slow, media, of):
    scene, paper, word, given = of()
    down = (as_(scene.mentor), at("document-take-down", paper), {"reason": "The wrong file"})
    before = len(lying_in(media))
    found = at_once(lambda number: (word, down)[number], 2)
    paper.refresh_from_db()
    assert len(given()) == 1
    if paper.taken_down_at:
        assert (found, lying_in(media)) == ({302: 2}, [])
        assert paper.taken_down_at <= given()[0]
    else:
        assert (found, len(lying_in(media))) == ({302: 1, 409: 1}, before)
