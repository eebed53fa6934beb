"""What every test may use. The servers are started by ``tests/servers.py``."""

import gc
import os
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.test import override_settings
from xdist.scheduler import LoadFileScheduling

from tests import emptying  # noqa: F401 it takes the place of flush

LONGEST = ("test_access_matrix.py", "e2e", "test_bad_input.py", "test_canaries.py", "test_compose.py", "test_faults.py", "test_bench.py")
LONGEST += ("test_queries.py", "test_worlds.py", "reports", "test_setup.py")


def turn(item):
    """The longest files first, so that both processes end together and neither waits for the other's last."""
    top = item.path.relative_to(Path(__file__).parent).parts[0]
    return LONGEST.index(top) if top in LONGEST else len(LONGEST)


def pytest_collection_modifyitems(items):
    items.sort(key=turn)


class Together(LoadFileScheduling):
    """Side by side (``-n``), a file stays in one process, and all browser tests in the same, for they share one demonstration.

    Marks of groups (``loadgroup``) would be nicer, but xdist 3.8 writes them into a field that pytest 9.2 reads no more: every test went by itself.
    """

    def _split_scope(self, nodeid):
        return "e2e" if nodeid.startswith("tests/e2e/") else super()._split_scope(nodeid)


def pytest_xdist_make_scheduler(config, log):
    return Together(config, log)


def pytest_collection_finish():
    """What is loaded by now stays: looking through it again and again for garbage took a tenth of the time. What tests leave is still collected."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(scope="session", autouse=True)
def plain_static_files():
    """Pages link to static files by their plain names; the tests of weight and of the running product collect them."""
    storages = {**settings.STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    with override_settings(STORAGES=storages):
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings():
    """On SQLite the test database is a file: in memory, the locks that we test would not exist."""
    database = settings.DATABASES["default"]
    if "sqlite" in database["ENGINE"]:
        database["TEST"]["NAME"] = str(Path(database["NAME"]).with_name("test.sqlite3"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Debian's Chromium, or the one that CHROMIUM names; containers seldom allow its own sandbox."""
    program = shutil.which(os.environ.get("CHROMIUM", "chromium"))
    assert program, "The browser tests need Chromium. Run .ci/bootstrap --tests, or set CHROMIUM=/path."
    return {**browser_type_launch_args, "executable_path": program, "args": ["--no-sandbox", "--disable-dev-shm-usage"]}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    """A desktop screen, in English, in a zone that is not the server's."""
    return {**browser_context_args, "viewport": {"width": 1100, "height": 900}, "locale": "en", "timezone_id": "Africa/Johannesburg"}
