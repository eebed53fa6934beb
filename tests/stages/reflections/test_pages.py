"""The pages of reflections: the journal, the shared page, one text, two windows, and what a browser may keep."""

import datetime as dt
import logging
import uuid

import pytest
from django.utils.html import escape

from participants.models import Membership
from stages.models import Reflection
from tests import make
from tests.stages.reflections.writing import as_it_is, reflection

pytestmark = [pytest.mark.django_db]
LONGEST = 200_000


@pytest.fixture
def here():
    return make.partnership()


@pytest.fixture
def author(here):
    return make.member_user(here, "mentee", "facilitator")


@pytest.fixture
def fellow(here):
    return make.member_user(here, "mentor", "planner")


@pytest.fixture
def window(client, author):
    client.force_login(author)
    return client


def written(author):
    return [row.text for row in Reflection.objects.read_by(author, author=author)]


def new(here):
    return f"/partnerships/{here.pk}/reflections/new/"


def test_other_words_from_a_form_that_was_kept_are_shown_beside_the_first_and_kept_as_a_second_text(window, here, author):
    """A browser that went back, or two windows of one form: nothing typed is lost, without a script too."""
    said = {"stage": "courtship", "key": str(uuid.uuid4())}
    window.post(new(here), {**said, "text": "The first words."})
    again = window.post(new(here), {**said, "text": "The second words."})
    form = again.context["form"]
    assert (again.status_code, form.saved_meanwhile, form["text"].value()) == (409, "The first words.", "The second words.")
    assert (written(author), escape(str(form.twice)) in again.text) == (["The first words."], True)
    sent = {name: form[name].value() for name in ("key", "version", "text", "stage")}
    twice = [window.post(new(here), sent).status_code for _click in range(2)]
    assert (twice, sorted(written(author))) == ([302, 302], ["The first words.", "The second words."])


def test_the_same_form_sent_twice_makes_one_text_whatever_its_line_breaks(window, here, author):
    said = {"stage": "courtship", "key": str(uuid.uuid4())}
    answers = [window.post(new(here), {**said, "text": f"One.{end}Two."}) for end in ("\r\n", "\n")]
    assert (len({each.url for each in answers}), written(author)) == (1, ["One.\nTwo."])


def at(row, what=""):
    return f"/reflections/{row.pk}/{what}"


def test_one_writes_for_oneself_and_shares_on_a_page_that_says_who_will_read(window, here, author, fellow):
    answer = window.post(new(here), {"text": "The hall was too large.", "stage": "courtship", "prompt": "first-surprise"})
    (row,) = Reflection.objects.read_by(author)
    assert (answer.url, row.level, row.prompt) == (at(row), "private", "first-surprise")
    page = window.get(at(row, "share/"))
    assert (fellow.practitioner.name in page.text, as_it_is(row, fellow)) == (True, None)
    assert window.post(at(row, "share/"), {"version": 1}).url == at(row)
    assert as_it_is(row, fellow).text == "The hall was too large."


def test_a_text_of_two_hundred_thousand_letters_is_kept_whole(window, here, author):
    lines = "ሰላም 🤝 line\r\n" * 20_000
    text = (lines + "x" * LONGEST).replace("\r\n", "\n")[:LONGEST]
    window.post(new(here), {"text": text.replace("\n", "\r\n"), "stage": "courtship"})
    assert written(author) == [text]


def test_one_letter_more_is_refused_in_words_and_stays_in_the_page(window, here, author):
    text = "🤝" * (LONGEST + 1)
    page = window.post(new(here), {"text": text, "stage": "courtship"})
    assert (page.status_code, written(author), text in page.text) == (200, [], True)
    assert list(page.context["form"].errors) == ["text"]


@pytest.mark.parametrize("text", ["", " \n\t ", "a\x00b", "bell\x07"])
def test_nothing_and_what_cannot_be_shown_is_refused_at_the_field(window, here, author, text):
    page = window.post(new(here), {"text": text, "stage": "courtship"})
    assert (page.status_code, list(page.context["form"].errors), written(author)) == (200, ["text"], [])


def test_two_windows_on_one_text_lose_nothing(window, here, author):
    row = reflection(author, here, "Before")
    forms = {which: {"version": 1, "stage": "courtship", "text": f"From the {which} window"} for which in ("first", "second")}
    assert window.post(at(row, "change/"), forms["first"]).status_code == 302
    page = window.post(at(row, "change/"), forms["second"])
    assert (page.status_code, written(author)) == (409, ["From the first window"])
    assert ["From the first window" in page.text, "From the second window</textarea>" in page.text] == [True, True]
    again = {**forms["second"], "version": page.context["form"]["version"].value()}
    assert (window.post(at(row, "change/"), again).status_code, written(author)) == (302, ["From the second window"])


