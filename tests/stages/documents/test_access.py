"""Who sees a document and who adds one: asked of everybody, with a planted text that could leak."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from stages.models import Document, Involvement
from tests import make
from tests.stages.documents.adding import at, document, new, of_activity, send
from tests.stages.journey.scenes import as_, duo

pytestmark = pytest.mark.django_db
PLANTED = "PLANTED-TITLE-4711"
READERS = {*make.PARTS, "manager"}
ADDERS = READERS - {"mentor leader", "mentee leader", "broker", "association"}


def client_of(user):
    return as_(user) if user else Client()


def test_documents_are_seen_by_the_partnership_and_its_manager_alone():
    cast = make.cast()
    activity = make.activity(cast.own.partnership)
    lead = cast.own.actors["mentor lead"]
    documents = [document(lead, title=PLANTED, partnership=cast.own.partnership), document(lead, title=PLANTED, activity=activity)]
    pages = [at(name, each) for each in documents for name in ("document", "document-file", "document-thumbnail")]
    pages += [reverse("documents-of", args=[cast.own.partnership.pk]), f"/activities/{activity.pk}/"]
    for relation, name, user in cast.askers():
        client, inside = client_of(user), (relation == "own" and name in READERS) or (relation == "sister" and name == "manager")
        for page in pages:
            response = client.get(page)
            assert response.status_code == (302 if user is None else 200 if inside else 404), (relation, name, page)
            if not inside:
                assert PLANTED not in str(response.headers) and PLANTED.encode() not in response.getvalue()


def test_adding_is_for_those_who_log():
    cast = make.cast()
    activity = make.activity(cast.own.partnership)
    for relation, name, user in cast.askers():
        if user is None:
            continue
        manages = relation == "sister" and name == "manager"
        expected = 302 if (relation == "own" and name in ADDERS) or manages else 403 if relation == "own" and name in READERS else 404
        for address in (
            new(cast.own.partnership),
            of_activity(activity),
            reverse("criterion-document-new", args=[cast.own.partnership.pk, "terms"]),
        ):
            assert send(as_(user), address).status_code == expected, (relation, name, address)


def test_a_document_of_a_joint_activity_is_seen_by_both_and_by_nobody_else():
    cast = make.cast()
    joint = make.activity([cast.own.partnership, cast.sister.partnership])
    shared = document(cast.own.actors["mentor lead"], title=PLANTED, activity=joint)
    for relation, status in (("own", 200), ("sister", 200), ("foreign", 404)):
        client = as_(cast.scene(relation).actors["mentee facilitator"])
        assert client.get(at("document-file", shared)).status_code == status
        assert (PLANTED in client.get(reverse("documents-of", args=[cast.scene(relation).partnership.pk])).text) == (status == 200)
    page = as_(cast.own.actors["mentee facilitator"]).get(at("document", shared)).text
    assert (str(cast.own.partnership) in page, str(cast.sister.partnership) in page) == (True, False)
    Involvement.objects.filter(activity=joint, partnership=cast.sister.partnership).delete()
    assert as_(cast.sister.actors["mentee facilitator"]).get(at("document-file", shared)).status_code == 404


def test_documents_of_a_word_are_added_by_leads_and_the_manager():
    scene = duo()
    word = scene.propose().words.get()
    address = reverse("word-document-new", args=[word.pk])
    stranger = make.member_user(make.partnership(), "mentor", "lead facilitator")
    found = {
        user: send(as_(user), address).status_code
        for user in (scene.mentor, scene.mentee, scene.manager, make.member_user(scene.partnership, "mentor", "facilitator"), stranger)
    }
    assert list(found.values()) == [302, 302, 302, 403, 404]


@pytest.mark.parametrize("number", ["99999999999999999999999999", "0", "123456789"])
def test_numbers_that_nothing_has_are_not_found(number):
    client = as_(duo().mentor)
    for address in (f"/documents/{number}/", f"/documents/{number}/file/", f"/activities/{number}/documents/new/", f"/words/{number}/documents/new/"):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("fields", [{"level": "safe space"}, {"criterion": "terms", "activity": True}, {"activity": True, "partnership": True}, {}])
def test_the_database_keeps_one_subject_and_the_working_class(fields):
    scene = duo()
    values = {"activity": make.activity(scene.partnership), "partnership": scene.partnership}
    fields = {name: values[name] if value is True else value for name, value in fields.items()}
    if "level" in fields:
        fields["partnership"] = scene.partnership
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.create(title="x", kind="jpg", file="x", size=1, sha256="x", **fields)


def test_a_words_document_is_never_taken_down():
    scene = duo()
    kept = document(scene.mentor, partnership=scene.partnership, word=scene.propose().words.get())
    with pytest.raises(ValidationError):
        kept.take_down(by=scene.mentor, reason="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=kept.pk).update(taken_down_at=kept.recorded_at, taken_down_by=scene.mentor, taken_down_reason="x")
