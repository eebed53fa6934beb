"""Texts of the safe space that waited on a phone: kept once, as the pages keep them, and nowhere else. Class A."""

import datetime as dt
import json
import uuid
from hashlib import sha256

import pytest
from django.core import serializers
from django.utils import timezone

from mentorship.offline.sending import digests
from stages.models import ClosedNote, Differing, Receipt, Reflection
from stages.reflections.entering import stage_now
from tests import make
from tests.mentorship.offline.posted import posted
from tests.stages.reflections.writing import closed_part, note, reflection

pytestmark = pytest.mark.django_db
SEND, TOKEN = "/offline/send/", "qxz-the-mayor-stays-away"


@pytest.fixture
def here():
    return make.partnership(make.city("eThekwini"), make.city("Mzuzu", "MW"))


@pytest.fixture
def writer(here):
    return make.member_user(here, "mentee", "facilitator")


@pytest.fixture
def sent(client, writer):
    client.force_login(writer)
    return lambda said, **fields: client.post(SEND, {**said, **fields})


def text(here, **fields):
    return {"kind": "reflection", "partnership": here.pk, "key": str(uuid.uuid4()), "text": TOKEN, **fields}


def told(here, part, **fields):
    return {**text(here), "kind": "note", "part": part.pk, **fields}


def texts(model, user):
    return [(row.text, row.author_id) for row in model.objects.read_by(user, order=("pk",))]


@pytest.mark.both
def test_a_reflection_sent_twice_is_one_and_only_its_author_reads_it(sent, here, writer):
    said, fellow = text(here), make.member_user(here, "mentor", "facilitator")
    answers = [sent(said) for _each in range(2)]
    row = Reflection.objects.read_by(writer)[0]
    assert [(each.status_code, each.json()) for each in answers] == [(200, {"url": f"/reflections/{row.pk}/", "title": ""})] * 2
    assert (texts(Reflection, writer), texts(Reflection, fellow), row.stage) == ([(TOKEN, writer.pk)], [], stage_now(here))


def test_a_reflection_is_shared_where_its_author_said_so(sent, here):
    fellow = make.member_user(here, "mentor", "facilitator")
    sent(text(here, share="yes"))
    assert [each.text for each in Reflection.objects.read_by(fellow)] == [TOKEN]


@pytest.mark.both
def test_a_note_sent_twice_is_one_and_the_space_reads_it(sent, here, writer):
    part, fellow = closed_part(here), make.member_user(here, "mentor", "facilitator")
    said = told(here, part)
    answers = [sent(said) for _each in range(2)]
    assert [(each.status_code, each.json()["url"]) for each in answers] == [(200, f"/partnerships/{here.pk}/parts/{part.pk}/note/")] * 2
    assert texts(ClosedNote, fellow) == [(TOKEN, writer.pk)]


def test_a_note_that_stands_already_is_not_written_over(sent, here, writer):
    part = closed_part(here)
    note(writer, here, "Written at a desk.", part)
    answer = sent(told(here, part))
    assert (answer.status_code, answer.json()["url"]) == (409, f"/partnerships/{here.pk}/parts/{part.pk}/note/")
    assert (texts(ClosedNote, writer), Receipt.objects.count()) == ([("Written at a desk.", writer.pk)], 0)


def test_a_note_is_changed_as_its_page_showed_it(sent, here, writer):
    part = closed_part(here)
    note(writer, here, "Written at a desk.", part)
    assert [sent(told(here, part, version=version)).status_code for version in (7, 1)] == [409, 200]
    assert texts(ClosedNote, writer) == [(TOKEN, writer.pk)]


def test_the_page_had_kept_it_before_the_line_broke(client, sent, here, writer):
    part, said = closed_part(here), text(here)
    client.post(f"/partnerships/{here.pk}/reflections/new/", {**said, "stage": "courtship"})
    client.post(f"/partnerships/{here.pk}/parts/{part.pk}/note/", {"text": TOKEN})
    assert [sent(said).status_code, sent(told(here, part)).status_code] == [200, 200]
    assert (texts(Reflection, writer), texts(ClosedNote, writer)) == ([(TOKEN, writer.pk)], [(TOKEN, writer.pk)])


