"""The cloud in the hands of a lead: the slider by keyboard, with and without scripts; nothing of it stays in the browser."""

import gzip

import pytest

from tests.e2e.hands import click, overhang, says

pytestmark = pytest.mark.e2e
CLOUD = "/partnerships/1/cloud/"
KEPT = "JSON.stringify([{...localStorage}, {...sessionStorage}])"


def day(page):
    return page.get_by_role("heading", level=2).first.inner_text()


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_lead_moves_the_slider_by_keyboard(phone, javascript):
    page = phone("lead.mzuzu", java_script_enabled=javascript)
    page.goto(CLOUD)
    page.get_by_label("Look at another time").focus()
    page.keyboard.press("Home")
    if not javascript:
        click(page, "Show")
    says(page, "As it stood on 30 June 2012")
    click(page, "A quarter later")
    assert day(page) == "As it stood on 30 September 2012"
    if javascript:
        assert overhang(page) == 0


def test_no_name_stays_in_the_browser(enter):
    page = enter("lead.mzuzu")
    page.goto(CLOUD)
    page.get_by_label("Look at another time").focus()
    page.keyboard.press("ArrowLeft")
    page.get_by_text("A quarter later").wait_for()
    click(page, "2015", "Facilitator, eThekwini")
    says(page, "The ties of Facilitator, eThekwini")
    page.go_back()
    assert "Facilitator" not in page.evaluate(KEPT)


def test_the_page_of_the_documented_case_is_light(enter):
    page = enter("lead.mzuzu")
    assert len(gzip.compress(page.request.get(CLOUD).body(), 6)) <= 14_000
