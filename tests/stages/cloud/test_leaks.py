"""No name in a coded file, and no figure about one person or one tie outside the circle that sees the cloud."""

import datetime as dt

import pytest
from django.core.cache import cache
from django.db import connection
from django.urls import reverse

from stages.cloud.layout import _laid_out
from stages.cloud.measures import measured
from tests.stages.cloud.clouds import FILES, MINUTES, ROUTES, circle, got
from tests.stages.journey.scenes import as_

pytestmark = [pytest.mark.django_db, pytest.mark.both]
HOURS = f">{round(MINUTES / 60)}<"
"""In the cell of its table; the bare figure could be the number of anything."""
OUT_OF_SIGHT = ("funder", "administrator", "stranger")


def everybody(scene):
    return {"lead": scene.lead, "mentor lead": scene.mentor_lead, "broker": scene.broker, **scene.others}


@pytest.mark.parametrize("route", ROUTES)
def test_the_circle_and_nobody_else_is_answered(route):
    scene = circle()
    found = {name: got(scene, user, route).status_code for name, user in everybody(scene).items()}
    seeing = dict.fromkeys(("lead", "mentor lead", "broker"), 200)
    assert found == seeing | {name: 404 if name in OUT_OF_SIGHT else 403 for name in scene.others}


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_a_refusal_holds_neither_names_nor_figures(route, headers):
    scene = circle()
    for user in scene.others.values():
        page = got(scene, user, route, headers=headers).content.decode()
        assert [word for word in ("PLANTED", str(MINUTES), HOURS, "<circle", "Source") if word in page] == []


def test_the_planted_words_are_there_to_be_found():
    scene = circle()
    assert "PLANTED mentor 1" in got(scene, scene.lead).text
    assert HOURS in got(scene, scene.lead).text
    assert "PLANTED mentor 1" in got(scene, scene.lead, "cloud-nodes").text
    assert str(MINUTES) in got(scene, scene.lead, "cloud-edges").text
    assert all(word in got(scene, scene.lead, "cloud-graph").text for word in ("PLANTED mentor 1", str(MINUTES)))


@pytest.mark.parametrize("kind", FILES)
def test_no_name_and_no_id_is_in_a_file_of_the_broker(kind):
    scene = circle()
    page = got(scene, scene.broker, kind).text
    names = list(scene.partnership.memberships.values_list("practitioner__name", flat=True))
    assert [name for name in ["PLANTED", *names] if name in page] == []
    codes = [row.split(",")[0] for row in page.splitlines()[1:]] if kind != "cloud-graph" else []
    assert [code for code in codes if code.isdecimal()] == []


@pytest.mark.parametrize("route", ["partnership", "people-of", "signals", "trust-grounds", "timeline", "reports-of"])
def test_no_figure_about_a_tie_is_on_any_other_page(route):
    """Names are class D and stand on the people's page; who met whom for how long does not."""
    scene = circle()
    for user in everybody(scene).values():
        page = as_(user).get(reverse(route, args=[scene.partnership.pk])).content.decode()
        assert [word for word in (str(MINUTES), HOURS, "Invite next", "invite next", "cloud-w", "cloud-t") if word in page] == []


def test_what_trust_rests_on_names_nobody():
    scene = circle()
    for name, user in everybody(scene).items():
        page = got(scene, user, "trust-grounds")
        assert (page.status_code, "PLANTED" in page.content.decode()) == (404 if name in OUT_OF_SIGHT else 200, False)


def test_no_name_is_kept_with_what_is_laid_out():
    scene = circle()
    for remembered in (measured, _laid_out):
        remembered.cache_clear()
    context = got(scene, scene.lead).context
    kept = repr((context["web"], context["figures"], context["picture"].wide, context["picture"].tall))
    assert ("PLANTED" in kept, measured.cache_info().currsize, _laid_out.cache_info().currsize) == (False, 1, 1)
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
    assert cache.get("cloud") is None and not [table for table in tables if "cloud" in table]


def test_who_leaves_loses_the_cloud_at_the_next_request():
    scene = circle()
    scene.partnership.memberships.get(practitioner__user=scene.lead).end(on=dt.date.today())
    assert [got(scene, scene.lead, route).status_code for route in ROUTES] == [404] * 4
