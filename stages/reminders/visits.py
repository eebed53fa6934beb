"""A planned visit is near: told seven days and one day before, to who is expected, the leads, and whoever recorded it.

The days are counted from the morning in the place of the visit. A visit that was planned later than that is not told of for the past.
"""

import datetime as dt
from collections import defaultdict

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from participants.dates import Precision, in_words, now_holds
from participants.partnerships.parts import LEADS
from stages.models import Activity, Attendance, Involvement, Part
from stages.reminders.asking import Asking
from stages.reminders.due import Line, zone
from stages.reminders.kinds import Kind

NAME = "a visit is near"
BEFORE = (dt.timedelta(days=7), dt.timedelta(days=1))
DAY = dt.timedelta(days=1)
FACE_TO_FACE = "face to face"  # somebody has to be there: nobody is reminded of a call


def _records(today):
    near = Activity.objects.planned().filter(on__gte=today, on__lte=today + BEFORE[0] + DAY, on_precision=Precision.DAY)
    return near.filter(pk__in=Part.objects.filter(delivery=FACE_TO_FACE).values("activity"))


def _times(activity):
    """A time that lay before the writing down is passed over (None); occasions keep their numbers."""
    return (at if at > activity.recorded_at else None for at in (_begins(activity) - ahead for ahead in BEFORE))


def _begins(activity):
    return dt.datetime.combine(activity.on, dt.time(), zone(activity.zone))


def _people(activities, on):
    found = defaultdict(set)
    member = "partnership__memberships__"
    user = f"{member}practitioner__user"
    holding = Involvement.objects.filter(now_holds(on, member), activity__in=activities, **{f"{user}__is_active": True})
    recorder = {activity.pk: activity.recorded_by_id for activity in activities}
    expected = set(Attendance.objects.filter(activity__in=activities).values_list("activity", "practitioner__user"))
    for key, person, role in holding.values_list("activity_id", user, f"{member}role"):
        if role in LEADS or person == recorder[key] or (key, person) in expected:
            found[key].add(person)
    return found


def _line(activity):
    days = filter(None, [in_words(activity.on), in_words(activity.last_day)])
    return Line(activity.title, " – ".join(dict.fromkeys(days)), reverse("activity", args=[activity.pk]))


visit_near = Asking(
    _records,
    lambda activity: f"activity:{activity.pk}:{activity.on}",
    _times,
    _people,
    _line,
).rule(
    NAME,
    _("A visit is near"),
    _("Look on the page at the programme and at who is expected. If the day no longer holds, give it another one there."),
    Kind.VISITS,
)
