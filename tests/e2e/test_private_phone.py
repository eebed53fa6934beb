"""Texts of the safe space on a phone: there only where its owner said so, only until they are sent, and never for anybody else."""

import json

import pytest

from tests.canaries import tokens_in
from tests.e2e.hands import click, overhang, ready, says, send_now, sign_in

pytestmark = pytest.mark.e2e
KEEP = "Keep it, and send it when the line is back"
EVERYTHING = """async () => {
  const found = [];
  for (const name of await caches.keys())
    for (const each of await (await caches.open(name)).matchAll()) found.push(each.url, await each.text());
  for (const { name } of await indexedDB.databases()) {
    const base = await new Promise((well) => { const asked = indexedDB.open(name); asked.onsuccess = () => well(asked.result); });
    for (const store of base.objectStoreNames) {
      const all = (how) => new Promise((well) => {
        const asked = base.transaction(store).objectStore(store)[how]();
        asked.onsuccess = () => well(asked.result);
      });
      found.push(JSON.stringify(await all('getAllKeys')), JSON.stringify(await all('getAll')));
    }
    base.close();
  }
  found.push(JSON.stringify(localStorage), JSON.stringify(sessionStorage));
  return found;
}"""
SAFE = ("/journal/", "/partnerships/1/safe-space/", "/partnerships/1/journal/", "/partnerships/1/closed-notes/", "/partnerships/1/pulse/")


def kept(page):
    """Everything that the browser keeps for this address."""
    return page.evaluate(EVERYTHING)


def off(page, line):
    line.turn("cut")
    page.context.set_offline(True)


def on(page, line):
    line.turn("open")
    page.context.set_offline(False)


def reflect(page, text):
    page.locator("#safe-forms summary", has_text="Write a reflection").click()
    page.locator("#reflection-form textarea").fill(text)
    page.locator("#reflection-form").get_by_role("button", name=KEEP).click()


def noted(page, words):
    """The page of a closed session on which these words are the reader's note."""
    space, part = page.evaluate("async () => (await waiting.get('pack-' + await waiting.get('me'))).sessions[0]")[:2]
    address = f"/partnerships/{space}/parts/{part}/note/"
    page.goto(address)
    page.locator("form[data-private] textarea").fill(words)
    click(page, "Keep the note")
    says(page, "It is kept. Only your safe space reads it.")
    return address


def test_a_reflection_waits_on_an_own_phone_alone_is_sent_and_is_gone(carry, line):
    page = carry("facilitator.mzuzu")
    off(page, line)
    page.goto("/offline/")
    assert page.locator("#safe-forms").is_hidden()
    click(page, "This phone is mine")
    assert overhang(page) == 0
    reflect(page, "qxz000001 the mayor stays away")
    says(page, "waiting (1)")
    assert tokens_in(json.dumps(kept(page))) == {"qxz000001"}
    assert "qxz" not in page.locator("#entries").inner_text()

    click(page, "Save to a file")
    says(page, "Texts of the safe space are in no file.")

    page.context.clear_cookies()
    on(page, line)
    sign_in(page, "lead.ethekwini")
    ready(page)
    page.goto("/offline/")
    says(page, "Nothing waits on this phone.")
    assert page.locator("#is-mine").is_hidden()
    page.goto("/journal/")
    assert "qxz000001" not in page.content()

    page.context.clear_cookies()
    sign_in(page, "facilitator.mzuzu")
    page.goto("/offline/")
    page.locator("#entries .tag", has_text="sent").wait_for()
    assert tokens_in(json.dumps(kept(page))) == set()
    page.locator("#entries").get_by_role("link", name="Look at it").click()
    says(page, "qxz000001 the mayor stays away")
    page.goto("/offline/")
    assert page.locator("#safe-forms").is_hidden()  # somebody else has been here since


def test_without_a_word_about_the_phone_a_text_that_finds_no_line_stays_in_its_form(carry, line):
    page = carry("facilitator.mzuzu")
    page.goto("/partnerships/1/reflections/new/")
    page.get_by_label("Your text").fill("qxz000002 we disagreed")
    off(page, line)
    page.get_by_role("button", name="Keep it for me").click()
    says(page, "There is no line. Your text is not kept on this phone")
    assert overhang(page) == 0
    assert (tokens_in(json.dumps(kept(page))), page.get_by_label("Your text").input_value()) == (set(), "qxz000002 we disagreed")
    on(page, line)
    page.get_by_role("button", name="Keep it for me").click()
    says(page, "It is kept. Only you can read it.")
    assert tokens_in(json.dumps(kept(page))) == set()


