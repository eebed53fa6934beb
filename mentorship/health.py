"""Is it alive, and is it in order? For the machines that watch over it: open to all, so it says as little as it can."""

import datetime as dt

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Min
from django.http import JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from stages.models import Sweep
from stages.reminders.sweep import NAME

PATIENCE = dt.timedelta(minutes=10)


@require_safe
@never_cache
@login_not_required
def healthz(request):
    """The web server answers. The database is not asked."""
    return JsonResponse({"alive": True})


@require_safe
@never_cache
@login_not_required
def readyz(request):
    """200 if the database answers and the last sweep is "on time", otherwise 503.

    "on time": the last sweep that did all its work ended within ten minutes (by the real clock, also for ``run_due --now``);
    "none yet": there was none so far, and the tables were made within ten minutes; "late": anything else.
    """
    try:
        sweep = _sweep(timezone.now())
    except DatabaseError:
        return JsonResponse({"database": False, "sweep": "unknown"}, status=503)
    return JsonResponse({"database": True, "sweep": sweep}, status=503 if sweep == "late" else 200)


def _sweep(now):
    ended_at = Sweep.objects.filter(name=NAME).values_list("ended_at", flat=True).first()
    if ended_at is None:
        made_at = MigrationRecorder.Migration.objects.aggregate(first=Min("applied"))["first"]
        return "none yet" if made_at and now - made_at <= PATIENCE else "late"
    return "on time" if now - ended_at <= PATIENCE else "late"
