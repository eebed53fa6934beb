"""A visit is logged on a small phone and a slow line; and what was typed is there again when the page was lost."""

import pytest

from tests.e2e.hands import click, says
from tests.e2e.test_weight import KB, Line

pytestmark = pytest.mark.e2e
SMALL = {"width": 360, "height": 640}
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 400 * 1000 / 8, "uploadThroughput": 400 * 1000 / 8}
WORDS = "The water meters stand in the cellar. They will send the list."


class Thumb:
    """Does what a thumb does, and counts it. A choice from a list is two taps; a field that is typed into is one, for it is tapped first."""

    def __init__(self, page):
        self.page, self.taps = page, 0

    def tap(self, locator):
        self.taps += 1
        locator.tap()

    def choose(self, label, value):
        self.taps += 2
        self.page.get_by_label(label).first.select_option(value)

    def type(self, label, words):
        self.tap(self.page.get_by_label(label).first)
        self.page.keyboard.type(words)


@pytest.fixture
def slow(enter):
    """The home page of a facilitator, visited before, on a line of 400 kbit/s that takes 400 ms to answer.

    Without a service worker: what it fetches is neither throttled nor counted by the page.
    """
    page = enter("facilitator.mzuzu", viewport=SMALL, has_touch=True, is_mobile=True, service_workers="block")
    for path in ("/log/new/", "/log/", "/"):
        page.goto(path, wait_until="networkidle")
    line = Line(page)
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW)
    return page, line, Thumb(page)


def test_a_visit_is_logged_in_six_taps_and_sixty_kilobytes(slow):
    page, line, thumb = slow
    line.came.clear()
    thumb.tap(page.locator("header a.log"))
    page.wait_for_url("**/log/new/**")
    thumb.choose("What was it", "exploratory visit")
    thumb.type("Place, or another town", "The waterworks")
    thumb.tap(page.locator("[data-people] label").first)
    thumb.tap(page.get_by_role("button", name="Log it"))
    says(page, "It is logged.")
    page.wait_for_load_state("networkidle")
    assert thumb.taps <= 6, thumb.taps
    assert 0 < sum(line.came) <= 60 * KB, line.came


def test_a_call_is_logged_in_three_taps_on_a_slow_line(slow):
    page, line, thumb = slow
    line.came.clear()
    thumb.tap(page.locator("header a.log"))
    page.wait_for_url("**/log/new/**")
    thumb.tap(page.get_by_role("link", name="call", exact=True))
    page.wait_for_url("**kind=call**")
    thumb.tap(page.get_by_role("button", name="Log it"))
    says(page, "It is logged.")
    assert (thumb.taps, 0 < sum(line.came) <= 60 * KB) == (3, True)


def test_a_note_that_was_never_sent_is_offered_again_and_gone_once_it_is_kept(enter):
    page = enter("facilitator.mzuzu", viewport=SMALL)
    page.goto("/partnerships/1/reflections/new/")
    page.get_by_label("Your text").press_sequentially(WORDS)
    says(page, "Saved as a draft at")
    page.goto("/")
    page.goto("/partnerships/1/reflections/new/")
    says(page, "You began this on")
    click(page, "Go on with it")
    says(page, "What you had written is back in the form.")
    assert page.get_by_label("Your text").input_value() == WORDS
    click(page, "Keep it for me")
    says(page, WORDS)
    page.goto("/partnerships/1/reflections/new/", wait_until="networkidle")
    assert page.get_by_text("You began this on").count() == 0


def test_a_log_half_written_comes_back_with_its_ticks_and_can_be_thrown_away(enter):
    page = enter("facilitator.mzuzu", viewport=SMALL)
    page.goto("/log/new/?partnership=1")
    page.get_by_label("What was it").select_option("joint meal")
    page.locator("[data-people] input").first.check()
    page.get_by_text("What it was about, open or closed").click()
    page.locator("[name=summary]").press_sequentially(WORDS)
    says(page, "Saved as a draft at")
    page.goto("/log/new/?partnership=1")
    says(page, "You began this on")
    click(page, "Go on with it")
    says(page, "What you had written is back in the form.")
    ticked = page.locator("[data-people] input").first.is_checked()
    there = (page.get_by_label("What was it").input_value(), page.locator("[name=summary]").input_value(), ticked)
    assert there == ("joint meal", WORDS, True)
    page.goto("/log/new/?partnership=1")
    click(page, "Throw it away")
    says(page, "It is thrown away.")
    page.goto("/log/new/?partnership=1", wait_until="networkidle")
    assert page.get_by_text("You began this on").count() == 0


def test_without_a_line_typing_goes_on_in_peace(enter):
    page = enter("facilitator.mzuzu", viewport=SMALL)
    wrong = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto("/partnerships/1/reflections/new/", wait_until="networkidle")
    page.context.set_offline(True)
    page.get_by_label("Your text").press_sequentially("Without a line")
    page.wait_for_timeout(3000)
    page.context.set_offline(False)
    page.get_by_label("Your text").press_sequentially(", and with one")
    says(page, "Saved as a draft at")
    assert wrong == []
    page.goto("/partnerships/1/reflections/new/")
    click(page, "Throw it away")
