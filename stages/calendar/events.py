"""What a calendar shows of activities: titles, places and times, and nothing else is even loaded (class D without its texts and names)."""

import datetime as dt
import zoneinfo
from collections import defaultdict
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from participants.access import visible
from participants.dates import Precision
from stages.models import Activity, Involvement, Part

COLUMNS = (
    *("pk", "key", "version", "title", "on", "on_precision", "on_basis", "last_day", "zone", "place", "city__name"),
    *("held_at", "cancelled_at", "recorded_at"),
)
LONGEST = 366  # days of one event that a calendar goes through
PARTS = ("activity_id", "day", "starts", "minutes")


@dataclass(frozen=True)
class Event:
    """``until`` is the last day. ``starts`` and ``ends`` are moments, for what takes place on one day at a known time."""

    pk: int
    key: UUID
    version: int
    title: str
    on: dt.date
    until: dt.date
    on_precision: str
    on_basis: str
    zone: str
    where: str
    state: str
    changed_at: dt.datetime
    starts: dt.datetime | None = None
    ends: dt.datetime | None = None
    partnerships: tuple[str, ...] = field(default=())

    @property
    def has_a_day(self) -> bool:
        """Is it known to the day?"""
        return self.on_precision == Precision.DAY

    @property
    def days(self) -> list[dt.date]:
        """The days on which the reader finds it: for a moment, those of their own clock."""
        first, last = (timezone.localdate(self.starts), timezone.localdate(self.ends)) if self.starts else (self.on, self.until)
        return [first + dt.timedelta(each) for each in range(min((last - first).days + 1, LONGEST))]

    @property
    def there(self) -> dt.datetime | None:
        """When it begins, on the clock of the place."""
        return self.starts and self.starts.astimezone(zoneinfo.ZoneInfo(self.zone))

    @property
    def here(self) -> dt.datetime | None:
        """The same on the reader's clock, where it differs."""
        own = self.starts and timezone.localtime(self.starts)
        return own if own and own.replace(tzinfo=None) != self.there.replace(tzinfo=None) else None


def between(user, first: dt.date, last: dt.date, limit: int, partnership=None) -> list[Event]:
    """What the user may see of these days, in their order, with the partnerships in sight. Three queries."""
    activities = visible(user, Activity.objects.filter(Q(on__range=(first, last)) | Q(on__lt=first, last_day__gte=first)))
    if partnership:
        activities = activities.filter(involvements__partnership=partnership)
    return read(activities.order_by("on", "pk")[:limit], _named(user))


def since(user, first: dt.date, limit: int) -> list[Event]:
    """What the user may see from a day on, the latest first, as a calendar program reads it. Two queries."""
    return read(visible(user, Activity.objects.filter(on__gte=first)).order_by("-on", "-pk")[:limit])


def read(activities, named=None) -> list[Event]:
    """The events of a queryset, in its order."""
    records = list(activities.values(*COLUMNS))
    keys = [record["pk"] for record in records]
    parts, names = defaultdict(list), named(keys) if named and keys else {}
    for activity, *part in Part.objects.filter(activity__in=keys).order_by("number").values_list(*PARTS) if keys else ():
        parts[activity].append(part)
    return [_event(record, parts[record["pk"]], names.get(record["pk"], ())) for record in records]


def _named(user):
    def names(keys):
        found: dict[int, tuple[str, ...]] = {}
        rows = visible(user, Involvement.objects.filter(activity__in=keys)).order_by("partnership_id")
        for activity, mentor, mentee in rows.values_list("activity_id", "partnership__mentor__name", "partnership__mentee__name"):
            found[activity] = (*found.get(activity, ()), f"{mentor} → {mentee}")
        return found

    return names


def _event(record, parts, partnerships) -> Event:
    days = max((day for day, _starts, _minutes in parts), default=1)
    until = max(record["last_day"] or record["on"], record["on"] + dt.timedelta(days - 1))
    known = record["on_precision"] == Precision.DAY
    starts, ends = _clock(record["on"], parts, record["zone"]) if known and until == record["on"] else (None, None)
    return Event(
        **{name: record[name] for name in ("pk", "key", "version", "title", "on", "on_precision", "on_basis", "zone")},
        until=until,
        where=", ".join(filter(None, (record["place"], record["city__name"]))),
        state="held" if record["held_at"] else "cancelled" if record["cancelled_at"] else "planned",
        changed_at=max(filter(None, (record["recorded_at"], record["held_at"], record["cancelled_at"]))),
        starts=starts,
        ends=ends,
        partnerships=partnerships,
    )


def _clock(on, parts, zone):
    """From the first part with a time to the end of the last one; a part without a time follows the one before it."""
    place, begun, over, ends = zoneinfo.ZoneInfo(zone), [], None, []
    for _day, starts, minutes in parts:
        if starts:
            over = dt.datetime.combine(on, starts, place)
            begun.append(over)
        if over:
            over = (over.astimezone(dt.UTC) + dt.timedelta(minutes=minutes)).astimezone(place)
            ends.append(over)
    return min(begun, default=None), max(ends, default=None)
