"""How views answer: pages and regions, refusals with their reasons."""

import pytest

from participants.partnerships.parts import Role, Side
from tests import make

pytestmark = pytest.mark.django_db


def test_a_region_and_its_page_are_kept_apart_by_caches(client):
    client.force_login(make.member_user(make.partnership(), Side.MENTEE, Role.FACILITATOR))
    page, region = client.get("/cities/"), client.get("/cities/", headers={"HX-Request": "true"})
    assert b"<html" in page.content
    assert b"<html" not in region.content
    assert "HX-Request" in page["Vary"]
    assert "HX-Request" in region["Vary"]


def test_a_refusal_says_its_reason(client):
    here = make.partnership()
    client.force_login(make.manager(here.programme))
    make.member_user(here, Side.MENTEE, Role.LEAD_PLANNER)
    waiting = make.membership(here, Side.MENTEE, Role.PLANNER)
    answer = client.post(f"/memberships/{waiting.pk}/admit/")
    assert answer.status_code == 403
    assert "Only a lead of the same city admits someone to the safe space." in answer.content.decode()
