"""Documents in the browser: add, find, take down; what the pages say and to whom."""

import errno
import os

import pytest
from django.urls import reverse
from django.utils import timezone

from participants import uploads
from participants.files.names import handed_out_as, readable, title_from
from participants.files.refusals import SENTENCES
from stages.models import Document
from tests import make
from tests.stages.documents import hostile as h
from tests.stages.documents.adding import at, document, lying_in, new, of_activity, send, sent, upload
from tests.stages.journey.scenes import as_, duo, text

pytestmark = pytest.mark.django_db


def test_photos_on_an_activity_show_as_a_grid(media):
    scene = duo()
    activity = make.activity(scene.partnership)
    client = as_(scene.mentor)
    assert "Nothing is kept here yet." in text(client.get(f"/activities/{activity.pk}/"))
    photos = [upload(h.picture(colour=colour), f"{colour}.jpg") for colour in ("red", "blue", "green")]
    page = send(client, of_activity(activity), *photos, title="On the bus", follow=True)
    assert page.status_code == 302
    said = client.get(f"/activities/{activity.pk}/").text
    assert "3 files are kept." in said
    for number, each in enumerate(Document.objects.order_by("pk"), 1):
        assert f'src="{at("document-thumbnail", each)}" alt="On the bus {number}"' in said
        assert (each.sort, each.partnership, each.recorded_by) == ("photo", None, scene.mentor)
    assert len(lying_in(media)) == 6


def test_two_clicks_and_the_same_photo_again_are_one_record(media):
    scene = duo()
    for _ in range(2):
        assert send(as_(scene.mentor), new(scene.partnership), upload(), upload()).status_code == 302
    assert (Document.objects.count(), len(lying_in(media))) == (1, 2)
    send(as_(scene.mentee), new(scene.partnership))
    assert Document.objects.count() == 2


def test_the_good_ones_of_several_are_kept_and_the_others_are_named():
    scene = duo()
    client = as_(scene.mentor)
    send(client, new(scene.partnership), upload(), upload(b"<html>", "<b>bad</b>.html"))
    said = client.get(reverse("documents-of", args=[scene.partnership.pk])).text
    assert ("1 file is kept." in said, str(SENTENCES["unknown"]) in said, "<b>bad" in said) == (True, True, False)


def test_what_was_typed_is_still_there_after_a_refusal():
    scene = duo()
    said = send(as_(scene.mentor), new(scene.partnership), upload(b"no"), title="The letter <i>", sort="letter").text
    assert ('value="The letter &lt;i&gt;"' in said, '<option value="letter" selected>' in said, "choose them once more" in said) == (True, True, True)


@pytest.mark.parametrize(
    ("fields", "field"),
    [({"title": "x" * 10_000}, "title"), ({"title": "a\x00b"}, "title"), ({"sort": "poem"}, "sort"), ({"sort": "x" * 10_000}, "sort")],
)
def test_bad_input_is_answered_at_its_field(fields, field):
    scene = duo()
    response = send(as_(scene.mentor), new(scene.partnership), **fields)
    assert (response.status_code, list(response.context["form"].errors)) == (200, [field])


def test_no_file_and_too_many_are_told():
    scene = duo()
    assert as_(scene.mentor).post(new(scene.partnership), {"files": "text"}).context["form"].errors == {"files": ["Choose at least one file."]}
    many = [upload(name=f"{number}.jpg") for number in range(13)]
    assert send(as_(scene.mentor), new(scene.partnership), *many).context["form"].errors == {"files": ["Add at most 12 files at once."]}


def test_a_flood_is_answered_before_it_is_stored(monkeypatch):
    monkeypatch.setattr(uploads, "MOST_AT_ONCE", 300)
    scene = duo()
    assert send(as_(scene.mentor), new(scene.partnership)).status_code == 400


@pytest.mark.parametrize("failing", ["fsync", "replace"])
def test_a_full_disk_gives_a_sentence_and_no_half_record(failing, monkeypatch, media):
    def full(*_about):
        raise OSError(errno.ENOSPC, "No space left on device")

    scene = duo()
    monkeypatch.setattr(os, failing, full)
    response = send(as_(scene.mentor), new(scene.partnership))
    assert str(SENTENCES["disk"]) in response.context["form"].errors["files"][0]
    monkeypatch.undo()
    assert (response.status_code, Document.objects.count(), lying_in(media)) == (200, 0, [])


