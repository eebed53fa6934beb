"""Two limits of silence for each partnership, going quiet and gone quiet. Any logged contact starts both anew (finding F9).

The days are stored with what is kept of each partnership (``Standing``), where the signal takes them from too. The day belongs to the
subject, so that a contact, or other limits, end the reason and begin another.
"""

from django.db.models import F
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from participants.dates import in_words
from stages.models import Standing
from stages.reminders.asking import WITHIN, Asking, leads, managers, morning, of_both
from stages.reminders.due import Line
from stages.reminders.kinds import Kind

GOING, GONE = "going quiet", "gone quiet"


def _silent():
    """Not ended or at rest; silent since the last contact or, where nothing was ever logged, since the stage began."""
    silent = Standing.objects.filter(state="under way").annotate(heard=Coalesce("last_contact", F("since")))
    return silent.select_related("partnership__mentor", "partnership__mentee")


def _going(today):
    """Once it is gone quiet, the other rule speaks."""
    return _silent().filter(quiet_on__lte=today, gone_on__gt=today)


def _gone(today):
    return _silent().filter(gone_on__lte=today, gone_on__gt=today - WITHIN)


def _leads(rows, on):
    found = leads((row.partnership_id for row in rows), on)
    return {row.pk: of_both(found, row.partnership_id) for row in rows}


def _leads_and_managers(rows, on):
    """Of what has gone quiet the manager hears too."""
    over = managers((row.programme_id for row in rows), on)
    asked = _leads(rows, on)
    return {row.pk: asked[row.pk] | over.get(row.programme_id, set()) for row in rows}


def _line(row):
    when = gettext("last contact %(day)s") % {"day": in_words(row.heard, row.last_contact_precision)}
    return Line(str(row.partnership), when, reverse("timeline", args=[row.partnership_id]))


going_quiet = Asking(
    _going,
    lambda row: f"quiet:{row.pk}:{row.quiet_on}",
    lambda row: [morning(row.quiet_on)],
    _leads,
    _line,
).rule(
    GOING,
    _("Going quiet: no contact for some time"),
    _("A call is enough to begin with. Log it, whatever kind of contact it was, and the count starts anew."),
    Kind.SILENCE,
)
gone_quiet = Asking(
    _gone,
    lambda row: f"quiet:{row.pk}:{row.gone_on}",
    lambda row: [morning(row.gone_on)],
    _leads_and_managers,
    _line,
).rule(
    GONE,
    _("Gone quiet: no contact for a long time"),
    _("Ties outlive the project money only where somebody keeps them. A call between the cities is a beginning; or they agree that it may rest."),
    Kind.SILENCE,
)
