"""Make papers: take a row in hand, lay it out, keep the file. Nothing is lost when a worker dies, nothing is kept twice."""

import datetime as dt
import errno
import hashlib
import logging
import math
import time

from celery.exceptions import SoftTimeLimitExceeded
from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.translation import gettext as _

from participants.entry import Conflict

logger = logging.getLogger(__name__)


class Impossible(Conflict):
    """No second attempt will make this paper; the message says why."""


def all_due(rows, render, now, seconds=math.inf):
    """Make what is due, oldest first, and tell how many were taken in hand. Two at once share the work.

    ``now`` is the time to begin from (it runs on while the work goes on); ``seconds`` the time after which the rest is left.
    """
    begun, taken = time.monotonic(), 0
    for pk in list(rows.due(now).order_by("asked_at", "pk").values_list("pk", flat=True)):
        elapsed = time.monotonic() - begun
        if elapsed > seconds:
            break
        taken += render(pk, now + dt.timedelta(seconds=elapsed))
    return taken


def make(row, now, lay_out, stem):
    """Lay out a row that was taken in hand, and keep the paper under a name with this stem; a failure is written down in words."""
    try:
        keep(row, lay_out(), stem)
    except Impossible as error:
        row.fail(error, now, for_good=True)
    except Exception as error:
        logger.exception("%s failed", row)
        row.fail(reason(error), now)


def keep(row, made, stem):
    seal = hashlib.sha256(made.content).hexdigest()
    drop_leftovers(row, stem)
    row.file.save(_name(row, stem, row.attempts), ContentFile(made.content), save=False)
    if not row.finish(timezone.now(), file=row.file.name, sha256=seal, size=len(made.content), pages=made.pages):
        row.file.delete(save=False)


def _name(row, stem, attempt):
    return f"{stem}-{row.pk}-{attempt}.pdf"


def drop_leftovers(row, stem):
    """Delete what an earlier attempt wrote before it was cut off: no row names it, so nobody would ever erase it."""
    for attempt in range(1, row.attempts):
        row.file.storage.delete(row.file.field.generate_filename(row, _name(row, stem, attempt)))


def reason(error):
    """Why it failed, in words for those who wait for it; the log has the rest."""
    if isinstance(error, SoftTimeLimitExceeded):
        return _("It took too long to lay out.")
    if isinstance(error, MemoryError):
        return _("There was not enough memory to lay it out.")
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EDQUOT):
        return _("The file could not be kept: the disk is full or closed.")
    if isinstance(error, OSError):
        return _("The program that lays out the paper is not complete on this machine.")
    return _("Something broke while it was laid out (%(kind)s).") % {"kind": type(error).__name__}
