"""From where a funder's pages come. Every route is asked, new ones too: besides session, user and role, and what is the reader's own
(their ways of signing in, their consent, their choice of mails), only the published tables are read.
"""

import re

import pytest
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
PUBLISHED = {"reports_edition", "reports_download"}


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


def test_x(world):
    for name in ROUTES:
        s, t = read(world, ROUTES[name])
        if s == 200 or t - SESSION - OWN - PUBLISHED:
            print(name, s, sorted(t - SESSION - OWN - PUBLISHED), "|", sorted(t & PUBLISHED))
