"""Percentages of countries that add up to exactly 100."""

from collections import defaultdict
from decimal import Decimal

from reports.iati.typed import HUNDRED

CENT = Decimal("0.01")


def of_countries(partnerships, mentor_share):
    """``[(country, percentage)]`` in the order of the codes: every partnership weighs alike; what rounding leaves goes to the largest."""
    found = defaultdict(Decimal)
    for each in partnerships:
        found[each.mentor.country.code] += Decimal(mentor_share)
        found[each.mentee.country.code] += HUNDRED - mentor_share
    rounded = {code: (share / len(partnerships)).quantize(CENT) for code, share in sorted(found.items()) if code and share}
    if rounded:
        largest = max(rounded, key=lambda code: (rounded[code], code))
        rounded[largest] += HUNDRED - sum(rounded.values())
    return [(code, share) for code, share in rounded.items() if share > 0]


def written(number):
    """A decimal as a schema likes it: no exponent, no zeros at its end."""
    return f"{number.normalize():f}"