def test_a_text_that_changed_meanwhile_is_not_shared_unseen(window, here, author, fellow):
    row = reflection(author, here, "Before")
    row.change(by=author, text="After")
    page = window.post(at(row, "share/"), {"version": 1})
    assert (page.status_code, as_it_is(row, fellow), "After" in page.text) == (409, None, True)


def test_what_is_shared_stands_newest_first_under_its_author(window, here, author, fellow):
    for number in range(12):
        reflection(fellow, here, f"Text {number:02}", level="safe")
    reflection(fellow, here, "Not shared")
    page = window.get(f"/partnerships/{here.pk}/safe-space/")
    assert [row.text for row in page.context["reflections"]] == [f"Text {number:02}" for number in range(11, 1, -1)]
    assert {row.by for row in page.context["reflections"]} == {f"{fellow.practitioner}, {here.mentor}"}
    older = window.get(f"/partnerships/{here.pk}/safe-space/?after={page.context['page'].next}")
    assert [row.text for row in older.context["reflections"]] == ["Text 01", "Text 00"]


def test_the_journal_holds_ones_own_texts_and_no_others(window, here, author, fellow):
    other = make.partnership(make.city("A"), make.city("B"))
    make.membership(other, "mentor", "planner", author.practitioner, admitted=True)
    for each, text in ((here, "Here"), (other, "There")):
        reflection(author, each, text)
        reflection(fellow, each, "Not mine", level="safe", for_later=True)
    assert [row.text for row in window.get(f"/partnerships/{here.pk}/journal/").context["reflections"]] == ["Here"]
    assert [row.text for row in window.get("/journal/").context["reflections"]] == ["There", "Here"]


def test_whoever_left_loses_the_space_at_the_next_request_and_keeps_the_journal(window, here, author, fellow):
    mine, shared, theirs = reflection(author, here, "Mine"), reflection(author, here, "Shared", level="safe"), reflection(fellow, here, level="safe")
    assert window.get(f"/partnerships/{here.pk}/safe-space/").status_code == 200
    Membership.objects.get(practitioner__user=author).end(on=dt.date.today())
    gone = [f"/partnerships/{here.pk}/safe-space/", f"/partnerships/{here.pk}/journal/", new(here), at(theirs), at(mine, "share/")]
    assert [window.get(path).status_code for path in [*gone, at(shared, "change/")]] == [404] * 6
    kept = ["/journal/", at(mine), at(shared), at(mine, "change/"), at(shared, "take-back/"), at(mine, "delete/")]
    assert [window.get(path).status_code for path in kept] == [200] * 6
    assert window.post(at(shared, "take-back/"), {"version": 1}).status_code == 302
    assert as_it_is(shared, fellow) is None


def test_a_deleted_text_is_gone(window, here, author):
    row = reflection(author, here)
    assert (window.post(at(row, "delete/"), {"version": 1}).url, written(author), window.get(at(row)).status_code) == ("/journal/", [], 404)


def test_every_text_shows_its_level(window, here, author):
    for level, word in (("private", "only me"), ("safe", "our safe space")):
        page = window.get(at(reflection(author, here, level=level)))
        assert f">{word}</span>" in page.text


def test_no_page_is_kept_anywhere_and_no_title_message_or_log_holds_the_text(window, here, author, caplog):
    caplog.set_level(logging.DEBUG)
    row = reflection(author, here, "Kanarienvogel", level="safe")
    paths = ["/journal/", f"/partnerships/{here.pk}/safe-space/", f"/partnerships/{here.pk}/journal/", new(here)]
    paths += [at(row, what) for what in ("", "change/", "share/", "take-back/", "delete/")]
    pages = [window.get(path) for path in paths]
    assert {(page.status_code, page.headers["Cache-Control"]) for page in pages} == {(200, "private, no-store")}
    assert [page.text.partition("</title>")[0].count("Kanarienvogel") for page in pages] == [0] * len(pages)
    said = window.post(at(row, "change/"), {"version": 1, "stage": "courtship", "text": "Kanarienvogel"}, follow=True)
    assert [str(message) for message in said.context["messages"]] == ["It is saved."]
    assert "Kanarienvogel" not in caplog.text


def test_markup_in_a_text_stays_text(window, here, author):
    page = window.get(at(reflection(author, here, "<script>alert(1)</script>")))
    assert (str(escape("<script>alert(1)</script>")) in page.text, "<script>alert" in page.text) == (True, False)


@pytest.mark.parametrize("who", ["mentor leader", "adviser", "broker", "association", "manager", "administrator", "former member"])
def test_for_everyone_else_the_space_is_not_there(client, who):
    scene = make.cast().own
    client.force_login(scene.actors[who])
    page = client.get(f"/partnerships/{scene.partnership.pk}/")
    assert ("/safe-space/" in page.text, client.get(f"/partnerships/{scene.partnership.pk}/safe-space/").status_code) == (False, 404)
