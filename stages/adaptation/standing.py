"""Where the method stands in any number of partnerships: the decision that counts on each element, in one query."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from stages.adaptation.kinds import Stands
from stages.models import Decision


def newest(partnerships: Iterable[int], today: dt.date | None = None) -> dict[int, list[Stands]]:
    """By partnership, first decided first; as it stood on a day (today if none is given). Partnerships without decisions are left out."""
    rows = Decision.objects.filter(partnership__in=list(partnerships), on__lte=today or dt.date.today()).order_by("partnership", "number", "pk")
    found: dict[int, dict[tuple[int | None, int | None], Stands]] = defaultdict(dict)
    for partnership, *row in rows.values_list("partnership_id", "practice_id", "addition_id", *Stands._fields[2:]):
        stands = Stands(*row)
        found[partnership][stands.practice, stands.addition] = stands
    return {partnership: list(elements.values()) for partnership, elements in found.items()}
