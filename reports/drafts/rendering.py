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
from django.utils.translation import override

from participants.access import May, allowed
from reports.drafts import paper, quotes
from reports.drafts.models import Rendering
from reports.published.models import Edition
from stages.models import Quote

logger = logging.getLogger(__name__)


def render_due(now=None, *, seconds=math.inf):
    """Make what is due, oldest first, and tell how many were taken in hand. Needs no broker; two at once share the work.

    ``now`` is the time to begin from (it runs on while the work goes on); ``seconds`` the time after which the rest is left.
    """
    drop_taken_back()
    now, begun, taken = now or timezone.now(), time.monotonic(), 0
    for pk in list(Rendering.objects.due(now).order_by("asked_at", "pk").values_list("pk", flat=True)):
        elapsed = time.monotonic() - begun
        if elapsed > seconds:
            break
        taken += render(pk, now + dt.timedelta(seconds=elapsed))
    return taken


def render(pk, now=None):
    """Make one paper, if it is due. True when it was taken in hand here, whatever came of it."""
    now = now or timezone.now()
    row = Rendering.objects.select_related("version__report", "asked_by").filter(pk=pk).first()
    if row is None or not row.take(now):
        return False
    with override(row.version.values["language"]):
        _make(row, now)
    return True


def _make(row, now):
    if not allowed(row.asked_by, May.LOOK, row.version):
        return row.fail(_("Whoever asked for it no longer belongs to the partnership. Ask for it again."), now, for_good=True)
    try:
        _keep(row, paper.lay_out(row.version))
    except quotes.TakenBack as error:
        row.fail(error, now, for_good=True)
    except Exception as error:
        logger.exception("Rendering %s failed", row.pk)
        row.fail(_reason(error), now)


def _keep(row, made):
    seal = hashlib.sha256(made.content).hexdigest()
    _drop_leftovers(row)
    row.file.save(_name(row, row.attempts), ContentFile(made.content), save=False)
    if not row.finish(timezone.now(), file=row.file.name, sha256=seal, size=len(made.content), pages=made.pages):
        row.file.delete(save=False)


def _name(row, attempt):
    return f"{row.version.digest[:16]}-{row.pk}-{attempt}.pdf"


def _drop_leftovers(row):
    """Delete what an earlier attempt wrote before it was cut off: no row names it, so nobody would ever erase it."""
    for attempt in range(1, row.attempts):
        row.file.storage.delete(row.file.field.generate_filename(row, _name(row, attempt)))


def drop_taken_back():
    """Delete the papers that were never published and hold a quote that its author took back since. Three queries."""
    made = Rendering.objects.filter(done_at__isnull=False).exclude(version__quotes=[]).exclude(version__in=Edition.objects.values("version_id"))
    rows = list(made.select_related("version").defer("version__values"))
    there = set(map(str, Quote.objects.filter(pk__in={pk for row in rows for pk in row.version.quotes}).values_list("pk", flat=True)))
    for row in rows:
        if not there.issuperset(row.version.quotes):
            row.drop(quotes.TakenBack())
            row.file.delete(save=False)


def _reason(error):
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
