"""docs/authorization.csv, held against real responses: every route, every actor, in three relations to what it is about."""

from fnmatch import fnmatch

import pytest
from django.conf import settings
from django.test import override_settings

from mentorship.routes import covers, is_admin, routes
from participants.models import Membership
from tests.make import ACTORS, RELATIONS
from tests.matrix import table
from tests.matrix.about import SCENES
from tests.matrix.scenes import POSTED
from tests.matrix.table import WORDS
from tests.matrix.world import HTMX, World, undone

pytestmark = pytest.mark.django_db
ROUTES = routes()
OURS = [name for name in ROUTES if not is_admin(name) and not name.startswith(("account_", "mfa_"))]
NO_CACHE = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}  # else the limits on signing in would answer


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock(), override_settings(CACHES=NO_CACHE, MEDIA_ROOT=str(tmp_path_factory.mktemp("media"))), undone():
        yield World()


def relations(route):
    """What a page without an argument is about does not depend on whose it is: asked once."""
    return RELATIONS if route.takes and not is_admin(route.name) else RELATIONS[:1]


def actors(route):
    """The admin asks one thing only, whether one is its staff: of all the others a few are enough."""
    return ("anonymous", "mentor lead", "manager", "funder", "administrator") if is_admin(route.name) else ACTORS


def askers(world, route):
    """Each (actor, relation), grouped by who that is: a manager of the programme is the same person in two relations."""
    same = {}
    for relation in relations(route):
        for actor in actors(route):
            user = world.who(actor, relation)
            same.setdefault(user and user.pk, []).append((actor, relation))
    return same.values()


def answers(world, route, method):
    """(actor, relation) → status; asked once, for all tests."""
    if (route.name, method) not in world.known:
        with undone():
            url, body, found = world.address(route), POSTED.get(route.name, "") if method == "POST" else "", {}
            for asker in askers(world, route):
                found |= dict.fromkeys(asker, world.ask(method, url, *asker[0], data=body))
        world.known[route.name, method] = found
    return world.known[route.name, method]


def differences(found, route, method):
    """What differs from the table, one line each: "actor, relation: came, not expected"."""
    right = table.expected(route.name)
    wanted = {who: right.get((method, *who), frozenset()) for who in found}
    return [f"{', '.join(who)}: {status}, not {sorted(wanted[who])}" for who, status in found.items() if status not in wanted[who]]


@pytest.mark.parametrize("method", table.METHODS)
@pytest.mark.parametrize("name", ROUTES)
def test_a_route_answers_everyone_as_the_table_says(world, name, method):
    assert differences(answers(world, ROUTES[name], method), ROUTES[name], method) == []


@pytest.mark.parametrize("name", OURS)
def test_a_region_is_given_to_nobody_who_may_not_have_its_page(world, name):
    with undone():
        url = world.address(ROUTES[name])
        found = {(actor, "own"): world.ask("GET", url, actor, headers=HTMX) for actor in ACTORS}
    assert differences(found, ROUTES[name], "GET") == []


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


# Rules of the design in code, beside the table: a row that was written wrongly cannot turn them off.
PUBLISHED = {"published", "edition", "edition-download", "edition-figures"}
PUBLISHED |= {"programme-editions", "programme-edition", "programme-edition-download", "programme-edition-figures"}
# Everyone who is signed in: their own home, mail and data; and what machines ask.
EVERYONES = {"home", "mailbox", "healthz", "readyz", "consent", "own-data", "own-data-json", "own-data-html", "own-data-erase", "own-data-devices"}
EVERYONES |= {"calendar-file", "reminders", "reminders-stop", "manifest", "service-worker"}
EVERYONES_WRITE = {"consent", "own-data-erase", "reminders", "reminders-stop"}
# Whoever holds the link is let in, signed in or not: who they are opens nothing.
BY_LINK = {"introduction-words"}
UNBOUND = BY_LINK | {"erasure", "own-data-device-end", "city", "city-change", "organisation", "organisation-change", "invitation", "portfolio-stage"}
UNBOUND |= {"calendar-file", "reminders-stop", "differing-entry", "differing-dismiss"}
OF_PROGRAMME = {"programme", "programme-change", "interest-new", "invite", "partnership-new", "role-end", "criteria-of", "criterion-tune"}
OF_PROGRAMME |= {"practices", "practice-new", "practice-change", "practice-retire", "practice-restore", "spread", "interests"}
OF_PROGRAMME |= {"programme-report", "programme-report-change", "programme-report-freeze"}
OF_PROGRAMME |= {"programme-version", "programme-version-pdf", "programme-version-again", "programme-version-publish", "programme-version-empty"}
OF_PROGRAMME |= {"introductions", "introduction-new", "design-copy", "workbook"}
OF_PROGRAMME |= {"iati", "iati-change", "iati-file", "iati-amount-new", "iati-amount-remove"}
INTRODUCES = {"introduction-new", "introduction-change", "introduction-decline", "introduction-ask", "introduction-ask-back"}
BOUND = [name for name in OURS if ROUTES[name].takes and name not in UNBOUND]


def given(world, name, method, actor, relation="own"):
    return answers(world, ROUTES[name], method)[actor, relation]