def test_a_record_that_fails_leaves_no_file(monkeypatch, media):
    def fails(*_about, **_more):
        raise RuntimeError("The database has gone away")

    scene = duo()
    monkeypatch.setattr(Document, "save", fails)
    with pytest.raises(RuntimeError):
        send(as_(scene.mentor), new(scene.partnership))
    assert lying_in(media) == []


NAMES = [
    "../../etc/passwd",
    "..\\..\\boot.ini",
    "/etc/cron.d/x",
    "a\u202egpj.exe",
    "a\u2066b\u2069.jpg",
    "x" * 5000 + ".jpg",
    "\u200b\ufeff.jpg",
    ".jpg",
    "CON",
]


@pytest.mark.parametrize(
    "name",
    [
        *NAMES,
        "a\r\nSet-Cookie: x=1.jpg",
        'a";filename=b.exe',
        "<img src=x onerror=alert(1)>.jpg",
        "Entwurf – Übersicht ñ 日本.jpg",
        "...",
        "%2e%2e%2fx",
    ],
)
def test_names_are_made_safe_and_stay_readable(name, media):
    scene = duo()
    file = upload()
    file._name = name
    document = Document.keep(Document.examined(file), by=scene.mentor, partnership=scene.partnership)
    header = as_(scene.mentor).get(at("document-file", document))["Content-Disposition"]
    assert document.title and len(document.title) <= 120
    assert not set("\r\n\u202e\u2066\u2069\u200b\ufeff") & set(document.title + header)
    assert (document.file.name.count("/"), "passwd" in document.file.name, all(media in path.parents for path in lying_in(media))) == (2, False, True)
    page = as_(scene.mentor).get(at("document", document)).text
    assert "<img src=x" not in page


def test_names_in_their_plain_form():
    assert title_from("C:\\Fotos\\Besuch in Mzuzu.jpeg") == "Besuch in Mzuzu"
    assert readable("a\u202eb\tc\n d\u200cx") == "ab c d\u200cx"
    assert handed_out_as('Plan 1/2: "final"?', "pdf") == "Plan 1-2- -final--.pdf"


def test_files_are_handed_out_privately_and_locked_in():
    scene = duo()
    for file in (upload(), upload(h.pdf(), "Plan.pdf")):
        send(as_(scene.mentor), new(scene.partnership), file)
    for each in Document.objects.all():
        response = as_(scene.mentor).get(at("document-file", each))
        assert response["Cache-Control"] == "private, no-store"
        assert response["Content-Security-Policy"].startswith("default-src 'none'") and "sandbox" in response["Content-Security-Policy"]
        assert response["Content-Disposition"].startswith("inline" if each.is_picture else "attachment")
    assert sent(response)


def test_a_file_that_is_gone_is_not_found(media):
    scene = duo()
    lost = document(scene.mentor, partnership=scene.partnership)
    for path in lying_in(media):
        path.unlink()
    assert as_(scene.mentor).get(at("document-file", lost)).status_code == 404
    assert as_(scene.mentor).get(at("document", lost)).status_code == 200


def test_whoever_added_it_takes_it_down_with_a_reason(media, django_capture_on_commit_callbacks):
    scene = duo()
    author = make.member_user(scene.partnership, "mentee", "facilitator")
    mine = document(author, partnership=scene.partnership, title="Wrong one")
    assert as_(author).post(at("document-take-down", mine), {"reason": " "}).context["form"].errors["reason"]
    with django_capture_on_commit_callbacks(execute=True):
        said = text(as_(author).post(at("document-take-down", mine), {"reason": "It shows a child."}, follow=True))
    assert "It shows a child." in said and "Taken down" in said
    assert (lying_in(media), as_(author).get(at("document-file", mine)).status_code) == ([], 404)
    assert "taken down" in text(as_(scene.mentor).get(reverse("documents-of", args=[scene.partnership.pk])))
    assert as_(author).post(at("document-take-down", mine), {"reason": "Again"}).status_code == 409
    assert send(as_(author), new(scene.partnership)).status_code == 302  # it may come back
    assert Document.objects.standing().count() == 1


