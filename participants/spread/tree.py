"""The family tree of cities: each city stands once, below or right of the one that brought it in. No database and no page here.

Ties go round in circles in the field: a mentee becomes a mentor, of its own mentor even. A tie that would close a circle, or lead to a
city that stands already, ends in a small mark "again" instead of a line across the picture.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from participants.spread.ties import Facts, Tie


@dataclass(frozen=True)
class Twig:
    """One place in the tree: a city, or a city named once more because it stands elsewhere."""

    city: int
    name: str
    depth: int
    above: int | None = None
    """The row that it hangs on."""
    mentors: bool = False
    is_mentored: bool = False
    wishes: bool = False
    declined: bool = False
    is_told: bool = False
    """Hangs on what was told, not on mentoring."""
    again: bool = False


def grown(facts: Facts, most: int) -> tuple[tuple[Twig, ...], bool]:
    """The twigs row by row, each below what it hangs on, and whether some are left out because there are more than ``most``."""
    parent, spare = hung(facts.cities, facts.ties)
    below: dict[int, list[Tie]] = defaultdict(list)
    for tie in parent.values():
        below[tie.teller].append(tie)
    for tie in spare:
        below[tie.teller].append(tie)
    mentors = {tie.teller for tie in facts.ties if tie.mentors}
    mentored = {tie.hearer for tie in facts.ties if tie.mentors}

    def part(city):
        return {
            "mentors": city in mentors,
            "is_mentored": city in mentored,
            "wishes": city in facts.wishing,
            "declined": city in facts.declined,
        }

    rows: list[Twig] = []
    waiting: list[tuple[int, int, int | None, Tie | None]] = [(city, 0, None, None) for city in reversed(list(facts.cities)) if city not in parent]
    while waiting and len(rows) < most:
        city, depth, above, tie = waiting.pop()
        again = tie is not None and parent.get(city) is not tie
        rows.append(Twig(city, facts.cities[city], depth, above, is_told=bool(tie and not tie.mentors), again=again, **({} if again else part(city))))
        if not again:
            waiting += [(each.hearer, depth + 1, len(rows) - 1, each) for each in reversed(below[city])]
    return tuple(rows), bool(waiting)


def hung(cities: dict[int, str], ties: Sequence[Tie]) -> tuple[dict[int, Tie], list[Tie]]:
    """For each city the tie that it hangs on, the first that closes no circle; and the ties that are left over."""
    parent: dict[int, Tie] = {}
    root: dict[int, int] = {city: city for city in cities}
    spare = []
    for tie in ties:
        if tie.hearer in parent or _top(root, tie.teller) == tie.hearer:
            spare.append(tie)
        else:
            parent[tie.hearer] = tie
            root[tie.hearer] = tie.teller
    return parent, spare


def _top(root: dict[int, int], city: int) -> int:
    """The city at the top of the tree in which this one stands. Ways that were walked are made short."""
    way = []
    while root[city] != city:
        way.append(city)
        city = root[city]
    for each in way:
        root[each] = city
    return city
