"""Builders and typed forms of the budget."""

from decimal import Decimal

from stages.models import Line, Spending
from tests import make

TODAY = "2026-11-20"


def mzuzu(role="lead facilitator", side="mentor"):
    """A partnership in EUR, and a lead of the mentor."""
    partnership = make.partnership()
    return partnership, make.member_user(partnership, side, role)


def line(partnership, category="exchange travel", *, planned="1000", first_day="2026-01-01", last_day="2026-12-31", currency="EUR", **fields):
    days = {"first_day": make.day(first_day), "last_day": make.day(last_day)}
    return Line.objects.create(partnership=partnership, category=category, planned=Decimal(planned), currency=currency, **days, **fields)


def spending(line, amount="100", *, currency="EUR", rate="1", on="2026-03-01", what_for="Tickets", **fields):
    if rate != "1":
        fields |= {"rate_on": make.day("2026-03-01"), "rate_source": "Bank"}
    return Spending.objects.create(
        line=line, amount=Decimal(amount), currency=currency, rate=Decimal(rate), on=make.day(on), what_for=what_for, **fields
    )


def planned(**fields):
    """The form of a line, as it might be typed."""
    return {"category": "social", "first_day": "2026-01-01", "last_day": "2026-12-31", "planned": "750,50", **fields}


def paid(line, **fields):
    """The form of a spending; keywords may name another line."""
    typed = {"line": line.pk, "what_for": "Dinner with the hosts", "on": "2026-11-01", "amount": "90", "currency": "eur", "kind": "cash"}
    return {**typed, **fields}


def abroad(line, fields=()):
    """A spending in another currency, with the rate it needs."""
    rate = {"rate": "0.00052", "rate_on": "2026-11-01", "rate_source": "Reserve Bank of Malawi"}
    return {**paid(line), "amount": "250 000", "currency": "MWK", **rate, **dict(fields)}
