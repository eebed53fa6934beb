"""The time line of a report: values -> the picture that the partnership's own page has, told looking back."""

import datetime as dt
from collections import Counter

from participants.dates import Precision, latest
from reports.drafts.figures import MOST
from reports.drafts.marks import Band, Line, Mark, Term
from stages.journey import timeline, years
from stages.journey.years import Happened, Leader, Years
from stages.rows import Stayed

WIDE = 860
"""Units across the paper: 16 of them are 8.7 points high."""


def of(report, partnership, frame, rows):
    """What was held in the time of the report, on which bank, and who led the cities. Plans, titles and names have no field."""
    told, held = years.load(partnership, frame.end or frame.since), {row.activity for row in rows}
    happened = [each for each in told.happened if each.pk in held]
    last = frame.until or max([frame.since, *(each.on for each in happened)])
    stays = [frame.stay] if frame.stay else [each for each in frame.past if frame.touches(each)]
    return Line(
        until=last.isoformat(),
        bands=tuple(Band(each.stage, max(each.since, frame.since).isoformat(), _end(each, last)) for each in stays),
        marks=_marks(happened),
        terms=tuple(_term(each, last) for each in told.leaders if each.since <= last and (each.until is None or each.until >= frame.since)),
        silent=report.keeps_signals,
    )


def _marks(happened):
    """Day by day; month by month where the report lists them so."""
    alike = Counter(_alike(each, by_month=len(happened) > MOST) for each in happened)
    return tuple(Mark(*each, times) for each, times in sorted(alike.items()))


def _alike(each, *, by_month):
    on, over = (each.on.replace(day=1), latest(each.on, Precision.MONTH)) if by_month else (each.on, each.over)
    return on.isoformat(), over.isoformat(), each.instrument, each.led, each.place, each.travelled


def _term(leader, last):
    return Term(leader.side, leader.role, leader.since.isoformat(), _end(leader, last))


def _end(each, last):
    """What ended later had not ended then."""
    return each.until.isoformat() if each.until and each.until <= last else None


def draw(values, prefix):
    """None for reports that were frozen before they had one, and where nothing was held."""
    line = values.get("line")
    if not line or not line["marks"]:
        return None
    names = {side: values["pair"][side]["name"] for side in ("mentor", "mentee")}
    return timeline.draw(_years(line), prefix=prefix, wide=WIDE, **names)


def _years(line):
    stays = (Stayed(0, each["stage"], _day(each["since"]), until=_day(each["until"])) for each in line["bands"])
    leaders = (Leader(each["side"], each["role"], _day(each["since"]), until=_day(each["until"])) for each in line["terms"])
    happened = (_happened(each) for each in line["marks"] for _time in range(each["times"]))
    return Years(_day(line["until"]), tuple(stays), tuple(happened), tuple(leaders), over=True, silent=line["silent"])


def _happened(mark):
    on, over = _day(mark["on"]), _day(mark["over"])
    return Happened(
        0, "", on, Precision.DAY, last_day=over, instrument=mark["instrument"], led_by=mark["led"], place=mark["bank"], travelled=mark["crossed"]
    )


def _day(iso):
    return iso and dt.date.fromisoformat(iso)
