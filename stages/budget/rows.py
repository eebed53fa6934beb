"""What the pages of the budget show: every category with its sums, the share of time together, and what is forgotten."""

from dataclasses import dataclass
from decimal import Decimal

from stages.budget.categories import BY_KEY, CATEGORIES, IN_KIND, TOGETHER, Category
from stages.budget.standing import Budget, Spent, spent_by_line
from stages.models import Line

BAR = 300
"""The length of a bar that stands for all the money."""


@dataclass(frozen=True)
class Row:
    """A category in the table. ``planned`` is money, or for one in kind a stated value."""

    category: Category
    planned: Decimal
    spent: Spent


@dataclass(frozen=True)
class Share:
    """Part of the money, as a bar and in whole percent."""

    some: Decimal
    of: Decimal
    bar: str
    percent: int
    is_less: bool
    """More than nothing, and less than half a percent."""


@dataclass(frozen=True)
class Whole:
    """The sums of a budget. ``planned_in_kind``, ``in_kind``: not cash, and in no sum of money."""

    planned: Decimal
    spent: Decimal
    planned_in_kind: Decimal
    in_kind: Decimal
    together_in_kind: Decimal
    planned_share: Share | None
    spent_share: Share | None


def by_category(budget: Budget) -> list[Row]:
    return [Row(category, budget.planned([category.key]), budget.spent_on([category.key])) for category in CATEGORIES]


def whole(budget: Budget) -> Whole:
    money, spent = BY_KEY.keys() - IN_KIND, budget.spent_on(BY_KEY)
    planned = budget.planned(money)
    return Whole(
        planned=planned,
        spent=spent.cash,
        planned_in_kind=budget.planned(IN_KIND),
        in_kind=spent.in_kind,
        together_in_kind=budget.spent_on(TOGETHER).in_kind,
        planned_share=_share(budget.planned(TOGETHER - IN_KIND), planned, budget.planned_share),
        spent_share=_share(budget.spent_on(TOGETHER).cash, spent.cash, budget.spent_share),
    )


def _share(some: Decimal, of: Decimal, part: Decimal | None) -> Share | None:
    if part is None:
        return None
    percent = round(part * 100)
    return Share(some, of, f"{round(float(part) * BAR, 1):g}", percent, is_less=bool(some) and percent == 0)


def forgotten(budget: Budget) -> list[Category]:
    """What to ask about, once there is a budget at all."""
    return [BY_KEY[key] for key in budget.missing] if budget.lines else []


def spent_on(line: Line) -> Spent:
    return spent_by_line(line.spendings.order_by()).get(line.pk, Spent())
