"""Days of the case as the records keep them: the earliest day it can be, how exact, and on what ground."""

import datetime as dt

from mentorship.case.shapes import Day
from participants.dates import Basis, Precision

EXACT = {4: (Precision.YEAR, "-01-01"), 7: (Precision.MONTH, "-01"), 10: (Precision.DAY, "")}


def parsed(day: Day, today: dt.date) -> tuple[dt.date, Precision]:
    """ "2009-07" is a month, "2012" a year; a whole number counts days from today."""
    if isinstance(day, int):
        return today + dt.timedelta(days=day), Precision.DAY
    precision, rest = EXACT[len(day)]
    return dt.date.fromisoformat(day + rest), precision


def dated(field: str, day: Day, today: dt.date, documented: bool = False) -> dict[str, object]:
    """The three columns of a date of the field: ``since``, ``since_precision``, ``since_basis``; of ``said_on`` they are ``said_…``."""
    value, precision = parsed(day, today)
    name = field.removesuffix("_on")
    return {field: value, f"{name}_precision": precision, f"{name}_basis": Basis.DOCUMENTED if documented else Basis.ILLUSTRATIVE}