def test_a_form_lets_its_text_wait_once_its_author_says_whose_phone_it_is(carry, line):
    page = carry("lead.mzuzu")
    page.goto("/partnerships/1/reflections/new/")
    page.get_by_label("Your text").fill("qxz000003 two ways to read the map")
    off(page, line)
    page.get_by_role("button", name="Keep it for me").click()
    click(page, "This phone is mine: let it wait here")
    says(page, "waiting (1)")
    click(page, "It is not mine any more")
    says(page, "Send them or delete them first.")
    on(page, line)
    click(page, "Send them")
    page.locator("#entries .tag", has_text="sent").wait_for()
    page.locator("#not-mine").wait_for()
    assert tokens_in(json.dumps(kept(page))) == set()


@pytest.mark.parametrize("mine", [False, True])
def test_pages_of_the_safe_space_leave_nothing_on_the_phone(carry, mine):
    page = carry("facilitator.ethekwini")
    if mine:
        page.evaluate("async () => waiting.claim(await waiting.get('me'))")
    page.goto("/partnerships/1/reflections/new/")
    page.get_by_label("Your text").fill("qxz000004 a planted text")
    click(page, "Keep it for me")
    says(page, "qxz000004 a planted text")
    here = page.url
    for path in (*SAFE, here, noted(page, "qxz000007 said behind the door")):
        page.goto(path)
    says(page, "qxz000007 said behind the door")
    page.evaluate("async () => { await waiting.drop('pack-' + await waiting.get('me')); await waiting.pack(); }")
    found = kept(page)
    assert (tokens_in(json.dumps(found)), any("pack-" in each for each in found)) == (set(), True)


def test_what_was_saved_to_a_file_comes_back_on_another_phone_and_is_sent_once(carry, line, tmp_path):
    page = carry("facilitator.mzuzu")
    off(page, line)
    page.goto("/offline/")
    page.get_by_label("What was it").select_option("joint meal")
    page.get_by_label("Place, or another town").fill("From a file")
    page.set_input_files("#log-photos", {"name": "Meal.png", "mimeType": "image/png", "buffer": page.screenshot()})
    page.locator("#log-form").get_by_role("button", name=KEEP).click()
    says(page, "waiting (1)")
    with page.expect_download() as saved:
        click(page, "Save to a file")
    saved.value.save_as(tmp_path / "log.json")
    whole = json.loads((tmp_path / "log.json").read_text())
    assert [len(each["photos"]) for each in whole["entries"]] == [1]
    on(page, line)
    send_now(page)
    page.locator("#entries .tag", has_text="sent").wait_for()

    other = carry("facilitator.mzuzu")
    other.goto("/offline/")
    other.locator("#bring-part summary").click()
    other.set_input_files("#bring", tmp_path / "log.json")
    says(other, "Brought back: 1.")
    other.locator("#entries .tag", has_text="sent").wait_for()
    other.locator("#entries").get_by_role("link", name="Look at it").click()
    assert (other.get_by_role("heading", name="From a file").count(), other.locator("main img").count()) == (1, 1)
    other.goto("/log/")
    assert other.locator("main").get_by_role("link", name="From a file").count() == 1


def test_a_closed_note_waits_and_one_that_was_not_taken_is_put_right_in_place(carry, line):
    page = carry("facilitator.mzuzu")
    off(page, line)
    page.goto("/offline/")
    click(page, "This phone is mine")
    for words in ("qxz000005 they fear the audit", "qxz000006 said in other words"):
        page.locator("#safe-forms summary", has_text="Write a note").click()
        page.locator("#note-form textarea").fill(words)
        page.locator("#note-form").get_by_role("button", name=KEEP).click()
        page.locator("#safe-forms summary", has_text="Write a note").click()
    says(page, "waiting (2)")
    on(page, line)
    send_now(page)
    page.locator("#entries .tag", has_text="needs you").wait_for()
    says(page, "You have a note on this session already.")
    assert tokens_in(json.dumps(kept(page))) == {"qxz000006"}
    off(page, line)
    click(page, "Put it right")
    assert page.locator("#note-form textarea").input_value() == "qxz000006 said in other words"
    page.locator("#note-form textarea").fill("qxz000005 they fear the audit")
    page.locator("#note-form").get_by_role("button", name=KEEP).click()
    on(page, line)
    send_now(page)
    page.locator("#entries .tag", has_text="sent").nth(1).wait_for()
    assert tokens_in(json.dumps(kept(page))) == set()
