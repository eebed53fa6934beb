"""What budgets hold, for any number of partnerships in two queries, summed exactly."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from django.db.models import QuerySet

from stages.budget.amounts import EXACT, converted, total
from stages.budget.categories import BY_KEY, FORGOTTEN, IN_KIND, TOGETHER
from stages.budget.models import Kind
from stages.models import Line, Spending


class Planned(NamedTuple):
    """A line, as far as sums need it."""

    pk: int
    category: str
    currency: str
    planned: Decimal
    revised: Decimal | None

    @property
    def amount(self) -> Decimal:
        return self.planned if self.revised is None else self.revised


@dataclass(frozen=True)
class Spent:
    """What was spent on a line or a category: money, and value given in kind."""

    cash: Decimal = Decimal(0)
    in_kind: Decimal = Decimal(0)

    def __add__(self, other: "Spent") -> "Spent":
        return Spent(EXACT.add(self.cash, other.cash), EXACT.add(self.in_kind, other.in_kind))


@dataclass(frozen=True)
class Budget:
    """Of one partnership, in its programme's currency. Lines in an earlier currency of the programme are told apart, and in no sum."""

    currency: str = ""
    lines: tuple[Planned, ...] = ()
    spent: dict[int, Spent] = field(default_factory=dict)
    other_currencies: tuple[int, ...] = ()

    def of(self, category: str) -> tuple[Planned, ...]:
        return tuple(line for line in self.lines if line.category == category)

    def planned(self, categories: Iterable[str]) -> Decimal:
        """What counts now: the revised amounts where there are such."""
        wanted = frozenset(categories)
        return total(line.amount for line in self.lines if line.category in wanted)

    def spent_on(self, categories: Iterable[str]) -> Spent:
        wanted = frozenset(categories)
        return sum((self.spent[line.pk] for line in self.lines if line.category in wanted and line.pk in self.spent), Spent())

    @property
    def filled(self) -> dict[str, tuple[int, ...]]:
        """By category, the lines that hold more than nothing."""
        found = {key: tuple(line.pk for line in self.of(key) if line.amount > 0) for key in BY_KEY}
        return {key: lines for key, lines in found.items() if lines}

    @property
    def missing(self) -> tuple[str, ...]:
        """The categories that the study calls forgotten, where this budget forgets them."""
        filled = self.filled
        return tuple(key for key in FORGOTTEN if key not in filled)

    @property
    def planned_share(self) -> Decimal | None:
        """From 0 to 1: how much of the planned money pays for time together. None where no money is planned."""
        return share(self.planned(TOGETHER - IN_KIND), self.planned(BY_KEY.keys() - IN_KIND))

    @property
    def spent_share(self) -> Decimal | None:
        """From 0 to 1: how much of the money spent paid for time together; value in kind is not money. None where nothing was spent."""
        return share(self.spent_on(TOGETHER).cash, self.spent_on(BY_KEY).cash)


def share(some: Decimal, of: Decimal) -> Decimal | None:
    return some / of if of else None


def load(partnerships: Iterable[int]) -> dict[int, Budget]:
    """By partnership; one without lines has an empty ``Budget``."""
    ids = list(partnerships)
    if not ids:
        return {}
    lines: dict[int, list[Planned]] = defaultdict(list)
    currencies: dict[int, str] = {}
    columns = ("partnership_id", "partnership__programme__currency", *Planned._fields)
    for pk, currency, *line in Line.objects.filter(partnership__in=ids).order_by("first_day", "pk").values_list(*columns):
        lines[pk].append(Planned(*line))
        currencies[pk] = currency
    spent = spent_by_line(Spending.objects.filter(line__partnership__in=ids))
    return {pk: _budget(currencies.get(pk, ""), lines[pk], spent) for pk in ids}


def spent_by_line(spendings: QuerySet) -> dict[int, Spent]:
    """One query. Multiplied here and not in the database: SQLite would do it in floats."""
    found: dict[int, Spent] = defaultdict(Spent)
    for line, amount, rate, kind in spendings.values_list("line_id", "amount", "rate", "kind"):
        value = converted(amount, rate)
        found[line] += Spent(in_kind=value) if kind == Kind.IN_KIND else Spent(cash=value)
    return found


def _budget(currency: str, lines: list[Planned], spent: dict[int, Spent]) -> Budget:
    ours = tuple(line for line in lines if line.currency == currency)
    return Budget(
        currency=currency,
        lines=ours,
        spent={line.pk: spent[line.pk] for line in lines if line.pk in spent},
        other_currencies=tuple(line.pk for line in lines if line.currency != currency),
    )
