"""After-care: two limits of silence for each partnership, going quiet and gone quiet. Any logged contact starts both anew (finding F9).

The day of the last contact belongs to the subject, so that a contact ends the reason and begins another.
"""

import datetime as dt

from django.db.models import F
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from participants.dates import in_words
from stages import catalogue
from stages.models import Standing
from stages.reminders.asking import WITHIN, Asking, leads, managers, morning, of_both
from stages.reminders.due import Line
from stages.reminders.kinds import Kind

GOING, GONE = "going quiet", "gone quiet"
QUIET, LONG = dt.timedelta(days=180), dt.timedelta(days=365)
"""The same limits as those of the signal (``stages.signals``); a test compares them."""


def _records(limit):
    def records(today):
        """In after-care and not ended or at rest, silent for at least so long; where nothing was ever logged, since the stage began."""
        silent = Standing.objects.filter(stage=catalogue.AFTER_CARE.key, state="under way").annotate(heard=Coalesce("last_contact", F("since")))
        until = today - limit
        since = today - LONG if limit == QUIET else until - WITHIN  # once it is gone quiet, the other rule speaks
        return silent.filter(heard__lte=until, heard__gt=since).select_related("partnership__mentor", "partnership__mentee")

    return records


def _people(limit):
    def people(rows, on):
        """The leads of both cities; of what has gone quiet the manager hears too."""
        found = leads((row.partnership_id for row in rows), on)
        over = managers((row.programme_id for row in rows), on) if limit == LONG else {}
        return {row.pk: of_both(found, row.partnership_id) | over.get(row.programme_id, set()) for row in rows}

    return people


def _line(row):
    when = _now("last contact %(day)s") % {"day": in_words(row.heard, row.last_contact_precision)}
    return Line(str(row.partnership), when, reverse("timeline", args=[row.partnership_id]))


def _rule(name, limit, heading, advice):
    asking = Asking(_records(limit), lambda row: f"quiet:{row.pk}:{row.heard}", lambda row: [morning(row.heard + limit)], _people(limit), _line)
    return asking.rule(name, heading, advice, Kind.SILENCE)


going_quiet = _rule(
    GOING,
    QUIET,
    _("Going quiet: no contact for half a year"),
    _("A call is enough to begin with. Log it, whatever kind of contact it was, and the count starts anew."),
)
gone_quiet = _rule(
    GONE,
    LONG,
    _("Gone quiet: no contact for a year"),
    _("The study found that ties outlive the project money only where somebody keeps them. Call the other city, or say together that it may rest."),
)
