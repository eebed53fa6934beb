"""Days of an activity: as exact as they are known, and today where it takes place."""

import datetime as dt
import zoneinfo

from django.utils import timezone
from django.utils.translation import gettext as _

from participants.dates import Precision


def earliest(day, precision):
    """The earliest day that a date of this precision can mean."""
    if precision == Precision.YEAR:
        return day.replace(month=1, day=1)
    return day.replace(day=1) if precision == Precision.MONTH else day


def over(on, last_day, precision):
    """The last day that it can mean: a plan for March has not passed before April."""
    day = last_day or on
    if precision == Precision.YEAR:
        return day.replace(month=12, day=31)
    if precision == Precision.MONTH:
        return (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
    return day


def today_in(zone):
    return timezone.localdate(timezone=zoneinfo.ZoneInfo(zone))


def faults(on, last_day, *, held, zone):
    """What is wrong with these days: pairs of field and sentence."""
    if on and last_day and last_day < on:
        yield "last_day", _("The last day lies before the first.")
    elif held and last_day and last_day > today_in(zone):
        yield "last_day", _("This day has not come yet.")
    if held and on and on > today_in(zone):
        yield "on", _("This day has not come yet, so it cannot have been held. Plan it instead, or correct the day.")


def here(day, time, zone):
    """The reader's own clock when it is that time in another zone; None where both clocks agree."""
    there = dt.datetime.combine(day, time, zoneinfo.ZoneInfo(zone))
    own = timezone.localtime(there)
    return own if own.replace(tzinfo=None) != there.replace(tzinfo=None) else None


def count(on, last_day):
    """How many days it lasted."""
    return (last_day - on).days + 1 if on and last_day else 1