def test_other_words_under_the_same_key_stay_on_the_phone_alone(sent, here, writer):
    said = text(here)
    sent(said)
    answer = sent(said, text="Other words.")
    assert (answer.status_code, answer.json()["url"], Differing.objects.count()) == (422, "/journal/", 0)
    assert texts(Reflection, writer) == [(TOKEN, writer.pk)]


def test_another_text_from_a_form_that_was_kept_is_not_lost_in_silence(client, sent, here, writer):
    said = text(here)
    client.post(f"/partnerships/{here.pk}/reflections/new/", {**said, "stage": "courtship"})
    answer = sent(said, text="Other words.")
    assert (answer.status_code, answer.json()["url"]) == (409, f"/reflections/{Reflection.objects.read_by(writer)[0].pk}/")


@pytest.mark.parametrize(("side", "role"), [("mentee", "political leader"), ("support", "adviser")])
def test_nobody_sends_into_a_safe_space_in_which_they_do_not_sit(client, here, side, role):
    part, outsider = closed_part(here), make.member_user(here, side, role)
    client.force_login(outsider)
    answers = [client.post(SEND, said).status_code for said in (text(here), told(here, part))]
    assert (answers, texts(Reflection, outsider), texts(ClosedNote, outsider), Receipt.objects.count()) == (
        [403 if side == "mentee" else 404] * 2,
        [],
        [],
        0,
    )


def test_a_note_belongs_to_a_closed_session_of_its_partnership(sent, here):
    other = make.partnership(make.city("Johannesburg"), make.city("Lilongwe", "MW"))
    open_part = make.activity(here, "A visit").part
    answers = [sent(told(here, part)).status_code for part in (open_part, closed_part(other))]
    assert (answers, sent(text(other)).status_code) == ([404, 404], 404)


def test_an_empty_text_is_refused_beside_its_field(sent, here):
    assert sent(text(here, text=" ")).json()["fields"] == {"text": ["Fill this in."]}


def test_a_receipt_holds_nothing_by_which_a_text_could_be_guessed(sent, here, settings):
    said = text(here, text="yes")
    sent(said)
    kept = serializers.serialize("json", Receipt.objects.all())
    bare = sha256("".join(repr((name, [str(said[name])])) for name in ("kind", "partnership", "text")).encode()).hexdigest()
    assert ("yes" in kept, bare in kept) == (False, False)


def test_a_new_secret_still_knows_what_the_one_before_it_has_taken(sent, here, settings):
    said, before = text(here), settings.SECRET_KEY
    sent(said)
    digest = Receipt.objects.get().digest
    settings.SECRET_KEY_FALLBACKS = [before]
    settings.SECRET_KEY = "another secret, as long and as random"
    assert digests(*posted(said))[1] == digest


def test_the_answer_is_kept_by_no_browser(sent, here):
    assert "no-store" in sent(text(here))["Cache-Control"]


def test_the_pack_names_the_closed_sessions_of_whoever_sits_there_and_says_nothing_of_their_notes(client, here, writer):
    lately = make.activity(here, "A talk", timezone.localdate(), closed=True).part
    note(writer, here, TOKEN, lately), reflection(writer, here, TOKEN)
    make.activity(here, "An open one", timezone.localdate())
    make.activity(here, "To come", timezone.localdate() + dt.timedelta(1), held=False, closed=True)
    begun = make.activity(here, "Begun", timezone.localdate() - dt.timedelta(1), held=False, closed=True).part
    packs = {}
    for role in ("facilitator", "adviser"):
        client.force_login(make.member_user(here, "mentor" if role == "facilitator" else "support", role))
        packs[role] = client.get("/offline/pack/").json()
    assert packs["facilitator"]["sessions"] == [
        [here.pk, lately.pk, "A talk", lately.activity.on.isoformat()],
        [here.pk, begun.pk, "Begun", begun.activity.on.isoformat()],
    ]
    assert packs["facilitator"]["spaces"] == [[here.pk, str(here)]]
    assert (packs["adviser"]["sessions"], packs["adviser"]["spaces"], TOKEN in json.dumps(packs)) == ([], [], False)
