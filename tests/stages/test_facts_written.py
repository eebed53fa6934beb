"""What is written down beside the log, as facts: targets with an owner, and the budget lines that programmes forget."""

import pytest

from stages import catalogue
from stages.facts import load
from stages.journey import gate
from tests import make
from tests.stages.budget import purse
from tests.stages.roadmap import roads

pytestmark = pytest.mark.django_db


def facts(partnership):
    return load([partnership.pk])[partnership.pk]


def met(partnership, stage):
    return {checked.criterion.key for checked in gate.state(stage, facts(partnership), []) if checked.met}


def test_a_target_that_the_mentee_owns_is_the_road_map_of_the_gate():
    partnership, user = roads.mzuzu()
    assert "road-map" not in met(partnership, "implementation")
    roads.target(partnership, owner=make.membership(partnership, "mentee", "planner", until="2021-01-01"))
    retired = roads.target(partnership)
    retired.retire(by=user, reason="x")
    assert "road-map" not in met(partnership, "implementation")
    target = roads.target(partnership, owner=make.membership(partnership, "mentee", "planner"))
    assert [(item.kind, item.pk) for item in facts(partnership).owned_targets] == [("target", target.pk)]
    assert "road-map" in met(partnership, "implementation")


def test_the_soft_budget_needs_both_lines_with_money_in_them():
    partnership, _user = purse.mzuzu()
    first = purse.line(partnership, "social")
    purse.line(partnership, "social")
    purse.line(partnership, "reconnaissance", planned="0")
    purse.line(partnership, "reconnaissance", planned="9", revised=0)
    assert [(item.pk, item.label) for item in facts(partnership).soft_lines] == [(first.pk, "Time together: meals, receptions, local transport")]
    assert "soft-budget" not in met(partnership, "courtship")
    purse.line(partnership, "reconnaissance", planned="0", revised=5)
    assert "soft-budget" in met(partnership, "courtship")


def test_the_gate_page_links_to_what_is_there(client):
    partnership, user = roads.mzuzu()
    client.force_login(user)
    bare = client.get(f"/partnerships/{partnership.pk}/gate/").text
    assert "No target with an owner yet." in bare and "No such line yet." in bare
    target, line = roads.target(partnership), purse.line(partnership, "social")
    page = client.get(f"/partnerships/{partnership.pk}/gate/").text
    assert f'href="/targets/{target.pk}/"' in page and f'href="/budget-lines/{line.pk}/"' in page


def test_neither_criterion_waits_for_anybodys_word():
    assert [catalogue.CRITERIA[key].attested for key in ("road-map", "soft-budget")] == [(), ()]
