"""How long each stage took, against what both sides expected. Pure: stays in, values out (finding P1).

A length that was not expected is no fault. Too short does not root, too long tires people: it is a reason to talk.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from stages import catalogue
from stages.catalogue import Stage
from stages.facts import Stayed

MONTH = 30.44  # days


@dataclass(frozen=True)
class Length:
    """One stage, over all stays in it, in days.

    ``real`` is None where the stage was never entered, ``expected`` and ``over`` where nobody named an end. ``over`` is what lies beyond
    the expected end, below zero for what falls short of it; while the stage is open, below zero is what is left.
    """

    stage: Stage
    real: int | None = None
    expected: int | None = None
    over: int | None = None
    is_open: bool = False


def lengths(stays: Iterable[Stayed], today: dt.date) -> list[Length]:
    """All five stages, in their order."""
    stays = list(stays)
    return [_length(stage, [stay for stay in stays if stay.stage == stage.key], today) for stage in catalogue.STAGES]


def _length(stage: Stage, stays: list[Stayed], today: dt.date) -> Length:
    if not stays:
        return Length(stage)
    real = sum(((stay.until or max(today, stay.since)) - stay.since).days for stay in stays)
    foreseen = [(stay, stay.expected_until) for stay in stays if stay.expected_until]
    expected = sum(max((end - stay.since).days, 0) for stay, end in foreseen) if foreseen else None
    over = sum(((stay.until or today) - end).days for stay, end in foreseen) if foreseen else None
    return Length(stage, real, expected, over, any(stay.until is None for stay in stays))


def in_words(days: int) -> str:
    """'12 days', '8 months', '2 years', '2 years 5 months'."""
    months = round(days / MONTH)
    if days < 45:
        return ngettext("%(number)d day", "%(number)d days", days) % {"number": days}
    if months < 24:
        return ngettext("%(number)d month", "%(number)d months", months) % {"number": months}
    years = ngettext("%(number)d year", "%(number)d years", months // 12) % {"number": months // 12}
    if not months % 12:
        return years
    rest = ngettext("%(number)d month", "%(number)d months", months % 12) % {"number": months % 12}
    return gettext("%(years)s %(months)s") % {"years": years, "months": rest}
