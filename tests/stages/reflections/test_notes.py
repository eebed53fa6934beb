"""Notes on closed sessions stay in the safe space for which they were written; nobody outside sees that there are any."""

import datetime as dt
import re

import pytest

from participants.models import Membership
from stages.models import ClosedNote
from tests import make
from tests.stages.reflections.writing import as_it_is, closed_part, note

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def here():
    return make.partnership()


@pytest.fixture
def author(here):
    return make.member_user(here, "mentee", "facilitator")


def at(partnership, part):
    return f"/partnerships/{partnership.pk}/parts/{part.pk}/note/"


def test_the_activity_leads_those_inside_to_the_note_and_tells_nobody_else(client):
    scene = make.cast().own
    part = closed_part(scene.partnership)
    note(scene.actors["mentee facilitator"], scene.partnership, "Kanarienvogel", part, for_later=True)
    led = {}
    for name, user in scene.actors.items():
        if user:
            client.force_login(user)
            page = client.get(f"/activities/{part.activity_id}/").text
            led[name] = (at(scene.partnership, part) in page, "Kanarienvogel" in page)
    inside = ("mentor lead", "mentor facilitator", "mentee lead", "mentee facilitator")
    assert {name: found for name, found in led.items() if found != (False, False)} == dict.fromkeys(inside, (True, False))


def test_a_page_without_notes_is_the_same_as_one_with_notes_for_whoever_is_outside(client, here, author):
    part, manager = closed_part(here), make.manager(here.programme)
    client.force_login(manager)

    def page():
        text = client.get(f"/activities/{part.activity_id}/").text.partition("<main")[2]
        return re.sub('name="csrfmiddlewaretoken" value="[^"]*"', "", text)

    before = page()
    note(author, here, part=part)
    assert page() == before


def test_one_writes_and_changes_ones_own_and_reads_the_others(client, here, author):
    fellow, part = make.member_user(here, "mentor", "planner"), closed_part(here)
    note(fellow, here, "From the mentor", part)
    client.force_login(author)
    assert client.post(at(here, part), {"text": "They fear the audit."}).url == at(here, part)
    page = client.get(at(here, part))
    assert ("From the mentor" in page.text, "Only our safe space reads this." in page.text) == (True, True)
    assert client.post(at(here, part), {"text": "They feared it.", "version": 1}).status_code == 302
    assert sorted(row.text for row in ClosedNote.objects.read_by(author)) == ["From the mentor", "They feared it."]
    assert page.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("version", ["", "1"])
def test_two_windows_lose_nothing(client, here, author, version):
    part = closed_part(here)
    client.force_login(author)
    row = note(author, here, "Before", part)
    row.change(by=author, text="From the first window")
    page = client.post(at(here, part), {"text": "From the second window", "version": version})
    assert (page.status_code, as_it_is(row, author).text) == (409, "From the first window")
    assert ["From the first window" in page.text, "From the second window" in page.text] == [True, True]


def test_two_windows_that_both_write_the_first_note_lose_nothing(here, author):
    part = closed_part(here)
    first, second = (ClosedNote(author=author, partnership=here, part=part, text=text).keep_once(by=author) for text in ("One", "Two"))
    assert (first.pk, second.text) == (second.pk, "One")


def test_a_session_of_two_partnerships_keeps_their_notes_apart(client, here):
    other = make.partnership(here.mentor, make.city("Otjiwarongo", "NA"), here.programme)
    part = closed_part(here, other)
    both = make.member_user(here, "mentor", "facilitator")
    make.membership(other, "mentor", "facilitator", both.practitioner, admitted=True)
    there = make.member_user(other, "mentee", "facilitator")
    note(both, here, "Of Mzuzu", part)
    note(both, other, "Of Otjiwarongo", part)
    assert [row.text for row in ClosedNote.objects.read_by(there)] == ["Of Otjiwarongo"]
    client.force_login(both)
    assert [row.text for row in client.get(f"/partnerships/{here.pk}/closed-notes/").context["notes"]] == ["Of Mzuzu"]
    client.force_login(there)
    assert [client.get(at(each, part)).status_code for each in (here, other)] == [404, 200]


def test_an_open_session_takes_no_note_and_neither_does_one_of_others(client, here, author):
    other = make.partnership(make.city("A"), make.city("B"))
    parts = [make.activity(here).part, closed_part(other)]
    client.force_login(author)
    assert [client.post(at(here, part), {"text": "x"}).status_code for part in parts] == [404, 404]


def test_whoever_left_keeps_and_deletes_their_own_and_reads_no_others(client, here, author):
    fellow, part = make.member_user(here, "mentor", "planner"), closed_part(here)
    mine, theirs = note(author, here, "Mine", part), note(fellow, here, "Theirs", part)
    Membership.objects.get(practitioner__user=author).end(on=dt.date.today())
    client.force_login(author)
    page = client.get("/journal/").text
    assert ("Mine" in page, "Theirs" in page, client.get(at(here, part)).status_code) == (True, False, 404)
    assert (as_it_is(mine, fellow).text, as_it_is(theirs, author)) == ("Mine", None)
    assert client.post(f"/closed-notes/{mine.pk}/delete/", {"version": 1}).url == "/journal/"
    assert as_it_is(mine, fellow) is None
