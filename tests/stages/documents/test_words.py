"""Both sides' words written down by the manager: only with a document each, and the leads are told."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from stages.models import Document, Move, Reminder, Word
from stages.reminders.hearings import written_down
from stages.reminders.ledger import collect
from tests.stages.documents import hostile as h
from tests.stages.documents.adding import lying_in, send, upload
from tests.stages.journey.scenes import as_, duo, text


def proposed(scene, *letter):
    """A proposal that the manager opened with the mentee's word."""
    said = {"seen": "courtship", "to": "inspiration", "reason": "Ready", "lead": scene.of("mentee").pk, "how": "by letter", "said_on": "2024-02-01"}
    as_(scene.manager).post(reverse("move-new", args=[scene.partnership.pk]), {**said, **({"document": letter[0]} if letter else {})})
    return Move.objects.get()


def record(scene, move, *letter, **fields):
    said = {"lead": scene.of("mentor").pk, "says": "accepts", "how": "at a meeting", "said_on": "2024-02-02", **fields}
    return as_(scene.manager).post(reverse("move-record", args=[move.pk]), {**said, **({"document": letter[0]} if letter else {})})


@pytest.mark.django_db
def test_both_words_with_a_document_each_move_the_partnership():
    scene = duo()
    move = proposed(scene, upload(h.pdf(), "Letter of Mzuzu.pdf"))
    assert record(scene, move, upload(name="Minutes.jpg")).status_code == 302
    assert (scene.stage, list(Document.objects.order_by("pk").values_list("title", "sort", "word__side"))) == (
        "inspiration",
        [("Letter of Mzuzu", "letter", "mentee"), ("Minutes", "minutes", "mentor")],
    )
    page = text(as_(scene.mentor).get(reverse("move", args=[move.pk])))
    assert "Letter of Mzuzu PDF" in page and "Minutes JPEG" in page


@pytest.mark.django_db
def test_the_first_word_can_be_given_its_document_later():
    scene = duo()
    move = proposed(scene)
    assert record(scene, move, upload()).context["form"].errors["lead"]
    send(as_(scene.manager), reverse("word-document-new", args=[Word.objects.get().pk]))
    assert record(scene, move, upload()).status_code == 302
    assert scene.stage == "inspiration"


@pytest.mark.django_db
def test_without_a_document_of_its_own_the_second_word_is_refused():
    scene = duo()
    move = proposed(scene, upload())
    response = record(scene, move)
    assert list(response.context["form"].errors) == ["document"]
    assert (Word.objects.count(), scene.stage) == (1, "courtship")


@pytest.mark.django_db
@pytest.mark.parametrize("content", [b"<html>", b"", h.linked("attachedTemplate", "http://e/")])
def test_a_document_that_is_refused_keeps_no_word(content, media):
    scene = duo()
    move = scene.propose()
    response = record(scene, move, upload(content), lead=scene.of("mentee").pk)
    assert (list(response.context["form"].errors), Word.objects.count(), lying_in(media)) == (["document"], 1, [])


@pytest.mark.django_db
def test_a_full_disk_keeps_neither_word_nor_file(monkeypatch, media):
    scene = duo()
    move = scene.propose()
    monkeypatch.setattr("os.fsync", lambda _handle: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    response = record(scene, move, upload(), lead=scene.of("mentee").pk)
    assert (list(response.context["form"].errors), Word.objects.count(), scene.stage) == (["document"], 1, "courtship")


@pytest.mark.django_db
def test_the_leads_of_both_cities_are_told_of_a_word_written_down():
    scene = duo()
    proposed(scene)
    assert collect(written_down, timezone.now()) == 2
    assert set(Reminder.objects.values_list("person", flat=True)) == {scene.mentor.pk, scene.mentee.pk}
    assert collect(written_down, timezone.now()) == 0
    subject = Reminder.objects.first().subject
    line = written_down.lines(scene.mentor, {subject})[subject]
    assert line.title == "eThekwini → Mzuzu: Courtship and acclimatisation → Inspiration and reflection"
    assert line.when == "Mzuzu accepts, 1 February 2024"
    assert written_down.lines(duo().mentor, {subject}) == {}


@pytest.mark.django_db
def test_a_word_given_here_is_no_news():
    scene = duo()
    scene.moved()
    assert collect(written_down, timezone.now()) == 0


@pytest.mark.both
@pytest.mark.django_db(transaction=True)
def test_many_recordings_at_once_are_one_word_and_one_document(media):
    scene = duo()
    move = proposed(scene, upload())
    gate = Barrier(10)

    def press(number):
        try:
            letter = upload(h.picture(size=(60 + number, 40)))
            gate.wait(60)
            return record(scene, move, letter).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as pool:
        statuses = sorted(pool.map(press, range(10)))
    assert statuses == [302] + [409] * 9
    assert (Word.objects.count(), Document.objects.count(), len(lying_in(media))) == (2, 2, 4)


@pytest.mark.both
@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_add_one_document(media):
    scene = duo()
    gate = Barrier(8)

    def press(_number):
        try:
            gate.wait(60)
            return send(as_(scene.mentor), reverse("document-new", args=[scene.partnership.pk])).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(press, range(8))) == {302}
    assert (Document.objects.count(), len(lying_in(media))) == (1, 2)