def test_leads_take_down_and_others_do_not():
    scene = duo()
    author, fellow = (make.member_user(scene.partnership, "mentee", "facilitator") for _ in range(2))
    theirs = document(author, partnership=scene.partnership)
    for other in (fellow, scene.manager, make.member_user(scene.partnership, "support", "broker")):
        assert as_(other).post(at("document-take-down", theirs), {"reason": "x"}).status_code == 403
    assert as_(scene.mentor).post(at("document-take-down", theirs), {"reason": "x"}).status_code == 302


def test_a_file_of_several_partnerships_is_not_one_leads_to_take_down():
    """The mentor's lead of both may; a lead of one of them may once whoever added it has left."""
    scene = duo()
    other = make.partnership(scene.partnership.mentor, make.city("Otjiwarongo", "NA"), scene.partnership.programme)
    theirs, author = make.member_user(other, "mentee", "lead facilitator"), make.member_user(other, "mentee", "facilitator")
    make.membership(other, "mentor", "lead facilitator", scene.of("mentor").practitioner, admitted=True)
    shared = make.activity([scene.partnership, other])

    def tried(user, by=author):
        kept = document(by, activity=shared)
        offered = at("document-take-down", kept) in as_(user).get(at("document", kept)).text
        return offered, as_(user).post(at("document-take-down", kept), {"reason": "x"}).status_code

    assert [tried(user) for user in (scene.mentee, theirs, scene.manager)] == [(False, 403)] * 3
    assert [tried(user) for user in (scene.mentor, author)] == [(True, 302)] * 2
    kept = document(author, activity=shared, title="Left behind")
    author.practitioner.memberships.get().end(on=timezone.localdate())
    assert as_(scene.mentee).post(at("document-take-down", kept), {"reason": "Nobody else can"}).status_code == 302


def test_what_a_leads_word_rests_on_stays(media):
    scene = duo()
    terms = document(scene.mentor, h.pdf(), "Terms.pdf", partnership=scene.partnership, criterion="terms")
    assert terms.rests_on_it == ""
    scene.journey.attest("terms", by=scene.of("mentor"), note="Signed in May")
    response = as_(scene.mentor).post(at("document-take-down", terms), {"reason": "x"})
    assert (response.status_code, "What the history rests on stays." in text(response), len(lying_in(media))) == (409, True, 1)


def test_the_gate_shows_documents_at_their_criterion():
    scene = duo()
    client, gate = as_(scene.mentor), reverse("gate", args=[scene.partnership.pk])
    address = reverse("criterion-document-new", args=[scene.partnership.pk, "terms"])
    assert address in client.get(gate).text
    send(client, address, upload(h.office(), "Terms of reference.docx"))
    assert text(client.get(gate)).count("Terms of reference Word") == 1
    assert client.get(reverse("criterion-document-new", args=[scene.partnership.pk, "no-such"])).status_code == 404


@pytest.mark.parametrize("number", [5, 25, 50])
def test_the_pages_take_the_same_few_queries(number, django_assert_num_queries):
    scene = duo()
    activity = make.activity(scene.partnership)
    for each in range(number):
        subject = {"activity": activity} if each % 2 else {"partnership": scene.partnership}
        Document.objects.create(title=str(each), kind="jpg", file="x", thumbnail="x", size=1, sha256="x", recorded_by=scene.mentor, **subject)
    client, first = as_(scene.mentee), Document.objects.filter(activity=activity).first()
    with django_assert_num_queries(5):
        client.get(reverse("documents-of", args=[scene.partnership.pk]))
    with django_assert_num_queries(9):
        client.get(f"/activities/{activity.pk}/")
    with django_assert_num_queries(5):
        client.get(at("document", first))
    with django_assert_num_queries(11):
        client.get(reverse("gate", args=[scene.partnership.pk]))


@pytest.mark.parametrize(("side", "role"), [("mentee", "political leader"), ("support", "broker"), ("support", "association")])
def test_whoever_only_looks_now_takes_down_nothing_that_they_added_before(side, role):
    scene = duo()
    author = make.member_user(scene.partnership, "mentee", "facilitator", admitted=False)
    mine, part = document(author, partnership=scene.partnership), scene.partnership.memberships.get(practitioner__user=author)
    scene.partnership.memberships.filter(pk=part.pk).update(until=make.day("2024-01-01"))
    make.membership(scene.partnership, side, role, part.practitioner)
    assert as_(author).get(at("document", mine)).status_code == 200
    assert as_(author).post(at("document-take-down", mine), {"reason": "x"}).status_code == 403
    assert Document.objects.standing().count() == 1
