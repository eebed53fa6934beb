"""Events as iCalendar (RFC 5545): all-day as DATE, timed with their zone; the same UID for ever, a higher SEQUENCE after each change."""

import datetime as dt
from collections.abc import Iterable
from email.utils import parseaddr
from urllib.parse import urlsplit

import icalendar
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from stages.calendar.events import Event

PRODUCT = "-//City-to-city mentorship//Calendar//EN"
REFRESH = dt.timedelta(hours=6)


def feed(events: Iterable[Event]) -> bytes:
    """A calendar to subscribe to. What is known to a month or a year only has no day to stand on, and is left out."""
    calendar = _calendar(event for event in events if event.has_a_day)
    calendar.add("x-wr-calname", _("Mentorship"))
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    return calendar.to_ical()


def single(event: Event) -> bytes:
    """One activity, to be put into a calendar; once it is cancelled, to be taken out again."""
    return _sent(event, "CANCEL" if event.state == "cancelled" else "PUBLISH").to_ical()


def invitation(event: Event, user, method: str) -> str:
    """For one of those who are expected (REQUEST), or are no longer (CANCEL); it names nobody else. RFC 5546."""
    calendar = _sent(event, method)
    for component in calendar.walk("VEVENT"):
        attendee = icalendar.vCalAddress(f"mailto:{user.email}")
        attendee.params["CN"], attendee.params["RSVP"] = user.name or user.email, "FALSE"
        component.add("attendee", attendee)
        component["status"] = icalendar.vText("CANCELLED" if method == "CANCEL" else "CONFIRMED")
    return calendar.to_ical().decode()


def _sent(event: Event, method: str) -> icalendar.Calendar:
    calendar = _calendar([event])
    calendar.add("method", method)
    for component in calendar.walk("VEVENT"):
        organizer = icalendar.vCalAddress(f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}")
        organizer.params["CN"] = _("Mentorship")
        component.add("organizer", organizer)
    return calendar


def _calendar(events: Iterable[Event]) -> icalendar.Calendar:
    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for event in events:
        calendar.add_component(_component(event))
    calendar.add_missing_timezones()
    return calendar


def _component(event: Event) -> icalendar.Event:
    made = icalendar.Event()
    made.add("uid", f"{event.key}-{event.pk}@{urlsplit(settings.PUBLIC_URL).hostname}")
    made.add("dtstamp", event.changed_at)
    made.add("sequence", event.version - 1)
    made.add("summary", event.title)
    made.add("status", "CANCELLED" if event.state == "cancelled" else "CONFIRMED")
    if event.where:
        made.add("location", event.where)
    made.add("url", settings.PUBLIC_URL + reverse("activity", args=[event.pk]))
    if event.starts:
        made.add("dtstart", event.there)
        made.add("dtend", event.ends)
    else:
        made.add("dtstart", event.on)
        made.add("dtend", event.until + dt.timedelta(1))
    return made
