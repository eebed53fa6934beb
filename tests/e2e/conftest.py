"""One demonstration for all browser tests: the very command of ``make demo``, with a folder and a port of its own."""

import datetime as dt
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import product
from tests.e2e.breaking import breaking
from tests.e2e.hands import PHONE, SMALL, click, ready, sign_in, tab


@dataclass(frozen=True)
class Demo:
    address: str
    var: Path

    def run_due(self, now: dt.datetime):
        """The sweep beside the running worker, at a time to believe in."""
        done = product.manage("run_due", "--now", now.isoformat(), APP_ENV="demo", VAR_DIR=str(self.var), PUBLIC_URL=self.address)
        assert done.returncode == 0, done.stderr

    def published(self):
        """Return once the reports of the case are out: they are made while the demonstration serves already."""
        log = self.var.parent / "log"
        product.wait_for(lambda: "are published." in log.read_text(), "the reports of the case", seconds=120)


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """Web server, worker and beat on SQLite, with no Redis; at the end they stop when told, and nothing of them is left."""
    folder = tmp_path_factory.mktemp("demo")
    with product.demonstration(folder) as (address, process):
        yield Demo(address, folder / "var")
    log = (folder / "log").read_text()
    assert (process.returncode, log.splitlines()[-1]) == (0, "Stopped.")
    assert product.processes_with(str(folder)) == []
    assert "Traceback" not in log


@pytest.fixture(scope="session")
def base_url(demo):
    return demo.address


@pytest.fixture(scope="session")
def browsers(browser, browser_context_args):
    """``with browsers() as enter``: each ``enter("lead.mzuzu")`` is a browser of their own, signed in with one click."""

    @contextmanager
    def opened():
        with ExitStack() as stack:

            def enter(who="", **options):
                context = browser.new_context(**{**browser_context_args, **options})
                stack.callback(context.close)
                page = context.new_page()
                page.set_default_timeout(30_000)
                if who:
                    sign_in(page, who)
                return page

            yield enter

    return opened


@pytest.fixture
def enter(browsers):
    with browsers() as entered:
        yield entered


@pytest.fixture
def phone(enter):
    return lambda who, **options: enter(who, viewport=PHONE, **options)


@pytest.fixture
def line(base_url):
    with breaking(base_url) as made:
        yield made


@pytest.fixture
def carry(enter, line):
    """A phone on the breaking line, with its owner signed in and everything on it that it keeps."""

    def opened(who):
        page = enter(viewport=SMALL, base_url=line.address)
        page.set_default_timeout(12_000)
        sign_in(page, who)
        ready(page)
        return page

    return opened


@dataclass(frozen=True)
class Told:
    """What came of a stage report on the way from Mzuzu to the funder."""

    version: str
    edition: str


@pytest.fixture(scope="session")
def report(demo, browsers):
    """A stage report: begun and written in Mzuzu, made by the worker, cleared by both cities, published by the manager. It is the newest."""
    demo.published()
    with browsers() as enter:
        mzuzu, durban, manager = (enter(who) for who in ("lead.mzuzu", "lead.ethekwini", "manager"))
        click(mzuzu, "eThekwini → Mzuzu")
        tab(mzuzu, "Reports")
        mzuzu.get_by_role("row", name="3. Adoption").get_by_role("button").click()
        mzuzu.get_by_label("What happened").fill("Planners of both cities worked on the first plan of Mzuzu together.")
        click(mzuzu, "Save the text", "Freeze it for clearing")
        mzuzu.get_by_text("Download the paper").wait_for(timeout=60_000)
        version = mzuzu.url
        for lead in (mzuzu, durban):
            lead.goto(version)
            click(lead, "Clear it for my city")
        manager.goto(version)
        click(manager, "Publish it")
        manager.get_by_role("link", name="Download the report").wait_for()
        return Told(version, manager.url)


@pytest.fixture(scope="session")
def proposal(browsers):
    """The address of a move that Otjiwarongo proposed by letter, as the manager wrote down; the mentor has not answered."""
    with browsers() as enter:
        manager = enter("manager")
        manager.goto("/partnerships/2/moves/new/")
        manager.get_by_role("radio", name="4. Supported implementation").check()
        manager.get_by_role("textbox", name="Reason").fill("The road map needs another year of work together.")
        manager.get_by_label("Who said it").select_option(index=1)
        manager.get_by_role("radio", name="by letter").check()
        manager.get_by_label("When it was said").fill(dt.date.today().isoformat())
        click(manager, "Propose the move")
        manager.get_by_text("The move is proposed.").wait_for()
        return manager.url


@pytest.fixture(scope="session")
def wish(browsers):
    """The mayor of Mzuzu asked to be erased; nobody has carried it out."""
    with browsers() as enter:
        mayor = enter("mayor.mzuzu")
        mayor.goto("/your-data/erase/")
        click(mayor, "Ask to be erased")
        mayor.get_by_text("Your wish is written down.").wait_for()


@pytest.fixture(scope="session")
def document(browsers):
    """The address of a photograph that was added to the first partnership."""
    with browsers() as enter:
        lead = enter("lead.ethekwini")
        lead.goto("/partnerships/1/documents/new/")
        lead.get_by_label("Files").set_input_files({"name": "Notes.png", "mimeType": "image/png", "buffer": lead.screenshot()})
        click(lead, "Add")
        click(lead, "Notes")
        return lead.url


@pytest.fixture(scope="session")
def workbook(browsers):
    """The address of an export that its manager uploaded again: everything in it is here already."""
    with browsers() as enter:
        manager = enter("manager")
        manager.goto("/programmes/1/")
        with manager.expect_download() as download:
            manager.get_by_role("link", name="Download it as a workbook").click()
        manager.goto("/workbooks/")
        manager.get_by_label("Workbook").set_input_files(download.value.path())
        click(manager, "Look it through")
        manager.get_by_text("There is nothing to bring in").wait_for(timeout=60_000)
        return manager.url


@pytest.fixture(scope="session")
def twice(browsers):
    """The address of an entry that the lead's phone sent a second time in other words."""
    sending = """async () => {
      const key = crypto.randomUUID(), said = { kind: 'log', partnership: 1, key, instrument: 'call', on: '2026-01-05', led_by: 'together' };
      let answer;
      for (const summary of ['We spoke.', 'We spoke at length.']) {
        const now = await waiting.line(), body = new FormData();
        for (const [name, value] of Object.entries({ ...said, summary })) body.append(name, value);
        answer = await (await fetch('/offline/send/', { method: 'POST', body, headers: { 'X-CSRFToken': now.token } })).json();
      }
      return answer.url;
    }"""
    with browsers() as enter:
        return enter("lead.ethekwini").evaluate(sending)
