"""What a report is about: a stay in a stage, or a period that somebody chose. What lies before its end is shown; what came later is not."""

import datetime as dt
from dataclasses import dataclass

from participants.dates import latest
from reports.drafts import figures


@dataclass(frozen=True)
class Frame:
    """``stays``: all of the journey's, in order. ``stay``: the one it is about; None for a period. ``until`` is None while the stay lasts."""

    stays: list
    stay: object
    since: dt.date
    until: dt.date | None
    end: dt.date | None
    """The last day that "until" can mean."""

    def holds(self, day):
        """Does a day belong to it? For a stay as ``stages.facts`` counts."""
        return figures.stay_of(day, self.stays) == self.stay if self.stay else self.since <= day <= self.until

    @property
    def past(self):
        """The stays that had begun by its end."""
        return self.stays[: self.stays.index(self.stay) + 1] if self.stay else [each for each in self.stays if each.since <= self.until]

    def is_over(self, stay):
        """Had a stay been left by then?"""
        return stay.until is not None and (self.until is None or stay.until <= self.until)

    def touches(self, stay):
        """Does a period lie in a stay, at least for a day?"""
        return not self.stay and stay.since <= self.until and (stay.until is None or stay.until > self.since)


def of(report, journey):
    """The frame of a report."""
    stays = list(journey.stays.order_by("since", "pk"))
    if report.stay_id is None:
        return Frame(stays, None, report.since, report.until, report.until)
    stay = next(each for each in stays if each.pk == report.stay_id)
    return Frame(stays, stay, stay.since, stay.until, latest(stay.until, stay.until_precision) if stay.until else None)
