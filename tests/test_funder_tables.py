"""From where a funder's pages come. Every route is asked, new ones too: besides session, user and role, and what is the reader's own
(their ways of signing in, their consent, their choice of mails), only the published tables are read.
"""

import re

import pytest
from django.apps import apps
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from mentorship.routes import is_admin, routes
from participants.access import parts
from participants.models import User
from tests.matrix.world import World, undone

pytestmark = pytest.mark.django_db
ROUTES = {name: route for name, route in routes().items() if not is_admin(name)}
SESSION = {"django_session", "participants_user", "usersessions_usersession"}
OWN = {"account_emailaddress", "mfa_authenticator", "participants_consent"}
PUBLISHED = {model._meta.db_table for model in apps.get_models() if model.__module__.startswith("reports.published.")}
PUBLISHED |= {"reports_summaryedition", "reports_summarydownload"}  # the programme's own reports, beside tables of their drafts
ABOUT_THE_READER = {"own-data", "own-data-json", "own-data-html", "own-data-erase"}
"""They look for the reader in every table, and show what is found of them alone (tests/mentorship/own_data)."""
BY_A_LINK = {"introduction-words", "calendar-file"}
"""Whoever holds the secret address gets these, signed in or not: being a funder opens nothing."""
BESIDE = {"reminders": {"stages_preference"}, "readyz": {"stages_sweep"}}
"""The reader's own choice of mails; the hour of the last sweep."""


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=str(tmp_path_factory.mktemp("media"))), undone():
        yield World()


def tables(queries):
    return {name for sql in queries for name in re.findall(r'(?:FROM|JOIN|INTO|UPDATE) "(\w+)"', sql)}


def policy(user):
    """The one query of the one policy: which parts does this user play?"""
    with CaptureQueriesContext(connection) as captured:
        parts(User.objects.get(pk=user.pk))
    return {query["sql"] for query in captured.captured_queries[1:]}


def read(world, route):
    """The status for the funder of the programme, and the tables that the answer came from."""
    with undone():
        url, browser = world.address(route), world.browser("funder")
        with CaptureQueriesContext(connection) as captured:
            status = browser.get(url).status_code
        roles = policy(world.who("funder"))
    return status, tables(query["sql"] for query in captured.captured_queries if query["sql"] not in roles)


@pytest.mark.parametrize("name", ROUTES)
def test_a_funders_page_reads_no_table_of_the_working_level(world, name):
    status, found = read(world, ROUTES[name])
    if status == 200 and name not in ABOUT_THE_READER | BY_A_LINK:
        assert found - SESSION - OWN - PUBLISHED - BESIDE.get(name, set()) == set()


def test_the_pages_of_published_reports_are_read_from_the_published_tables(world):
    assert [read(world, ROUTES[name])[1] & PUBLISHED for name in ("published", "edition")] == [{"reports_edition"}] * 2
