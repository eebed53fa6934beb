"""The log of one partnership as plain rows: who has or had a part, and who came to what was held. Two queries, and one for the names."""

import datetime as dt

from django.db.models import Sum
from django.utils import timezone

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
    found: dict[int, tuple[dt.date, dt.date, int, set[int]]] = {}
    for activity, on, last, spent, person in rows.values_list("activity_id", "activity__on", "activity__last_day", "minutes", "practitioner_id"):
        found.setdefault(activity, (on, last or on, spent or 0, set()))[3].add(person)
    return [Meeting(on, last, spent, frozenset(people)) for on, last, spent, people in found.values()]


def names(codes) -> dict[int, str]:
    """The names of these practitioners: never kept with the rest."""
    return dict(Practitioner.objects.filter(pk__in=codes).values_list("pk", "name"))
