"""Everybody who sees a partnership sees who did what in it; of the safe space and the pulse there is no line."""

import re

import pytest
from django.db.models import Q
from django.test import Client
from django.urls import reverse

from mentorship.own_data.erase import erase
from mentorship.trail.page import lines, trail
from mentorship.trail.sources import SOURCES
from participants.models import User
from stages.models import Document, Move
from tests import make
from tests.mentorship.own_data.filling import whole
from tests.stages.documents.adding import document
from tests.stages.reflections.writing import note, reflection, rules

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture(autouse=True)
def place(settings, tmp_path):
    settings.ERASED_LIST, settings.MEDIA_ROOT = str(tmp_path / "var" / "erased"), str(tmp_path / "media")


@pytest.fixture
def here():
    partnership = make.partnership()
    make.member_user(partnership, "mentor", "lead facilitator")
    return partnership


def all_of(partnership):
    found, after = [], None
    while True:
        page = trail(partnership, after)
        found += page.rows
        if not (after := page.next):
            return [(step.at, str(step.who), str(step.what), step.url) for step in found]


def page_of(partnership, user):
    client = Client()
    client.force_login(user)
    return client.get(reverse("trail-of", args=[partnership.pk]))


def test_every_sort_of_row_is_told_in_words_and_links_to_its_page(here):
    user = whole(here)
    told, rare = all_of(here), (*range(len(SOURCES) - 10, len(SOURCES) - 7), *range(len(SOURCES) - 3, len(SOURCES)))
    assert sorted({row["step_kind"] for row in lines(here, Q(), 10_000)}) == [
        kind for kind in range(len(SOURCES)) if kind not in (1, 12, *rare)
    ]  # no move is settled, no document taken down; nobody took a clearing back, corrected a report, destroyed its file or emptied what waited
    assert "Changed something" not in {what for _at, _who, what, _url in told}
    client = Client()
    client.force_login(user)
    addresses = {url for *_rest, url in told if url and "/published/" not in url}  # that edition is a row without values
    assert {url: code for url in addresses if (code := client.get(url).status_code) != 200} == {}


def test_the_newest_comes_first_and_no_line_is_lost_between_pages(here):
    lead = User.objects.get(practitioner__memberships__side="mentor")
    for each in range(60):
        make.activity(here, f"A call {each}", by=lead)
    told = all_of(here)
    assert len(told) == len(lines(here, Q(), 10_000)) > 60
    assert [at for at, *_rest in told] == sorted((at for at, *_rest in told), reverse=True)


def test_a_move_is_told_with_both_sides_words(here):
    leads = [make.member_user(here, side, "lead facilitator").practitioner.memberships.get() for side in ("mentor", "mentee")]
    here.journey.propose(to="inspiration", by=leads[0], reason="Ready")
    Move.objects.get().accept(by=leads[1])
    told = {(who, what) for _at, who, what, _url in all_of(here)}
    assert told >= {
        (str(leads[0].practitioner), "Proposed a move"),
        (str(leads[0].practitioner), "The mentor’s word on a move: accepts"),
        (str(leads[1].practitioner), "The mentee’s word on a move: accepts"),
        (str(leads[1].practitioner), "A move took effect"),
    }


def test_the_safe_space_and_the_pulse_leave_no_line(here):
    author = make.member_user(here, "mentee", "lead facilitator")
    make.part(make.activity(here, by=author))
    before = all_of(here)
    reflection(author, here, "A text", level="safe"), rules(author, here), note(author, here, "A note")
    after = [line for line in all_of(here) if "activity" not in line[2]]
    assert after == [line for line in before if "activity" not in line[2]]


def test_method_what_the_programme_asks_and_fetched_editions_are_told_without_a_word_of_theirs(here):
    user = whole(here)
    told = {(who, what) for _at, who, what, _url in all_of(here)}
    name = str(user.practitioner)
    assert told >= {
        (name, "Described an element of the method"),
        (name, "Described an element from home"),
        (name, "Changed what the programme asks for"),
        (name, "Fetched a published report"),
        (name, "Set the limits of silence"),
    }
    page = page_of(here, user).content.decode()
    assert [each for each in ("Not here", "An edition", "Maps") if each in page] == []


def test_the_method_of_another_mentor_and_the_editions_of_a_sister_are_not_told(here):
    sister = make.partnership(make.city("Lilongwe", "MW"), make.city("Otjiwarongo", "NA"), here.programme)
    whole(sister)
    made = {what for _at, _who, what, _url in all_of(here)}
    assert {"Described an element of the method", "Described an element from home", "Fetched a published report"} & made == set()
    assert "Changed what the programme asks for" in made  # it holds for all partnerships of the programme


def test_somebody_of_another_partnership_is_not_named(here):
    other = make.partnership(make.city("Lilongwe", "MW"), make.city("Otjiwarongo", "NA"), make.programme("Another"))
    stranger = make.member_user(other, "mentor", "lead facilitator")
    visit = make.activity(here, by=stranger)
    document(stranger, activity=visit)
    assert {who for _at, who, what, _url in all_of(here) if "document" in what} == {"Somebody of another partnership"}
    assert Document.objects.count() == 1


def test_who_was_erased_stays_as_a_role_and_a_city(here):
    user = whole(here)
    erase(user)
    page = page_of(here, User.objects.get(practitioner__memberships__side="mentor")).content.decode()
    assert re.findall("tok-", page) == []
    assert "Former lead facilitator, Mzuzu" in page


def test_the_partnership_links_to_it(here):
    lead = User.objects.get(practitioner__memberships__side="mentor")
    client = Client()
    client.force_login(lead)
    assert reverse("trail-of", args=[here.pk]) in client.get(reverse("partnership", args=[here.pk])).content.decode()
