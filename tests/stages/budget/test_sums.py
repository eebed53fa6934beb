"""Sums are exact, what is in kind is counted apart, what is forgotten is told; as many queries for fifty lines as for five."""

import gzip
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from stages.budget.amounts import converted, shown, total
from stages.budget.categories import BY_KEY, FORGOTTEN, TOGETHER, Key
from stages.budget.standing import load
from tests import make
from tests.stages.budget import purse

pytestmark = pytest.mark.django_db


def budget(partnership):
    return load([partnership.pk])[partnership.pk]


def test_every_category_is_described_once():
    assert list(BY_KEY) == list(Key)
    assert set(FORGOTTEN) == {Key.RECONNAISSANCE, Key.SOCIAL, Key.HOST, Key.AFTER_CARE}
    assert {Key.SOCIAL, Key.HOST} == TOGETHER


@pytest.mark.parametrize(("exact", "rounded"), [("0.125", "0.12"), ("0.135", "0.14"), ("2.675", "2.68"), ("-0.005", "0.00"), ("1e25", "1e25")])
def test_amounts_are_rounded_half_to_even_where_they_are_shown(exact, rounded):
    assert shown(Decimal(exact)) == Decimal(rounded)


def test_no_digit_is_lost():
    most = converted(Decimal("999999999999.99"), Decimal("99999.9999999999"))
    assert str(most).replace(".", "") == str(99999999999999 * 999999999999999)
    assert total([most, Decimal("-0.01"), most.copy_negate()]) == Decimal("-0.01")
    assert total([Decimal("0.1")] * 3) == Decimal("0.3")


@pytest.mark.both
def test_the_database_keeps_every_digit():
    partnership, _user = purse.mzuzu()
    line = purse.line(partnership, planned="999999999999.99")
    spending = purse.spending(line, "999999999999.99", currency="MWK", rate="12345.6789012345")
    line.refresh_from_db()
    spending.refresh_from_db()
    assert (line.planned, spending.amount, spending.rate) == (Decimal("999999999999.99"), Decimal("999999999999.99"), Decimal("12345.6789012345"))
    exact = 99_999_999_999_999 * 123_456_789_012_345
    assert budget(partnership).spent[line.pk].cash.as_tuple().digits == tuple(map(int, str(exact)))


def test_sums_are_not_sums_of_rounded_figures():
    partnership, _user = purse.mzuzu()
    line = purse.line(partnership)
    for _each in range(4):
        purse.spending(line, "1", currency="MWK", rate="0.004")
    assert budget(partnership).spent[line.pk].cash == Decimal("0.016")


def test_the_share_of_time_together_counts_money_only():
    partnership, _user = purse.mzuzu()
    travel, social, host = purse.line(partnership, planned="900"), purse.line(partnership, "social", planned="80", revised=100), None
    host = purse.line(partnership, "host in kind", planned="5000")
    purse.spending(travel, "300")
    purse.spending(social, "100")
    purse.spending(social, "70", kind="in kind")
    purse.spending(host, "4000", kind="in kind")
    found = budget(partnership)
    assert (found.planned_share, found.spent_share) == (Decimal("0.1"), Decimal("0.25"))
    assert (found.spent_on(BY_KEY).cash, found.spent_on(BY_KEY).in_kind) == (400, 4070)


def test_the_page_tells_the_share_and_what_is_forgotten(client):
    partnership, user = purse.mzuzu()
    client.force_login(user)
    empty = client.get(f"/partnerships/{partnership.pk}/budget/").text
    assert "There is no budget line yet" in empty and "leaves out" not in empty
    purse.line(partnership, planned="900")
    purse.line(partnership, "social", planned="100")
    purse.line(partnership, "reconnaissance", planned="0")
    page = client.get(f"/partnerships/{partnership.pk}/budget/").text
    assert "10\N{NO-BREAK SPACE}%" in page and "of the planned money is for time together." in page and "No money is entered as spent yet." in page
    warned = page[page.index("leaves out") :].split("</ul>")[0]
    assert [str(Key(key).label).split(":")[0] in warned for key in FORGOTTEN] == [True, False, True, True]


def test_a_line_in_an_earlier_currency_is_in_no_sum(client):
    partnership, user = purse.mzuzu()
    purse.line(partnership, planned="900")
    old = purse.line(partnership, "social", planned="77", currency="USD")
    found = budget(partnership)
    assert (found.planned(BY_KEY), found.other_currencies) == (900, (old.pk,))
    client.force_login(user)
    assert "One line is in an earlier currency" in client.get(f"/partnerships/{partnership.pk}/budget/").text


@pytest.mark.parametrize("number", [1, 5, 25])
def test_budgets_take_two_queries(number, django_assert_num_queries):
    partnerships = [make.partnership(make.city(f"A{n}"), make.city(f"B{n}")) for n in range(number)]
    for partnership in partnerships:
        purse.spending(purse.line(partnership, "social"))
    with django_assert_num_queries(2):
        found = load([each.pk for each in partnerships])
    assert {(tuple(each.filled), each.missing) for each in found.values()} == {(("social",), ("reconnaissance", "host in kind", "after-care"))}
    with django_assert_num_queries(0):
        assert load([]) == {}


def cost(client, address):
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    assert answer.status_code == 200
    return len(queries), len(gzip.compress(answer.content))


def test_the_budget_asks_as_much_for_fifty_lines_as_for_five(client):
    partnership, user = purse.mzuzu()
    client.force_login(user)
    costs = []
    for more in (5, 20, 25):
        for number in range(more):
            purse.spending(purse.line(partnership, list(Key)[number % len(Key)]))
        costs.append(cost(client, f"/partnerships/{partnership.pk}/budget/"))
    counts, sizes = zip(*costs, strict=True)
    assert len(set(counts)) == 1
    assert max(counts) <= 8
    assert max(sizes) <= 8 * 1024


def test_a_line_asks_as_much_for_fifty_spendings_as_for_five(client):
    partnership, user = purse.mzuzu()
    line = purse.line(partnership)
    client.force_login(user)
    costs = []
    for more in (5, 20, 25):
        for _each in range(more):
            purse.spending(line, recorded_by=make.user())
        costs.append(cost(client, f"/budget-lines/{line.pk}/"))
    counts, sizes = zip(*costs, strict=True)
    assert len(set(counts)) == 1
    assert max(counts) <= 8
    assert max(sizes) <= 8 * 1024


@pytest.mark.both
@pytest.mark.parametrize("wrong", [{"last_day": "2027-01-03"}, {"last_day": "2025-12-31"}, {"planned": "-1"}, {"revised": -1}], ids=str)
def test_the_database_keeps_the_promises_of_a_line(wrong):
    partnership, _user = purse.mzuzu()
    with pytest.raises(IntegrityError), transaction.atomic():
        purse.line(partnership, **wrong)


@pytest.mark.both
@pytest.mark.parametrize("wrong", [{"amount": "0"}, {"rate": "0"}, {"rate": "2", "rate_source": ""}], ids=str)
def test_the_database_keeps_the_promises_of_a_spending(wrong):
    partnership, _user = purse.mzuzu()
    line = purse.line(partnership)
    with pytest.raises(IntegrityError), transaction.atomic():
        spending = purse.spending(line, **{key: value for key, value in wrong.items() if key != "rate_source"})
        type(spending).objects.filter(pk=spending.pk).update(**wrong)
