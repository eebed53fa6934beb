"""What is next and what was last, for the pages that show everything. Each takes one or two queries."""

from django.utils import timezone

from participants.access import visible
from stages.activities.rows import listed, rows_for, rows_of
from stages.models import Activity


def coming(user, limit=5):
    """For the user: plans whose day has passed and that nobody has told of, the latest last; then those to come, the nearest first."""
    return rows_for(user, _union(*_near(visible(user, Activity.objects.planned()), limit)))


def around(partnership, limit=5):
    """Of one partnership, in one query: what is ahead (see ``coming``), and what was held last, the newest first."""
    of_it = Activity.objects.filter(involvements__partnership=partnership)
    last = of_it.held().order_by("-on", "-pk").values("pk")[:limit]
    rows = rows_of(partnership, _union(*_near(of_it.planned(), limit), last))
    return [row for row in rows if row.state == "planned"], [row for row in reversed(rows) if row.state == "held"]


def _near(planned, limit):
    today = timezone.localdate()
    return (
        planned.filter(on__lt=today).order_by("-on", "-pk").values("pk")[:limit],
        planned.filter(on__gte=today).order_by("on", "pk").values("pk")[:limit],
    )


def _union(*slices):
    """Some short slices in one query, by day; each is read from the index."""
    first, *others = (listed(Activity.objects.filter(pk__in=some).order_by()) for some in slices)
    return sorted(first.union(*others, all=True), key=lambda row: (row["on"], row["pk"]))
