"""What is next and what was last, for the pages that show everything. Each takes one or two queries."""

from django.utils import timezone

from participants.access import visible
from stages.activities.rows import listed, rows_for, rows_of
from stages.models import Activity


def coming(user, limit=5):
    """For the user: plans whose day has passed and that nobody has told of, the latest last; then those to come, the nearest first."""
    return rows_for(user, _next(visible(user, Activity.objects.planned()), limit))


def ahead(partnership, limit=5):
    """The same for one partnership."""
    return rows_of(partnership, _next(Activity.objects.planned().filter(involvements__partnership=partnership), limit))


def latest(partnership, limit=5):
    """What was held last in a partnership, the newest first."""
    held = Activity.objects.held().filter(involvements__partnership=partnership)
    return rows_of(partnership, listed(held.order_by("-on", "-pk"))[:limit])


def _next(planned, limit):
    """Passed and coming plans in one query; neither may push the other off the page, and each is read from the index."""
    today = timezone.localdate()
    passed = planned.filter(on__lt=today).order_by("-on", "-pk").values("pk")[:limit]
    to_come = planned.filter(on__gte=today).order_by("on", "pk").values("pk")[:limit]
    both = [listed(Activity.objects.filter(pk__in=some).order_by()) for some in (passed, to_come)]
    return sorted(both[0].union(both[1], all=True), key=lambda row: (row["on"], row["pk"]))
