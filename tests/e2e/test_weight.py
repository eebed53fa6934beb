"""What a page weighs on a slow line, as the running product sends it (design: in the browser)."""

import gzip

import pytest

from tests.e2e.hands import sign_in

pytestmark = pytest.mark.e2e
KB = 1000
LISTS = ("/partnerships/", "/log/", "/people/", "/programmes/", "/cities/", "/organisations/", "/partnerships/1/log/", "/partnerships/1/people/")
PAGES = (
    *("/", "/partnerships/1/", "/partnerships/1/gate/", "/partnerships/1/reports/", "/programmes/1/", "/moves/4/", "/cities/1/"),
    *("/log/new/?partnership=1", "/plan/new/?partnership=1", "/activities/102/", "/activities/102/hold/", "/activities/102/change/"),
    *("/cities/new/", "/cities/1/change/", "/organisations/new/", "/programmes/1/change/", "/programmes/1/partnerships/new/"),
)


class Line:
    """Counts what comes over the line: for each request its bytes, headers included; nothing for what the browser kept."""

    def __init__(self, page):
        self.page, self.came = page, []
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.loadingFinished", lambda event: self.came.append(int(event["encodedDataLength"])))

    def visit(self, path):
        """Requests and bytes of one visit."""
        self.came.clear()
        answer = self.page.goto(path, wait_until="networkidle")
        assert answer.status == 200
        sizes = [size for size in self.came if size]
        return len(sizes), sum(sizes)


def test_the_first_visit_of_all_is_light(enter):
    page = enter()
    requests, size = Line(page).visit("/account/login/")
    assert requests <= 8 and size <= 100 * KB, (requests, size)


@pytest.mark.parametrize("path", ["/", "/partnerships/1/", "/log/", "/log/new/?partnership=1", "/partnerships/1/gate/"])
def test_a_first_visit_is_light_and_a_repeat_visit_lighter(enter, path):
    signed_in = enter("manager").context.storage_state()
    line = Line(enter(storage_state=signed_in))
    first, again = line.visit(path), line.visit(path)
    assert first[0] <= 8 and first[1] <= 100 * KB, first
    assert again[0] <= 2 and again[1] <= 12 * KB, again


def test_no_page_is_heavier_than_its_budget(enter):
    page = enter()
    sign_in(page, "manager")
    sizes = {}
    for path in (*LISTS, *PAGES):
        answer = page.request.get(path)
        assert (answer.status, answer.headers["content-encoding"]) == (200, "gzip"), path
        sizes[path] = len(gzip.compress(answer.body(), 6, mtime=0))
    budgets = dict.fromkeys(LISTS, 8 * KB) | dict.fromkeys(PAGES, 14 * KB)
    assert {path: size for path, size in sizes.items() if size > budgets[path]} == {}
