"""How the two cities lie to each other, as values: positions, distance, direction and clocks in words."""

import datetime as dt
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participants.figures import in_figures
from participants.land import Spot, apart, bearing
from reports.drafts.values import Lie

BESIDE = 10  # km: nearer than that, a direction says nothing
UNKNOWN = "UTC"  # what a city without an entry has


def of(partnership, day):
    """``day``: the clocks are compared in the year from this day on."""
    cities = (partnership.mentor, partnership.mentee)
    spots = [_spot(city) for city in cities]
    missing = [city.name for city, spot in zip(cities, spots, strict=True) if not spot]
    return Lie(
        *(spot and tuple(spot) for spot in spots),
        apart="" if missing else _apart(cities, *spots),
        clocks=_clocks(*cities, day) if UNKNOWN not in {city.zone for city in cities} else "",
        missing=_missing(missing) if missing else "",
    )


def _spot(city):
    known = city.latitude is not None and city.longitude is not None
    return Spot(round(city.latitude, 2), round(city.longitude, 2)) if known else None


def _missing(names):
    if len(names) == 2:
        return _("There is no map: neither city has a position yet.")
    return _("%(city)s is not on the map: it has no position yet.") % {"city": names[0]}


def _apart(cities, mentor, mentee):
    far = apart(mentor, mentee)
    if far < BESIDE:
        return _("The two cities lie side by side.")
    names = {"mentor": cities[0].name, "mentee": cities[1].name}
    km = in_figures(Decimal(round(far, -1 if far >= 100 else 0)).quantize(Decimal(1)))
    return _("%(mentor)s → %(mentee)s: about %(km)s km %(direction)s.") % {**names, "km": km, "direction": _direction(bearing(mentor, mentee))}


def _direction(degrees):
    names = (
        _("to the north"),
        _("to the north-east"),
        _("to the east"),
        _("to the south-east"),
        _("to the south"),
        _("to the south-west"),
        _("to the west"),
        _("to the north-west"),
    )
    return names[round(degrees / 45) % 8]


def _clocks(mentor, mentee, day):
    """By how much the clocks differ in the course of a year."""
    minutes = sorted({_ahead(mentor.zone, mentee.zone, day + dt.timedelta(days=30 * month)) for month in range(12)})
    if minutes == [0]:
        return _("The clocks of both cities show the same time.")
    ahead, behind = (mentee, mentor) if minutes[-1] > 0 else (mentor, mentee)
    least, most = sorted(abs(some) for some in (minutes[0], minutes[-1]))
    names = {"city": ahead.name, "other": behind.name, "hours": _hours(most)}
    if len(minutes) == 1:
        return _("In %(city)s it is %(hours)s later than in %(other)s.") % names
    if not least:
        return _("In %(city)s it is %(hours)s later than in %(other)s for a part of the year; else the clocks show the same time.") % names
    return _("In %(city)s it is %(least)s to %(hours)s later than in %(other)s, by the season.") % {**names, "least": in_figures(_share(least))}


def _ahead(zone, other, day):
    noon = dt.datetime.combine(day, dt.time(12), dt.UTC)
    offsets = (noon.astimezone(ZoneInfo(name)).utcoffset() for name in (other, zone))
    return int((next(offsets) - next(offsets)).total_seconds() // 60)


def _hours(minutes):
    return ngettext("%(n)s hour", "%(n)s hours", 1 if minutes == 60 else 2) % {"n": in_figures(_share(minutes))}


def _share(minutes):
    return (Decimal(minutes) / 60).quantize(Decimal("0.01"))
