"""Look a workbook through, or bring it in: take the row in hand, do it, say what came of it. Two workers do it once."""

import logging
import math
import time

from celery.exceptions import SoftTimeLimitExceeded
from django.db import connection, connections
from django.utils import timezone
from django.utils.translation import gettext as _

from mentorship.workbook.file import Unreadable
from mentorship.workbook.models import ATTEMPTS, Import
from mentorship.workbook.rights import may_import
from mentorship.workbook.run import bring_in

logger = logging.getLogger(__name__)
SECONDS = 1
"""Between two words on how far it is."""


def import_due(now=None, *, seconds=math.inf):
    """Do what is due, oldest first, and tell how many were taken in hand; and put away what is over."""
    now, begun, taken = now or timezone.now(), time.monotonic(), 0
    for row in Import.objects.over(now):
        row.end(Import.State.DONE if row.state == Import.State.DONE else Import.State.FAILED, failure=_("Nobody confirmed it for a day."))
    for row in Import.objects.cut_off(now):
        row.end(Import.State.FAILED, failure=_("The work on it was cut off several times. Upload it again, or divide it."))
    for pk in list(Import.objects.due(now).order_by("asked_at", "pk").values_list("pk", flat=True)):
        if time.monotonic() - begun > seconds:
            break
        taken += work_on(pk)
    return taken


def work_on(pk, now=None):
    """One of them, if it is due. True when it was taken in hand here, whatever came of it."""
    now = now or timezone.now()
    row = Import.objects.select_related("by").filter(pk=pk).first()
    if row is None or not row.take(now):
        return False
    try:
        _do(row)
    except Unreadable as error:
        row.end(Import.State.FAILED, failure=str(error)[:300])
    except FileNotFoundError:
        row.end(Import.State.FAILED, failure=_("The file is gone. Upload it again."))
    except Exception as error:
        logger.exception("Import %s failed", pk)
        _put_off(row, error)
    return True


def _do(row):
    if not may_import(row.by):
        return row.end(Import.State.FAILED, failure=_("Whoever uploaded it manages no programme any more."))
    for_good = row.state == Import.State.CONFIRMED
    with row.file.open("rb") as file, Progress(row.pk) as progress:
        outcome = bring_in(file, by=row.by, dry_run=not for_good, progress=progress)
    went_in = for_good and outcome.done
    row.end(Import.State.DONE if went_in else Import.State.LOOKED, outcome=outcome.as_values())


def _put_off(row, error):
    """Tried again by the sweep; given up after ``ATTEMPTS`` times."""
    if isinstance(error, SoftTimeLimitExceeded):
        reason = _("It took too long. Divide the workbook, and import one part after the other.")
        return row.end(Import.State.FAILED, failure=reason)
    reason = _("Something broke while it was read (%(kind)s). Nothing was brought in.") % {"kind": type(error).__name__}
    if row.attempts + 1 >= ATTEMPTS:
        return row.end(Import.State.FAILED, failure=reason)
    Import.objects.filter(pk=row.pk).update(leased_until=None, failure=reason)


class Progress:
    """How far it is, for whoever waits. The work itself is one transaction, so this is written past it, by a connection of its own.

    On SQLite nobody can write while the work goes on: there the page says only that it goes on.
    """

    def __init__(self, pk):
        self.pk, self.told, self.other = pk, 0.0, None

    def __enter__(self):
        if connection.vendor == "postgresql":
            self.other = connections.create_connection("default")
        return self

    def __exit__(self, *how):
        if self.other:
            self.other.close()

    def __call__(self, sheet, rows):
        if self.other is None or time.monotonic() - self.told < SECONDS:
            return
        self.told = time.monotonic()
        with self.other.cursor() as cursor:
            cursor.execute("UPDATE mentorship_import SET sheet = %s, rows = %s WHERE id = %s", [sheet, rows, self.pk])
