"""The log of one partnership as plain rows: who has or had a part, and who came to what was held. Two queries, and one for the names."""

import datetime as dt

from django.db.models import Sum
from django.utils import timezone

from participants.dates import latest
from participants.models import Membership, Practitioner
from stages.cloud.web import Meeting, Seat
from stages.models import Attendance


def seats(partnership) -> list[Seat]:
    """Every membership, present and past."""
    rows = Membership.objects.filter(partnership=partnership).order_by("pk")
    return [Seat(*row) for row in rows.values_list("pk", "practitioner_id", "side", "role", "since", "until")]


def meetings(partnership, today: dt.date | None = None) -> list[Meeting]:
    """What was held, by day, with everybody who came. A plan is no contact, whatever its day."""
    held = {"activity__held_at__isnull": False, "activity__cancelled_at": None, "activity__on__lte": today or timezone.localdate()}
    came = Attendance.objects.filter(activity__involvements__partnership=partnership, came=True, **held)
    minutes = Sum("activity__parts__minutes")
    rows = came.annotate(minutes=minutes).order_by("activity__on", "activity_id")
    names = ("activity_id", "activity__on", "activity__last_day", "activity__on_precision", "minutes", "practitioner_id")
    found: dict[int, tuple[dt.date, dt.date, int, set[int], str]] = {}
    for activity, on, last, precision, spent, person in rows.values_list(*names):
        found.setdefault(activity, (on, latest(last or on, precision), spent or 0, set(), precision))[3].add(person)
    return [Meeting(on, last, spent, frozenset(people), precision) for on, last, spent, people, precision in found.values()]


def names(codes) -> dict[int, str]:
    """The names of these practitioners: never kept with the rest."""
    return dict(Practitioner.objects.filter(pk__in=codes).values_list("pk", "name"))