def done(world, names, method, actor, relation="own"):
    """The routes that let this actor in, or did what was asked."""
    return {name for name in names if given(world, name, method, actor, relation) in (200, 302)}


def test_only_these_routes_are_open_without_sign_in():
    links = ("account_*", "invitation", "introduction-words", "calendar-file", "reminders-stop", "demo-sign-in")
    assert (*links, "healthz", "readyz", "manifest", "service-worker") == settings.OPEN_ROUTES
    assert [each for each in settings.OPEN_ROUTES if not any(fnmatch(name, each) for name in ROUTES)] == []


def test_without_sign_in_nothing_else_answers(world):
    is_open = {name for name in ROUTES if any(fnmatch(name, each) for each in settings.OPEN_ROUTES)}
    assert {name for name in ROUTES for method in ("GET", "POST") if given(world, name, method, "anonymous") != 302} - is_open == set()


def test_a_funder_sees_what_was_published_and_nothing_else(world):
    assert done(world, OURS, "GET", "funder") == PUBLISHED | EVERYONES | BY_LINK
    assert done(world, OURS, "POST", "funder") == EVERYONES_WRITE | BY_LINK


def test_who_left_finds_nothing(world):
    assert done(world, OURS, "GET", "former member") == EVERYONES | BY_LINK
    assert {name for name in BOUND for method in ("GET", "POST") if given(world, name, method, "former member") not in (404, 405)} == set()


@pytest.mark.parametrize("actor", [actor for actor in ACTORS if actor not in ("anonymous", "manager", "funder")])
@pytest.mark.parametrize("relation", ["sister", "foreign"])
def test_for_other_partnerships_this_one_does_not_exist(world, actor, relation):
    names = set(BOUND) - (OF_PROGRAMME if relation == "sister" else set())
    assert {name for name in names for method in ("GET", "POST") if given(world, name, method, actor, relation) not in (404, 405)} == set()


@pytest.mark.parametrize("actor", ["manager", "funder"])
def test_another_programme_does_not_exist_for_whoever_manages_or_pays_for_one(world, actor):
    assert {name for name in BOUND for method in ("GET", "POST") if given(world, name, method, actor, "foreign") not in (404, 405)} == set()


@pytest.mark.parametrize("actor", ["mentor leader", "mentee leader", "broker", "association"])
def test_who_only_looks_writes_nothing(world, actor):
    own = EVERYONES_WRITE | {"calendar-feed"}  # the address of their own calendar
    assert done(world, OURS, "POST", actor) == own | BY_LINK | (INTRODUCES if actor == "broker" else set())


def test_an_administrator_without_a_part_sees_no_partnership(world):
    assert done(world, [*BOUND, "partnerships", "people", "log-all", "log", "plan", "published"], "GET", "administrator") == set()
    assert done(world, BOUND, "POST", "administrator") == set()


OUTSIDE = [actor for actor in ACTORS if actor not in ("anonymous", *WORDS["practitioner"])]
ANSWERED = {name for name in OURS if name.startswith(("pulse", "talk"))}
SAFE = {name for name in OURS if name.startswith(("reflection", "journal", "safe-", "ground-rules", "closed-note"))}


@pytest.mark.parametrize("actor", OUTSIDE)
def test_whoever_does_not_sit_in_the_safe_space_finds_nothing_of_it(world, actor):
    assert {name for name in SAFE for method in ("GET", "POST") if given(world, name, method, actor) not in (404, 405)} == set()


def newcomers(world, name):
    """What a lead of the mentee gets who waits for admission: (route, method) → status."""
    with undone():
        url = world.address(ROUTES[name])
        Membership.objects.filter(practitioner__user=world.who("mentee lead")).update(admitted_at=None, admitted_by=None)
        return {
            (name, method): world.ask(method, url, "mentee lead", data=POSTED.get(name, "") if method == "POST" else "") for method in table.METHODS
        }


def test_a_lead_who_waits_for_admission_does_what_a_facilitator_does_and_plans_money(world):
    found = {}
    for name in set(BOUND) - SAFE - ANSWERED:
        right = table.expected(name)
        found |= {case: status for case, status in newcomers(world, name).items() if status not in right[case[1], "mentee facilitator", "own"]}
    assert found == {(name, method): 200 for name in ("line-new", "line-change") for method in ("GET", "POST")}


def test_a_lead_who_waits_for_admission_finds_nothing_of_the_safe_space(world):
    found = {case: status for name in (SAFE | ANSWERED) & set(BOUND) for case, status in newcomers(world, name).items()}
    assert {case for case, status in found.items() if status not in ((403, 404, 405) if case[0] in ANSWERED else (404, 405))} == set()


def test_nobody_is_answered_with_a_fault(world):
    found = {(name, method): max(answers(world, route, method).values()) for name, route in ROUTES.items() for method in ("GET", "POST")}
    assert {case: status for case, status in found.items() if status >= 500} == {}


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_other_methods_are_not_offered(world, method):
    found = {}
    for name in OURS:
        with undone():
            found[name] = world.ask(method, world.address(ROUTES[name]), "manager")
    assert {name: status for name, status in found.items() if status != 405} == {}
