"""What a brief reads besides the panel of the journey: who leads the two cities, and what was held and is ahead. Two queries."""

from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Count, Exists, Q, Subquery, Value

from participants.dates import now_holds
from participants.partnerships.parts import CITIES, LEADERS
from stages.activities.kinds import Instrument
from stages.models import Activity, Attendance

LISTED = 5


@dataclass(frozen=True)
class Moments:
    """What was held since the last briefing and what is ahead: the nearest ones, and how many more there are."""

    briefed: Activity | None
    happened: tuple[Activity, ...]
    more_happened: int
    ahead: tuple[Activity, ...]
    more_ahead: int


def leaders_of(partnership, today):
    """The leaders of both cities, the political one first."""
    rows = partnership.memberships.filter(now_holds(today), side__in=CITIES, role__in=LEADERS)
    return list(rows.select_related("practitioner").order_by("-role", "since", "pk"))


def moments(partnership, side, today):
    """Since the last leadership briefing to which a leader of this city came, of those who lead it or led it; without one, all that was held."""
    of_it = Activity.objects.filter(involvements__partnership=partnership)
    briefings = _briefings(of_it, partnership, side)
    since = of_it.held().filter(Q(on__gt=Subquery(briefings.values("on")[:1])) | ~Exists(briefings))
    ahead = of_it.planned().filter(on__gte=today)
    near = (since.order_by("-on", "-pk"), LISTED), (ahead.order_by("on", "pk"), LISTED), (briefings, 1)
    first = reduce(or_, (Q(pk__in=rows.values("pk")[:most]) for rows, most in near))
    rows = Activity.objects.filter(first).annotate(briefed=Q(pk=Subquery(briefings.values("pk")[:1])), since=_count(since), ahead=_count(ahead))
    return _told(list(rows.select_related("city").order_by("on", "pk")))


def _briefings(of_it, partnership, side):
    leaders = partnership.memberships.filter(side=side, role__in=LEADERS).values("practitioner")
    came = Attendance.objects.filter(came=True, practitioner__in=leaders).values("activity")
    return of_it.held().of_kind(Instrument.BRIEFING).filter(pk__in=came).order_by("-on", "-pk")


def _count(rows):
    return Subquery(rows.order_by().values(of=Value(1)).annotate(n=Count("pk")).values("n"))


def _told(rows):
    ahead = tuple(row for row in rows if not row.held_at)
    happened = tuple(row for row in reversed(rows) if row.held_at and not row.briefed)
    more = ((rows[0].since or 0) - len(happened), (rows[0].ahead or 0) - len(ahead)) if rows else (0, 0)
    return Moments(next((row for row in rows if row.briefed), None), happened, more[0], ahead, more[1])
