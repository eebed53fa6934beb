"""How long something took, as people say it. A day together counts as eight hours."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stages.activities.kinds import DAY

USUAL_LENGTHS = (15, 30, 45, 60, 90, 120, 180, 240, 360, DAY, 2 * DAY, 3 * DAY, 4 * DAY, 5 * DAY)


def in_words(minutes):
    """'45 minutes', '2 hours', '1 h 30 min', '3 days'."""
    days, hours, rest = minutes // DAY, minutes // 60, minutes % 60
    if days and minutes % DAY == 0:
        return ngettext("%(number)d day", "%(number)d days", days) % {"number": days}
    if hours and rest:
        return _("%(hours)d h %(minutes)d min") % {"hours": hours, "minutes": rest}
    if hours:
        return ngettext("%(number)d hour", "%(number)d hours", hours) % {"number": hours}
    return ngettext("%(number)d minute", "%(number)d minutes", rest) % {"number": rest}


def choices():
    return [("", _("as usual for this kind")), *((minutes, in_words(minutes)) for minutes in USUAL_LENGTHS)]


def initial(minutes):
    """A length for the list if it is there, the exact minutes otherwise."""
    return {"length": minutes} if minutes in USUAL_LENGTHS else {"minutes": minutes}
