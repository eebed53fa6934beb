"""docs/authorization.csv, held against real responses: every route, every actor, in three relations to what it is about."""

import pytest
from django.test import override_settings

from mentorship.routes import covers, is_admin, routes
from tests.make import ACTORS, RELATIONS
from tests.matrix import table
from tests.matrix.scenes import SCENES
from tests.matrix.world import HTMX, World, undone

pytestmark = pytest.mark.django_db
ROUTES = routes()
NO_CACHE = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}  # else the limits on signing in would answer


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock(), override_settings(CACHES=NO_CACHE, MEDIA_ROOT=str(tmp_path_factory.mktemp("media"))), undone():
        yield World()


def relations(route):
    """What a page without an argument is about does not depend on whose it is: asked once."""
    return RELATIONS if route.takes and not is_admin(route.name) else RELATIONS[:1]


def askers(world, route):
    """Each (actor, relation), grouped by who that is: a manager of the programme is the same person in two relations."""
    same = {}
    for relation in relations(route):
        for actor in ACTORS:
            user = world.who(actor, relation)
            same.setdefault(user and user.pk, []).append((actor, relation))
    return same.values()


def answers(world, route, method, **more):
    """(actor, relation) → status."""
    url, found = world.address(route), {}
    for asker in askers(world, route):
        found |= dict.fromkeys(asker, world.ask(method, url, *asker[0], **more).status_code)
    return found


def differences(found, route, method):
    """What differs from the table, one line each: "actor, relation: came, not expected"."""
    right = table.expected(route.name)
    wanted = {who: right.get((method, *who), frozenset()) for who in found}
    return [f"{', '.join(who)}: {status}, not {sorted(wanted[who])}" for who, status in found.items() if status not in wanted[who]]


@pytest.mark.parametrize("method", table.METHODS)
@pytest.mark.parametrize("name", ROUTES)
def test_a_route_answers_everyone_as_the_table_says(world, name, method):
    with undone():
        assert differences(answers(world, ROUTES[name], method), ROUTES[name], method) == []


@pytest.mark.parametrize("name", [name for name in ROUTES if not is_admin(name)])
def test_a_region_is_given_to_nobody_who_may_not_have_its_page(world, name):
    with undone():
        assert differences(answers(world, ROUTES[name], "GET", headers=HTMX), ROUTES[name], "GET") == []


def test_every_route_has_rows_and_every_row_a_route():
    listed = {row.route for row in table.rows()}
    assert [name for name in ROUTES if not covers(listed, name)] == []
    assert sorted(listed - set(ROUTES) - {"admin:*"}) == []


def test_every_row_is_filled_in():
    assert [row for row in table.rows() if not row.is_whole] == []


@pytest.mark.parametrize("name", ROUTES)
def test_no_two_rows_speak_of_the_same_case(name):
    assert table.twice(name) == []


def test_every_route_with_an_argument_has_a_scene():
    assert [name for name, route in ROUTES.items() if route.takes and not is_admin(name) and name not in SCENES] == []
    assert sorted(set(SCENES) - set(ROUTES)) == []
