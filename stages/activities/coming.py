"""What is next and what was last, for the pages that show everything. Each takes one or two queries."""

from django.utils import timezone

from participants.access import visible
from participants.prepared import Prepared
from stages.activities.rows import COLUMNS, listed, rows_for, rows_of
from stages.models import Activity

SHOWN = 5


def _by_day(row):
    return row["on"], row["pk"]


def coming(user, limit=5):
    """For the user: plans whose day has passed and that nobody has told of, the latest last; then those to come, the nearest first."""
    planned = visible(user, Activity.objects.planned())
    found = [dict(zip(COLUMNS, row, strict=True)) for row in _union(*_near(planned, timezone.localdate(), limit))]
    return rows_for(user, sorted(found, key=_by_day))


def around(partnership):
    """Of one partnership, in one query: what is ahead (see ``coming``), and what was held last, the newest first."""
    found = [dict(zip(COLUMNS, row, strict=True)) for row in _around(partnership.pk, timezone.localdate())]
    rows = rows_of(partnership, sorted(found, key=_by_day))
    return [row for row in rows if row.state == "planned"], [row for row in reversed(rows) if row.state == "held"]


@Prepared
def _around(partnership, today):
    of_it = Activity.objects.filter(involvements__partnership=partnership)
    last = of_it.held().order_by("-on", "-pk").values("pk")[:SHOWN]
    return _union(*_near(of_it.planned(), today, SHOWN), last)


def _near(planned, today, limit):
    return (
        planned.filter(on__lt=today).order_by("-on", "-pk").values("pk")[:limit],
        planned.filter(on__gte=today).order_by("on", "pk").values("pk")[:limit],
    )


def _union(*slices):
    """Some short slices in one query; each is read from the index."""
    first, *others = (listed(Activity.objects.filter(pk__in=some).order_by()).values_list(*COLUMNS) for some in slices)
    return first.union(*others, all=True)
