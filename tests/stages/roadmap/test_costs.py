"""As many queries for fifty rows as for five, and where targets stand in two."""

import datetime as dt
import gzip

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from stages.roadmap.standing import load
from tests import make
from tests.stages.roadmap import roads

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 11, 20)


def cost(client, address):
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    assert answer.status_code == 200
    return len(queries), len(gzip.compress(answer.content))


def test_the_road_map_asks_as_much_for_fifty_targets_as_for_five(client):
    partnership, user = roads.mzuzu()
    client.force_login(user)
    costs = []
    for more in (5, 20, 25):
        for number in range(more):
            owner = make.membership(partnership, "mentee", "planner")
            roads.reading(roads.target(partnership, f"Target {number}", owner=owner, owner_office=""), on="2024-01-01")
            roads.words(partnership)
        costs.append(cost(client, f"/partnerships/{partnership.pk}/roadmap/"))
    counts, sizes = zip(*costs, strict=True)
    assert len(set(counts)) == 1
    assert max(counts) <= 8
    assert max(sizes) <= 8 * 1024


def test_a_target_asks_as_much_for_fifty_readings_as_for_five(client):
    partnership, user = roads.mzuzu()
    target = roads.target(partnership)
    client.force_login(user)
    costs = []
    for more in (5, 20, 25):
        for number in range(more):
            roads.reading(target, str(number), dt.date(2020, 1, 1) + dt.timedelta(number), version=2, recorded_by=make.user())
        costs.append(cost(client, f"/targets/{target.pk}/"))
    counts, sizes = zip(*costs, strict=True)
    assert len(set(counts)) == 1
    assert max(counts) <= 12
    assert max(sizes) <= 14 * 1024


@pytest.mark.parametrize("number", [1, 5, 25])
def test_where_targets_stand_takes_two_queries(number, django_assert_num_queries):
    partnerships = [make.partnership(make.city(f"A{n}"), make.city(f"B{n}")) for n in range(number)]
    for partnership in partnerships:
        for value in ("50", "60"):
            roads.reading(roads.target(partnership), value)
    with django_assert_num_queries(2):
        found = load([partnership.pk for partnership in partnerships], TODAY)
    assert {(len(roads_.owned), len(roads_.newest), len(roads_.overdue)) for roads_ in found.values()} == {(2, 2, 2)}
    with django_assert_num_queries(0):
        assert load([]) == {}


def test_only_the_newest_reading_counts_and_only_what_is_not_retired():
    partnership, user = roads.mzuzu()
    target, retired = roads.target(partnership), roads.target(partnership)
    for value, on in (("50", "2026-03-01"), ("61", "2026-05-01"), ("40", "2025-01-01")):
        roads.reading(target, value, on)
    retired.retire(by=user, reason="x")
    found = load([partnership.pk], TODAY)[partnership.pk]
    assert (found.owned, found.overdue, found.newest[target.pk].value) == ((target.pk,), (), 61)


@pytest.mark.parametrize(
    ("readings", "due", "waits"),
    [
        ([], "2030-01-01", True),
        ([("50", "2025-11-19")], "2030-01-01", True),
        ([("50", "2025-12-01")], "2030-01-01", False),
        ([("80", "2018-01-01")], "2030-01-01", False),
        ([("50", "2026-06-01")], "2026-07-01", True),
        ([("50", "2026-08-01")], "2026-07-01", False),
        ([("50", "2020-08-01")], "2020-07-01", False),
    ],
)
def test_a_target_waits_for_a_reading_after_a_year_and_after_its_day(readings, due, waits):
    partnership, _user = roads.mzuzu()
    target = roads.target(partnership, due=due)
    for value, on in readings:
        roads.reading(target, value, on)
    assert bool(load([partnership.pk], TODAY)[partnership.pk].overdue) == waits


def test_a_target_is_owned_by_an_office_or_by_someone_of_the_mentee_who_is_still_there():
    partnership, _user = roads.mzuzu()
    there = [roads.target(partnership), roads.target(partnership, owner=make.membership(partnership, "mentee", "planner"))]
    roads.target(partnership, owner=make.membership(partnership, "mentee", "planner", until="2024-01-01"))
    roads.target(partnership, owner=make.membership(partnership, "mentor", "planner"))
    assert load([partnership.pk], TODAY)[partnership.pk].owned == tuple(target.pk for target in there)


@pytest.mark.both
@pytest.mark.parametrize(
    "wrong",
    [{"goal": "40"}, {"due": "2016-03-01"}, {"owner_office": ""}, {"retire_reason": "", "retired_at": "2026-01-01T00:00Z"}],
    ids=lambda wrong: next(iter(wrong)),
)
def test_the_database_keeps_the_promises_of_a_target(wrong):
    partnership, _user = roads.mzuzu()
    with pytest.raises(IntegrityError), transaction.atomic():
        roads.target(partnership, **wrong)
