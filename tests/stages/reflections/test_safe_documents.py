"""Documents of the safe space: examined as any other, handed out as a download to its members alone."""

import datetime as dt

import pytest
from django.db import transaction

from participants.models import Membership
from stages.models import Document, SafeDocument
from tests import make
from tests.stages.documents import hostile as h
from tests.stages.documents.adding import lying_in, sent, upload
from tests.stages.reflections.writing import as_it_is, safe_document

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def here():
    return make.partnership()


@pytest.fixture
def author(here):
    return make.member_user(here, "mentee", "facilitator")


def at(partnership, what=""):
    return f"/partnerships/{partnership.pk}/safe-documents/{what}"


def test_it_is_added_and_handed_out_as_a_download_that_nobody_keeps(client, here, author):
    client.force_login(author)
    assert client.post(at(here, "new/"), {"files": [upload(name="Kanarienvogel.jpg")], "for_later": "on"}).url == at(here)
    (row,) = SafeDocument.objects.read_by(author)
    client.force_login(make.member_user(here, "mentor", "planner"))
    assert "Kanarienvogel" in client.get(at(here)).text
    answer = client.get(f"/safe-documents/{row.pk}/file/")
    kept = {name: answer.headers[name] for name in ("Content-Disposition", "X-Content-Type-Options", "Cache-Control", "Content-Type")}
    assert kept == {
        "Content-Disposition": 'attachment; filename="Kanarienvogel.jpg"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
        "Content-Type": "image/jpeg",
    }
    assert (len(sent(answer)), "sandbox" in answer.headers["Content-Security-Policy"]) == (row.size, True)
    assert "Kanarienvogel" not in row.file.name


def test_nobody_outside_finds_it_or_knows_of_it(client):
    cast = make.cast()
    row = safe_document(cast.own.actors["mentee facilitator"], cast.own.partnership, for_later=True)
    found = set()
    for scene in (cast.own, cast.sister, cast.foreign):
        for name, user in scene.actors.items():
            if user:
                client.force_login(user)
                statuses = {client.get(path).status_code for path in (f"/safe-documents/{row.pk}/file/", at(cast.own.partnership))}
                found |= {(name, scene is cast.own)} if statuses != {404} else set()
    assert found == {(name, True) for name in ("mentor lead", "mentor facilitator", "mentee lead", "mentee facilitator")}
    assert Document.objects.count() == 0


def test_what_is_no_good_file_is_refused_here_too(client, here, author):
    client.force_login(author)
    page = client.post(at(here, "new/"), {"files": [upload(h.pdf(h.javascript_by_name), "x.pdf"), upload(b"MZ", "x.exe")]})
    assert (page.status_code, len(page.context["form"].refused), SafeDocument.objects.read_by(author)) == (200, 2, [])


def test_the_same_file_twice_is_one_and_no_file_is_left_over(here, author, media):
    assert safe_document(author, here).pk == safe_document(author, here).pk
    assert len(lying_in(media)) == 1


@pytest.mark.django_db(transaction=True)
def test_without_its_row_no_file_stays_and_without_its_file_no_row(media):
    here = make.partnership()
    author = make.member_user(here, "mentee", "facilitator")
    row = safe_document(author, here)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        row.discard(by=author)
        raise ZeroDivisionError
    assert len(lying_in(media)) == 1
    row.discard(by=author)
    assert (lying_in(media), as_it_is(row, author)) == ([], None)


def test_another_ones_is_not_deleted(client, here, author, media):
    row = safe_document(author, here, for_later=True)
    client.force_login(make.member_user(here, "mentor", "planner"))
    assert (client.post(f"/safe-documents/{row.pk}/delete/").status_code, len(lying_in(media))) == (403, 1)


def test_whoever_left_takes_their_own_along(client, here, author):
    fellow = make.member_user(here, "mentor", "planner")
    mine, theirs = safe_document(author, here), safe_document(fellow, here)
    Membership.objects.get(practitioner__user=author).end(on=dt.date.today())
    client.force_login(author)
    assert [client.get(f"/safe-documents/{row.pk}/file/").status_code for row in (mine, theirs)] == [200, 404]
    assert f"/safe-documents/{mine.pk}/delete/" in client.get("/journal/").text
