"""Where targets stand, for any number of partnerships in two queries: whose they are, what was last read, what waits for a reading."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import OuterRef, Subquery

from participants.dates import latest
from stages.models import Reading, Target

A_YEAR = dt.timedelta(days=365)


@dataclass(frozen=True)
class Roads:
    """Of one partnership, by key of the target; retired ones are left out. ``newest`` holds the latest reading of each that has one."""

    owned: tuple[int, ...] = ()
    newest: dict[int, Reading] = field(default_factory=dict)
    overdue: tuple[int, ...] = ()


def load(partnerships: Iterable[int], today: dt.date | None = None) -> dict[int, Roads]:
    """By partnership; one without targets has empty ``Roads``."""
    ids, today = list(partnerships), today or dt.date.today()
    if not ids:
        return {}
    targets: dict[int, list[Target]] = defaultdict(list)
    for target in Target.objects.standing().filter(partnership__in=ids).with_owned(today).order_by("due", "pk"):
        targets[target.partnership_id].append(target)
    newest = last_read(target.pk for group in targets.values() for target in group)
    return {pk: _roads(targets[pk], newest, today) for pk in ids}


def _roads(targets: list[Target], newest: dict[int, Reading], today: dt.date) -> Roads:
    return Roads(
        owned=tuple(target.pk for target in targets if target.is_owned),
        newest={target.pk: newest[target.pk] for target in targets if target.pk in newest},
        overdue=tuple(target.pk for target in targets if waits(target, newest.get(target.pk), today)),
    )


def last_read(targets: Iterable[int]) -> dict[int, Reading]:
    """The newest reading of each of these targets, in one query."""
    newest = Reading.objects.filter(target=OuterRef("pk")).order_by("-on", "-pk").values("pk")[:1]
    asked = Target.objects.filter(pk__in=list(targets)).values(newest=Subquery(newest))
    return {reading.target_id: reading for reading in Reading.objects.filter(pk__in=asked)}


def waits(target: Target, reading: Reading | None, today: dt.date) -> bool:
    """Nothing was read for a year, or the due date passed with no reading since. A target that is reached waits for nothing."""
    if reading and target.reached_by(reading.value):
        return False
    known = latest(reading.on, reading.on_precision) if reading else latest(target.baseline_on, target.baseline_precision)
    due = latest(target.due, target.due_precision)
    return known < min(today - A_YEAR, due) or (due < today and known < due)
