"""Lines by the manager and the leads, spendings by whoever logs; bad figures are answered at their field; outsiders see nothing."""

import uuid
from decimal import Decimal

import pytest
import time_machine

from stages.models import Line, Spending
from tests import make
from tests.stages.budget import purse

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
FAR = "9" * 30
PLANNERS = ("mentor lead", "mentee lead", "manager")
SPENDERS = (*PLANNERS, "mentor facilitator", "mentee facilitator", "adviser")
OUTSIDE = ("funder", "administrator", "former member")


@pytest.fixture
def today():
    with time_machine.travel(f"{purse.TODAY}T09:00Z", tick=False):
        yield


def test_who_looks_who_plans_and_who_enters(client):
    cast = make.cast()
    partnership = cast.own.partnership
    line = purse.line(partnership, note="Planted note")
    spending = purse.spending(line, what_for="Planted spending")
    looked = [f"/partnerships/{partnership.pk}/budget/", f"/budget-lines/{line.pk}/"]
    planned = [f"/partnerships/{partnership.pk}/budget/lines/new/", f"/budget-lines/{line.pk}/change/"]
    entered = [f"/partnerships/{partnership.pk}/budget/spendings/new/", f"/spendings/{spending.pk}/change/"]
    for relation, name, user in cast.askers():
        if user is None:
            continue
        client.force_login(user)
        inside = (relation == "own" and name not in OUTSIDE) or (relation == "sister" and name == "manager")
        for addresses, some in ((looked, make.ACTORS), (planned, PLANNERS), (entered, SPENDERS)):
            expected = 404 if not inside else 200 if name in some else 403
            for address in addresses:
                page = client.get(address)
                assert page.status_code == expected, (relation, name, address)
                assert expected == 200 or "Planted" not in page.text
                if expected != 200 and addresses is not looked:
                    assert client.post(address, purse.planned(**purse.paid(line))).status_code == expected
        assert ("Planted spending" in client.get(looked[1]).text) == inside
    assert (Line.objects.count(), Spending.objects.count()) == (1, 1)


def test_a_lead_who_waits_for_admission_plans_and_a_facilitator_does_not(client):
    """Class D is open to them: a line is no word of the city."""
    partnership = make.partnership()
    for role, expected in (("lead planner", 200), ("facilitator", 403)):
        client.force_login(make.member_user(partnership, "mentee", role, admitted=False))
        assert client.get(f"/partnerships/{partnership.pk}/budget/lines/new/").status_code == expected


def test_a_line_is_added_in_the_programmes_currency(client):
    partnership, user = purse.mzuzu()
    client.force_login(user)
    assert client.post(f"/partnerships/{partnership.pk}/budget/lines/new/", purse.planned()).status_code == 302
    line = Line.objects.get()
    assert (line.planned, line.revised, line.currency, line.recorded_by) == (Decimal("750.50"), None, "EUR", user)
    client.post(f"/budget-lines/{line.pk}/change/", purse.planned(revised="900", version=1))
    line.refresh_from_db()
    assert (line.planned, line.amount) == (Decimal("750.50"), 900)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *[("planned", value) for value in ("", "NaN", "Infinity", "1e400", "1" + "0" * 400, "-1", "1.005", "1,500", "much", "\x00")],
        ("category", ""),
        ("category", "bribes"),
        *[("last_day", value) for value in ("", "2025-12-31", "2027-01-01", "2030-01-01", "2101-01-01", "x")],
        ("first_day", "1492-01-01"),
        ("note", "x" * 2001),
        ("note", "bell\x07"),
        ("days_basis", "illustrative"),
        ("key", "none"),
    ],
)
def test_what_is_wrong_with_a_line_is_said_at_its_field(client, field, value):
    partnership, user = purse.mzuzu()
    client.force_login(user)
    answer = client.post(f"/partnerships/{partnership.pk}/budget/lines/new/", purse.planned(**{field: value}))
    assert answer.status_code == 200
    assert field in answer.context["form"].errors
    assert len(answer.context["form"].errors) <= (2 if field == "first_day" else 1)
    assert not Line.objects.exists()


@pytest.mark.parametrize(
    ("first", "last", "holds"),
    [
        ("2026-01-01", "2026-01-01", True),
        ("2026-03-15", "2027-03-14", True),
        ("2024-02-29", "2025-02-28", True),
        ("2024-01-01", "2024-12-31", True),
        ("2024-02-29", "2025-03-01", False),
        ("2023-01-01", "2024-01-01", False),
    ],
)
def test_a_line_lasts_a_year_at_most_leap_days_counted(client, first, last, holds):
    partnership, user = purse.mzuzu()
    client.force_login(user)
    client.post(f"/partnerships/{partnership.pk}/budget/lines/new/", purse.planned(first_day=first, last_day=last))
    assert Line.objects.exists() == holds


def test_a_spending_in_the_same_currency_has_a_rate_of_one(client):
    partnership, user = purse.mzuzu("facilitator")
    line = purse.line(partnership)
    client.force_login(user)
    for typed in (purse.paid(line, rate="1"), purse.paid(line, rate_on="2026-01-01", rate_source="Left over")):
        client.post(f"/partnerships/{partnership.pk}/budget/spendings/new/", typed)
    assert set(Spending.objects.values_list("currency", "rate", "rate_on", "rate_source")) == {("EUR", Decimal(1), None, "")}
    answer = client.post(f"/partnerships/{partnership.pk}/budget/spendings/new/", purse.paid(line, rate="2"))
    assert list(answer.context["form"].errors) == ["rate"]


