"""Sums of the programme, as the manager gave them for this file. What partnerships plan and spend is not read here."""

from reports.iati import codes
from reports.iati.models import Kind
from reports.iati.tree import node, told

BUDGET_TYPE = dict(zip((Kind.ORIGINAL, Kind.REVISED), codes.BUDGET_TYPE, strict=True))
INCOMING = (Kind.INCOMING_COMMITMENT, Kind.INCOMING_FUNDS)


def write(made, facts):
    """Budgets, then transactions: the schema's order."""
    for each in facts.amounts:
        if each.is_budget:
            _budget(made, each)
    funders = [body for body in facts.organisations if body.is_funder]
    for each in facts.amounts:
        if not each.is_budget:
            _transaction(made, each, funders)


def _budget(made, amount):
    budget = node(made, "budget", type=BUDGET_TYPE[amount.kind], status=codes.COMMITTED if amount.is_committed else codes.INDICATIVE)
    node(budget, "period_start", iso_date=amount.since)
    node(budget, "period_end", iso_date=amount.until)
    node(budget, "value", amount.value, currency=amount.currency, value_date=amount.since)


def _transaction(made, amount, funders):
    transaction = node(made, "transaction")
    node(transaction, "transaction_type", code=amount.kind)
    node(transaction, "transaction_date", iso_date=amount.since)
    node(transaction, "value", amount.value, currency=amount.currency, value_date=amount.since)
    if amount.kind in INCOMING and len(funders) == 1:
        told(transaction, "provider_org", funders[0].name, ref=funders[0].iati_reference)
