"""What a person does with the product: sign in, press what can be read, look."""

import re

from tests.product import wait_for

PHONE = {"width": 390, "height": 844}
SMALL = {"width": 360, "height": 740}


def sign_in(page, who):
    """One click on the sign-in page of the demonstration."""
    page.goto("/")
    page.locator("form", has=page.locator(f"input[value='{who}@example.org']")).get_by_role("button").click()
    page.wait_for_url("**/")


def click(page, *names):
    """Press the links and buttons with these names, one after the other, the first of each."""
    for name in names:
        both = page.get_by_role("link", name=name, exact=True).or_(page.get_by_role("button", name=name, exact=True))
        both.first.click()
        page.wait_for_load_state()


def send_now(page):
    """Press "Send now", seen or not: the page sends every ten seconds of its own accord and may have been first."""
    page.locator("#send").dispatch_event("click")


def tab(page, name):
    """Go to another page of the same partnership: "Log", "People" and "Reports" stand in the menu as well.

    A tab is found by what can be read; a screen reader hears "Log of this partnership".
    """
    page.get_by_role("navigation", name="This partnership").get_by_role("link", name=name).click()


def says(page, words):
    """Wait until these words can be read."""
    page.locator("main").get_by_text(words).locator("visible=true").first.wait_for()


def heading(page):
    return page.get_by_role("heading", level=1).inner_text()


def overhang(page):
    """By how many pixels the page is wider than the screen; 0 where nothing scrolls sideways."""
    return page.evaluate("document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth")


def sticking_out(page):
    """The texts on cards that reach beyond their card, where a neighbour would lie on them; not what only a screen reader reads."""
    return page.evaluate(
        """[...document.querySelectorAll('.card')].flatMap(card => [...card.querySelectorAll('*')]
            .filter(each => !each.parentElement.closest('.out-of-sight'))
            .filter(each => each.getBoundingClientRect().right > card.getBoundingClientRect().right + 1)
            .map(each => each.textContent.trim()))"""
    )


def links(page):
    """Where one can go from here, within the product."""
    found = page.evaluate("[...document.querySelectorAll('a[href]')].map(each => each.href)")
    here = re.match(r"https?://[^/]+", page.url)[0]
    return list(dict.fromkeys(each.removeprefix(here).partition("#")[0] for each in found if each.startswith(here)))


def ready(page):
    """The worker stands before the pages, and what it keeps is kept."""
    page.wait_for_function("() => !!navigator.serviceWorker.controller")
    kept = "async () => !!(await caches.match('/offline/')) && !!(await waiting.get('pack-' + await waiting.get('me')))"
    wait_for(lambda: page.evaluate(kept), "what a phone keeps", seconds=30)
