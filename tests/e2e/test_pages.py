"""Every page, as a role that sees it: no accessibility finding, nothing wider than a phone, no error, and no word to any other host."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import Resolver404, get_resolver, resolve

from tests.e2e.hands import PHONE, links, overhang, sticking_out

pytestmark = pytest.mark.e2e
ROLES = ("manager", "lead.ethekwini", "lead.mzuzu", "funder", "admin")
# Answers that are no pages of their own: files, buttons, probes, and what only a link in a mail or a wrong turn leads to.
NO_PAGES = {
    *("version-pdf", "edition-download", "edition-figures", "healthz", "readyz", "demo-sign-in", "calendar-file", "activity-ics"),
    *("programme-version-pdf", "programme-edition-download", "programme-edition-figures", "programme-report-freeze", "programme-version-again"),
    *("programme-version-publish", "brief-make", "brief-pdf"),
    "reminders-stop",
    "draft",
    *("own-data-json", "own-data-html", "own-data-stay", "own-data-device-end"),
    *("membership-admit", "role-end", "invitation-withdraw", "move-accept", "move-withdraw", "report-freeze", "report-signals"),
    *("plan-of", "document-file", "document-thumbnail", "practice-retire", "practice-restore", "promise-confirm", "aside-take-back"),
    *("cloud-nodes", "cloud-edges", "cloud-graph"),
    *("ground-rules-agree", "safe-document-file", "safe-document-delete"),
    *("pulse-open", "pulse-withdraw"),
    *("manifest", "service-worker", "offline-pack", "offline-line", "offline-send", "differing-dismiss"),
    *("workbook", "workbook-template", "import-confirm", "import-drop"),
    *("version-again", "version-clear", "version-take-back", "version-publish", "invitation", "account_logout", "account_inactive", "account_signup"),
    *("account_reauthenticate", "account_email", "account_email_verification_sent", "account_set_password", "account_confirm_email"),
    # Only where an erasure names what was published or frozen: tests/reports/test_editions.py, tests/reports/test_emptied.py.
    *("edition-destroy", "programme-edition-destroy", "version-empty", "programme-version-empty"),
    # What a second factor asks of whoever has one: tests/e2e/test_second_factor.py.
    *("mfa_authenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn", "mfa_deactivate_totp", "mfa_view_recovery_codes"),
    *("mfa_generate_recovery_codes", "mfa_download_recovery_codes", "mfa_list_webauthn", "mfa_remove_webauthn", "mfa_edit_webauthn"),
    *("account_reset_password_from_key", "account_reset_password_from_key_done", "account_confirm_login_code"),
    *("introduction-ask", "introduction-ask-back", "introduction-words"),
    *("iati-file", "iati-amount-remove"),
}
SIGNED_OUT = ("/account/login/", "/account/login/code/", "/account/password/reset/", "/account/password/reset/done/", "/account/signup/", "/nowhere/")
HARMLESS = re.compile("Password forms should have .* username fields|status of 404")


def name_of(path):
    try:
        match = resolve(path.partition("?")[0])
    except Resolver404:
        return None
    return None if match.app_names else match.url_name


def pages():
    """The names of all routes that answer with a page."""
    names = {key for key in get_resolver().reverse_dict if isinstance(key, str)}
    return names - NO_PAGES


class Watch:
    """What a page says behind the scenes: errors, violations of the policy, requests to other hosts."""

    def __init__(self, page, address):
        self.said = []
        page.on("console", lambda message: self.said.append(message.text) if not HARMLESS.search(message.text) else None)
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("request", lambda request: self.said.append(request.url) if not request.url.startswith((address, "data:", "blob:")) else None)


def findings(page):
    found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    return [f"{each['id']}: {node['html'][:200]}" for each in found for node in each["nodes"]]


def looked_at(page):
    """What is wrong with the page as it stands, on a wide screen and on a phone."""
    page.evaluate(Axe().axe_script)
    wrong = findings(page) + sticking_out(page)
    page.set_viewport_size(PHONE)
    if wide := overhang(page):
        wrong.append(f"{wide} pixels too wide")
    wrong += findings(page) + sticking_out(page)
    page.set_viewport_size({"width": 1100, "height": 900})
    return wrong


def walk(page, *starts):
    """From these pages along the links, each route once; yields its name with the page standing there."""
    waiting, known = list(starts), {name_of(path) for path in starts}
    while waiting:
        path = waiting.pop(0)
        answer = page.goto(path)
        assert answer.status == 200, path
        yield name_of(path)
        for link in links(page):
            path = link if link.startswith("/") else "/"
            name = None if path.startswith("/admin/") else name_of(path)
            if name and name not in known and name not in NO_PAGES:
                known.add(name)
                waiting.append(path)


def each_of(page, name, *lists):
    """Everything of a kind that these lists lead to: what can be done with one depends on how it stands."""
    found = []
    for path in lists:
        page.goto(path)
        found += [each for each in links(page) if name_of(each) == name]
    return found


def whatever_its_state(page, who):
    if who == "manager":
        return each_of(page, "introduction", "/programmes/1/introductions/")
    if not who.startswith("lead"):
        return []
    promises = each_of(page, "promise", "/partnerships/1/promises/", "/partnerships/2/promises/")
    return promises + each_of(page, "activity", "/log/?state=planned") + each_of(page, "reflection", "/partnerships/1/journal/")


def test_every_page_is_without_a_finding(enter, base_url, proposal, report, document, wish, workbook, twice):
    move, version, paper, book = (address.removeprefix(base_url) for address in (proposal, report.version, document, workbook))
    starts = {
        "manager": ("/", "/cities/search/", "/portfolio/courtship/", move, book),
        "lead.ethekwini": ("/", "/partnerships/1/", move, version, paper, twice),
    }
    seen, wrong = set(), {}
    for who in ROLES:
        page = enter(who)
        own = whatever_its_state(page, who)
        watch = Watch(page, base_url)
        for name in walk(page, *starts.get(who, "/"), *own):
            faults = looked_at(page) if name not in seen or name == "home" else []
            if faults or watch.said:
                wrong[f"{page.url} as {who}"] = faults + watch.said
            watch.said.clear()
            seen.add(name)
    assert (wrong, pages() - seen - set(map(name_of, SIGNED_OUT))) == ({}, set())


def test_every_page_for_those_who_are_not_signed_in_is_without_a_finding(enter, base_url):
    page = enter()
    watch = Watch(page, base_url)
    faults = {}
    for path in SIGNED_OUT:
        page.goto(path)
        faults[path] = looked_at(page) + watch.said
        watch.said.clear()
    assert {path: found for path, found in faults.items() if found} == {}


@pytest.mark.parametrize("path", ["/log/new/?partnership=1", "/partnerships/1/moves/new/", "/cities/new/", "/partnerships/1/people/new/"])
def test_a_form_that_was_refused_is_without_a_finding(enter, base_url, path):
    page = enter("lead.ethekwini" if "moves" in path or "log" in path else "manager")
    watch = Watch(page, base_url)
    page.goto(path)
    page.locator("main form[method=post] button").last.click()
    page.get_by_role("alert").wait_for()
    assert looked_at(page) + watch.said == []


def test_a_page_out_of_sight_says_so_without_a_finding(enter):
    page = enter("funder")
    assert page.goto("/partnerships/1/").status == 404
    assert looked_at(page) == []
