"""Whatever is typed into the forms of the journey: a clear message at the field, never a 5xx, never half a record."""

import pytest
from django.urls import reverse

from stages.models import Attestation, Move, Word
from tests.stages.journey.scenes import as_, duo

pytestmark = pytest.mark.django_db
ARABIC_AND_EMOJI = "\u202bنحن مستعدون\u202c 🏙️ e\u0301 \u200d"
CONTROL = "We are\x07 ready"


def errors(response):
    assert response.status_code == 200
    return list(response.context["form"].errors)


@pytest.fixture
def scene():
    return duo()


def propose(scene, user=None, **fields):
    asked = {"seen": "courtship", "to": "inspiration", "reason": "We are ready.", **fields}
    return as_(user or scene.mentor).post(reverse("move-new", args=[scene.partnership.pk]), asked)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"to": ""}, "to"),
        ({"to": "courtship"}, "to"),
        ({"to": "honeymoon"}, "to"),
        ({"reason": "x" * 20_001}, "reason"),
        ({"reason": "x" * 100_000}, "reason"),
        ({"reason": CONTROL}, "reason"),
        ({"reason": "Null\x00"}, "reason"),
        ({"on": "yesterday"}, "on"),
        ({"on": "2019-12-31"}, "on"),
        ({"on": "9999-12-31"}, "on"),
        ({"on": "2020-02-30"}, "on"),
        ({"on": "2020-06-01", "on_precision": "hour"}, "on_precision"),
        ({"expected_until": "2020-01-01"}, "expected_until"),
        ({"expected_until": "99999-01-01"}, "expected_until"),
        ({"seen": "x" * 10_000}, "seen"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_proposal_that_cannot_be_is_refused_at_its_field(scene, fields, field):
    assert errors(propose(scene, **fields)) == [field]
    assert (Move.objects.count(), Word.objects.count()) == (0, 0)


def test_an_empty_proposal_keeps_the_form(scene):
    response = as_(scene.mentor).post(reverse("move-new", args=[scene.partnership.pk]), {"csrfmiddlewaretoken": "as every form has it"})
    assert errors(response) == ["to", "reason"]


@pytest.mark.parametrize("reason", ["x" * 10_000, ARABIC_AND_EMOJI, "<script>alert(1)</script>", "Line\r\nline\ttab"])
def test_any_honest_reason_is_kept_and_shown_as_text(scene, reason):
    assert propose(scene, reason=reason).status_code == 302
    page = as_(scene.mentee).get(reverse("move", args=[Move.objects.get().pk]))
    assert (Move.objects.get().reason, "<script>alert" in page.content.decode()) == (reason.strip(), False)


def test_a_proposal_from_a_page_that_was_overtaken_keeps_what_was_typed(scene):
    scene.moved()
    response = propose(scene, to="adoption", reason="Written for a long time")
    assert (response.status_code, "Written for a long time" in response.content.decode(), Move.objects.count()) == (409, True, 1)
    assert response.context["form"]["seen"].value() == "inspiration"


def test_two_clicks_make_one_proposal(scene):
    assert [propose(scene).status_code, propose(scene).status_code] == [302, 409]
    assert Move.objects.count() == 1


def test_a_lead_who_forges_the_managers_fields_speaks_for_their_own_side(scene):
    propose(scene, lead=scene.of("mentee").pk, how="by letter", said_on="2020-06-01", side="mentee")
    word = Word.objects.get()
    assert (word.side, word.by, word.how, word.is_recorded) == ("mentor", scene.of("mentor"), "here", False)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"lead": ""}, "lead"),
        ({"lead": "-1"}, "lead"),
        ({"lead": "9" * 30}, "lead"),
        ({"lead": "\x00"}, "lead"),
        ({"how": "here"}, "how"),
        ({"how": ""}, "how"),
        ({"said_on": ""}, "said_on"),
        ({"said_on": "2099-01-01"}, "said_on"),
        ({"said_on": "1066-10-14"}, "said_on"),
        ({"said_precision": "hour"}, "said_precision"),
        ({"says": "maybe"}, "says"),
        ({"reason": CONTROL}, "reason"),
        ({"reason": "x" * 20_001}, "reason"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_word_that_cannot_be_is_not_written_down(scene, fields, field):
    move = scene.propose()
    said = {"lead": scene.of("mentee").pk, "how": "by letter", "said_on": "2024-02-01", "says": "declines", "reason": "No", **fields}
    assert errors(as_(scene.manager).post(reverse("move-record", args=[move.pk]), said)) == [field]
    assert (Word.objects.count(), Move.objects.get().is_open) == (1, True)


@pytest.mark.parametrize("reason", ["", "  ", CONTROL, "x" * 20_001], ids=lambda value: repr(value)[:20])
def test_a_no_needs_a_reason_that_can_be_read(scene, reason):
    move = scene.propose()
    response = as_(scene.mentee).post(reverse("move-decline", args=[move.pk]), {"reason": reason})
    assert (errors(response), Move.objects.get().is_open) == (["reason"], True)


@pytest.mark.parametrize("note", ["", CONTROL, "x" * 20_001], ids=lambda value: repr(value)[:20])
def test_a_word_on_a_criterion_needs_a_note_that_can_be_read(scene, note):
    response = as_(scene.mentor).post(reverse("attest", args=[scene.partnership.pk, "declared"]), {"holds": "yes", "note": note})
    assert (errors(response), Attestation.objects.count()) == (["note"], 0)


@pytest.mark.parametrize("name", ["move", "move-accept", "move-decline", "move-withdraw", "move-record"])
def test_a_move_that_does_not_exist_is_not_found(scene, name):
    for number in (0, 10**18, 10**30):
        client = as_(scene.manager)
        address = reverse(name, args=[number])
        assert {client.get(address).status_code, client.post(address).status_code} <= {404, 405}


def test_what_is_not_a_form_at_all_is_no_fault(scene):
    address = reverse("move-new", args=[scene.partnership.pk])
    client = as_(scene.mentor)
    assert client.post(address, "{}", content_type="application/json").status_code == 200
    assert client.post(address, b"\xff\xfe\x00", content_type="application/x-www-form-urlencoded").status_code == 200
