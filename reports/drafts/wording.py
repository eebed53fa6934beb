"""Days and lengths of time in words, as exact as they are known."""

import calendar
import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from participants.dates import Basis, Precision, in_words
from reports.drafts.days import Day

MARKED = (Basis.ESTIMATED, Basis.ILLUSTRATIVE)


def day(on, precision=Precision.DAY, basis=Basis.RECORDED):
    """A day for the report; None stays None."""
    return on and Day(on.isoformat(), in_words(on, precision), str(Basis(basis).label) if basis in MARKED else "")


def of(record, name):
    """The dated field of a record: ``of(stay, "since")``."""
    prefix = name.split("_")[0]
    return day(getattr(record, name), getattr(record, f"{prefix}_precision"), getattr(record, f"{prefix}_basis"))


def between(since, until):
    """A period in words, from its first to its last day: "2019", "March 2019", "March 2019 to June 2020", or with the days."""
    precision = _exactness(since, until)
    first, last = in_words(since, precision), in_words(until, precision)
    return first if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}


def _exactness(since, until):
    """Whole years, whole months, or days."""
    if (since.month, since.day, until.month, until.day) == (1, 1, 12, 31):
        return Precision.YEAR
    whole = since.day == 1 and until.day == calendar.monthrange(until.year, until.month)[1]
    return Precision.MONTH if whole else Precision.DAY


def from_to(since, until):
    """Two days in words as the time of a stay; without the second it still lasts."""
    return f"{since} – {until}" if until else _("since %(day)s") % {"day": since}


def again(day, language):
    """The words of a day that was frozen in another language, in the present one; None where they are no date of that language."""
    on = dt.date.fromisoformat(day["iso"])
    with override(language):
        exact = next((each for each in Precision if in_words(on, each) == day["words"]), None)
    return exact and in_words(on, exact)


def length(since, until, exact=Precision.DAY):
    """How long: "26 days", "7 months", "about 2 years"; ``exact`` is how exact the vaguer of the two dates is."""
    days, months = (until - since).days, (until.year - since.year) * 12 + until.month - since.month - (until.day < since.day)
    if exact == Precision.YEAR and until.year > since.year:
        said = _years(until.year - since.year, 0)
    elif days < 45:
        said = ngettext("%(n)s day", "%(n)s days", days) % {"n": days}
    else:
        said = _months(max(months, 1)) if months < 24 else _years(*divmod(months, 12))
    return said if exact == Precision.DAY else _("about %(length)s") % {"length": said}


def vaguer(*precisions):
    """The vaguest of several precisions."""
    return max(precisions, key=list(Precision).index)


def _months(months):
    return ngettext("%(n)s month", "%(n)s months", months) % {"n": months}


def _years(years, months):
    said = ngettext("%(n)s year", "%(n)s years", years) % {"n": years}
    return _("%(years)s and %(months)s") % {"years": said, "months": _months(months)} if months else said