def test_a_spending_abroad_is_converted(client):
    partnership, user = purse.mzuzu("facilitator")
    line = purse.line(partnership)
    client.force_login(user)
    assert client.post(f"/partnerships/{partnership.pk}/budget/spendings/new/", purse.abroad(line)).status_code == 302
    spending = Spending.objects.get()
    assert (spending.amount, spending.converted) == (250_000, 130)
    page = client.get(f"/budget-lines/{line.pk}/").text
    assert "130.00" in page and "Reserve Bank of Malawi" in page and "0.00052" in page


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *[("amount", value) for value in ("", "0", "-5", "NaN", "1e400", "1" + "0" * 400, "0.001", "5,000")],
        *[("rate", value) for value in ("", "0", "-1", "NaN", "1e-3", "100000", "0.00000000001")],
        *[("rate_on", value) for value in ("", "2026-11-21", "x", "1492-01-01")],
        *[("rate_source", value) for value in ("", "x" * 161, "bell\x07")],
        *[("currency", value) for value in ("", "ABC", "€", "EURO", "\x00\x00\x00")],
        *[("on", value) for value in ("", "2026-11-21", "x")],
        *[("line", value) for value in ("", "0", FAR, "x")],
        *[("kind", value) for value in ("", "stolen")],
        *[("what_for", value) for value in ("", "x" * 201, "bell\x07")],
    ],
)
def test_what_is_wrong_with_a_spending_is_said_at_its_field(client, field, value):
    partnership, user = purse.mzuzu()
    line = purse.line(partnership)
    client.force_login(user)
    answer = client.post(f"/partnerships/{partnership.pk}/budget/spendings/new/", purse.abroad(line, {field: value}))
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [field]
    assert not Spending.objects.exists()


def test_a_line_of_another_partnership_is_refused_at_the_field(client):
    partnership, user = purse.mzuzu()
    own = purse.line(partnership)
    spending = purse.spending(own)
    other = purse.line(make.partnership(make.city("A"), make.city("B")), "social", first_day="2019-01-01", last_day="2019-02-01")
    client.force_login(user)
    for address in (f"/partnerships/{partnership.pk}/budget/spendings/new/", f"/spendings/{spending.pk}/change/"):
        answer = client.post(address, purse.paid(other, version=1))
        assert list(answer.context["form"].errors) == ["line"]
        assert "2019" not in answer.text
    assert Spending.objects.get().line == own
    assert client.get(f"/partnerships/{partnership.pk}/budget/spendings/new/?line={FAR}").status_code == 200
    assert client.get(f"/partnerships/{partnership.pk}/budget/lines/new/?category=bribes").status_code == 200


def test_cash_and_what_is_in_kind_do_not_mix(client):
    partnership, user = purse.mzuzu()
    host, cash = purse.line(partnership, "host in kind"), purse.line(partnership)
    purse.spending(cash)
    client.force_login(user)
    answer = client.post(f"/partnerships/{partnership.pk}/budget/spendings/new/", purse.paid(host))
    assert list(answer.context["form"].errors) == ["kind"]
    answer = client.post(f"/budget-lines/{cash.pk}/change/", purse.planned(category="host in kind", version=1))
    assert list(answer.context["form"].errors) == ["category"]


def test_two_clicks_make_one_record(client):
    partnership, user = purse.mzuzu()
    line = purse.line(partnership)
    client.force_login(user)
    key = uuid.uuid4()
    for rest, typed in (("lines", purse.planned()), ("spendings", purse.paid(line))):
        first, second = (client.post(f"/partnerships/{partnership.pk}/budget/{rest}/new/", {**typed, "key": key}) for _click in range(2))
        assert first.url == second.url
    assert (Line.objects.count(), Spending.objects.count()) == (2, 1)


def test_a_stale_edit_is_answered_with_both_texts(client):
    partnership, user = purse.mzuzu()
    line = purse.line(partnership)
    spending = purse.spending(line)
    client.force_login(user)
    for address, typed, words in (
        (f"/budget-lines/{line.pk}/change/", purse.planned(note="first"), {"note": "second"}),
        (f"/spendings/{spending.pk}/change/", purse.paid(line), {"what_for": "second"}),
    ):
        assert client.post(address, {**typed, "version": 1}).status_code == 302
        late = client.post(address, {**typed, **words, "version": 1})
        assert late.status_code == 409
        assert "second" in late.text and ("first" in late.text or "Dinner with the hosts" in late.text)


def test_a_correction_keeps_what_was_before(client):
    partnership, user = purse.mzuzu()
    spending = purse.spending(purse.line(partnership), "900")
    client.force_login(user)
    client.post(f"/spendings/{spending.pk}/change/", purse.paid(spending.line, version=1))
    assert list(Spending.history.order_by("-history_id").values_list("amount", flat=True)) == [90, 900]


@pytest.mark.parametrize("address", ["/budget-lines/{}/", "/budget-lines/{}/change/", "/spendings/{}/change/", "/partnerships/{}/budget/"])
def test_a_number_that_nothing_has_is_not_found(client, address):
    _partnership, user = purse.mzuzu()
    client.force_login(user)
    assert {client.get(address.format(number)).status_code for number in (0, 424242, int(FAR))} == {404}
