"""A facilitator logs on a line that comes and goes: nothing is lost, nothing comes twice, and a shared phone keeps people apart."""

import pytest

from tests.e2e.hands import SMALL, click, overhang, says, send_now, sign_in

pytestmark = pytest.mark.e2e
KEEP = "Keep it, and send it when the line is back"


def write(page, place):
    """A visit, in the form that needs no line."""
    page.get_by_label("What was it").select_option("joint meal")
    page.get_by_label("Place, or another town").fill(place)
    page.locator("#log-form").get_by_role("button", name=KEEP).click()


def logged(page, words):
    """How often this stands in the log."""
    page.goto("/log/")
    return page.locator("main").get_by_role("link", name=words).count()


def test_what_was_written_without_a_line_is_sent_after_the_session_ended_and_shown_to_its_author_alone(carry, line):
    page = carry("facilitator.mzuzu")
    line.turn("cut")
    page.context.set_offline(True)
    page.goto("/log/new/")
    says(page, "This page works without a connection.")
    assert overhang(page) == 0
    write(page, "The first place")
    says(page, "waiting (1)")
    write(page, "The second place")
    says(page, "waiting (2)")

    page.context.clear_cookies()
    line.turn("open")
    page.context.set_offline(False)
    page.goto("/offline/")
    sign_in(page, "lead.ethekwini")
    page.goto("/offline/")
    says(page, "Nothing waits on this phone.")
    assert logged(page, "The first place") == 0

    page.context.clear_cookies()
    sign_in(page, "facilitator.mzuzu")
    page.goto("/offline/")
    page.locator("#entries .tag", has_text="sent").nth(1).wait_for()
    assert [logged(page, f"The {number} place") for number in ("first", "second")] == [1, 1]


def test_an_answer_that_was_lost_after_the_entry_was_kept_makes_no_second_one(carry, line):
    page = carry("facilitator.mzuzu")
    page.goto("/log/new/")
    page.get_by_label("What was it").select_option("reception")
    page.get_by_label("Place, or another town").fill("A lost answer")
    line.turn("deaf")
    click(page, "Log it")
    says(page, "waiting (1)")
    line.turn("open")
    send_now(page)
    page.locator("#entries .tag", has_text="sent").first.wait_for()
    assert logged(page, "A lost answer") == 1


def test_of_a_form_that_was_sent_twice_without_a_line_the_newer_words_wait(carry, line):
    page = carry("facilitator.mzuzu")
    page.goto("/log/new/")
    page.get_by_label("What was it").select_option("reception")
    page.get_by_label("Place, or another town").fill("The first words")
    line.turn("cut")
    click(page, "Log it")
    says(page, "waiting (1)")
    page.go_back()
    page.get_by_label("Place, or another town").fill("The newer words")
    click(page, "Log it")
    says(page, "waiting (1)")
    line.turn("open")
    send_now(page)
    page.locator("#entries .tag", has_text="sent").first.wait_for()
    assert [logged(page, f"The {which} words") for which in ("first", "newer")] == [0, 1]


def test_an_old_token_is_changed_for_a_fresh_one_and_what_is_wrong_needs_its_author(carry, line):
    page = carry("facilitator.mzuzu")
    line.turn("cut")
    page.goto("/offline/")
    page.get_by_label("When").first.fill("2029-01-01")
    write(page, "In the days to come")
    says(page, "waiting (1)")
    page.context.clear_cookies(name="csrftoken")
    line.turn("open")
    send_now(page)
    page.locator("#entries .tag", has_text="needs you").wait_for()
    line.turn("cut")
    click(page, "Put it right")
    page.locator("#log-form .wrong", has_text="When").get_by_text("has not come yet").wait_for()
    assert page.get_by_label("Place, or another town").input_value() == "In the days to come"
    page.get_by_label("When").first.fill("2026-01-05")
    page.locator("#log-form").get_by_role("button", name=KEEP).click()
    says(page, "waiting (1)")
    line.turn("open")
    send_now(page)
    page.locator("#entries .tag", has_text="sent").first.wait_for()
    assert (page.locator("#entries .tag", has_text="needs you").count(), logged(page, "In the days to come")) == (0, 1)


def test_who_signs_out_is_offered_to_save_what_waits(carry, line):
    page = carry("lead.mzuzu")
    line.turn("cut")
    page.goto("/offline/")
    write(page, "Before signing out")
    says(page, "waiting (1)")
    page.evaluate("waiting.send = async () => 'off'")
    with page.expect_download() as saved:
        click(page, "Save to a file")
    assert "Before signing out" in saved.value.path().read_text()
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("#delete-all").click()
    says(page, "Nothing waits on this phone.")


def test_no_page_with_data_is_kept_by_the_browser(carry):
    page = carry("lead.mzuzu")
    for path in ("/", "/journal/", "/partnerships/1/safe-space/", "/partnerships/1/closed-notes/", "/log/"):
        page.goto(path)
    kept = page.evaluate(
        """async () => { const found = []; for (const name of await caches.keys())
            for (const each of await (await caches.open(name)).keys()) found.push(new URL(each.url).pathname); return found; }"""
    )
    assert [path for path in kept if not path.startswith("/static/")] == ["/offline/"]


def test_a_call_is_logged_in_three_taps(enter):
    page = enter("facilitator.mzuzu", viewport=SMALL)
    page.locator("header a.log").click()
    click(page, "call", "Log it")
    says(page, "It is logged.")


def test_a_photo_is_made_smaller_before_it_is_sent(enter):
    page = enter("facilitator.mzuzu", viewport=SMALL)
    page.goto("/partnerships/1/documents/new/")
    made = page.evaluate(
        """async () => { const canvas = Object.assign(document.createElement('canvas'), {width: 3000, height: 2000});
            const brush = canvas.getContext('2d'), noise = brush.createImageData(3000, 2000);
            for (let at = 0; at < noise.data.length; at++) noise.data[at] = at % 4 === 3 ? 255 : Math.random() * 255;
            brush.putImageData(noise, 0, 0);
            const blob = await new Promise(well => canvas.toBlob(well, 'image/jpeg', 0.9));
            const [small] = await photos.all([new File([blob], 'Visit.jpeg', {type: 'image/jpeg'})]);
            const picture = await createImageBitmap(small);
            return [small.name, picture.width, picture.height, small.size < blob.size / 3]; }"""
    )
    assert made == ["Visit.jpg", 1600, 1067, True]
