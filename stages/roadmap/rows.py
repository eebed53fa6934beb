"""What the pages of the road map show, in plain rows: each target with its newest reading, each reading with what it was before."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext

from participants.dates import in_words, latest
from stages.models import Reading, Target
from stages.roadmap import chart
from stages.roadmap.standing import last_read, waits

BAR = 200
"""The length of the bar in the list, from the start to the value to reach."""


@dataclass(frozen=True)
class Row:
    """A target in the list. ``bar`` is how far along the bar the newest reading stands; None before the first."""

    target: Target
    reading: Reading | None
    bar: str | None
    reached: bool
    waits: bool
    has_left: bool


def listed(targets: list[Target], today: dt.date) -> list[Row]:
    """One query, however many there are."""
    newest = last_read(target.pk for target in targets)
    return [_row(target, newest.get(target.pk), today) for target in targets]


def _row(target: Target, reading: Reading | None, today: dt.date) -> Row:
    return Row(
        target,
        reading,
        chart.at(float(along(target, reading.value) * BAR)) if reading else None,
        reading is not None and target.reached_by(reading.value),
        not target.retired_at and waits(target, reading, today),
        has_left(target, today),
    )


def along(target: Target, value: Decimal) -> Decimal:
    """How far from the start to the value to reach, from 0 to 1, whichever way the target goes."""
    return min(max((value - target.baseline) / (target.goal - target.baseline), Decimal(0)), Decimal(1))


def has_left(target: Target, today: dt.date) -> bool:
    """The person who answered for it has no part in the partnership any more."""
    return bool(target.owner and target.owner.until and target.owner.until <= today)


def told(readings: list[Reading]) -> list[tuple[Reading, list]]:
    """Each reading with the values that were corrected, the latest first. One query where something was corrected, none else."""
    corrected = [reading.pk for reading in readings if reading.version > 1]
    before: dict[int, list] = {pk: [] for pk in corrected}
    for old in Reading.history.filter(id__in=corrected).order_by("-history_id") if corrected else ():
        before[old.id].append(old)
    return [(reading, before.get(reading.pk, [])[1:]) for reading in readings]


def charts(target: Target, readings: list[Reading]) -> dict[str, chart.Chart]:
    """The same picture for a wide page and for a phone."""
    due = gettext("due %(day)s") % {"day": in_words(target.due, target.due_precision)}
    facts = {
        "start": (target.baseline_on, target.baseline),
        "goal": (latest(target.due, target.due_precision), target.goal),
        "readings": [(reading.on, reading.value) for reading in readings],
        "names": (gettext("to reach"), gettext("start"), due),
    }
    return {
        "wide": chart.draw(**facts, prefix=f"t{target.pk}w", across=760, down=320),
        "tall": chart.draw(**facts, prefix=f"t{target.pk}t", across=340, down=280),
    }
