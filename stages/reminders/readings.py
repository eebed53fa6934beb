"""A reading of the road map is due: half a year after the last one, or on the day of the target if that comes first; asked twice.

Asked are the leads of the mentee's city, for it reads its own road map, and whoever answers for the target. The day of the last
reading belongs to the subject: a new reading ends the reason.
"""

import datetime as dt

from django.db.models import F, Max
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from participants.dates import in_words, now_holds
from participants.models import Membership
from participants.partnerships.parts import PRACTITIONERS, Side
from stages.models import Target
from stages.reminders.asking import WITHIN, Asking, leads, morning
from stages.reminders.due import Line
from stages.reminders.kinds import Kind

NAME = "a reading is due"
EVERY, AGAIN = dt.timedelta(days=182), dt.timedelta(days=30)
DAY = dt.timedelta(days=1)


def _records(today):
    """Standing targets whose last reading is old, or whose day came after it; read last on the day it started if never."""
    read = Target.objects.standing().annotate(read=Coalesce(Max("readings__on"), F("baseline_on")))
    old = read.filter(read__lte=today - EVERY) | read.filter(due__lt=today, read__lt=F("due"))
    return old.filter(read__gt=today - EVERY - AGAIN - 4 * WITHIN).select_related("partnership")


def _first(target):
    """The day after the target's own, if it was not read since; else half a year after the last reading."""
    regular = target.read + EVERY
    return min(regular, target.due + DAY) if target.read < target.due else regular


def _people(targets, on):
    found = leads((target.partnership_id for target in targets), on)
    user = "practitioner__user"
    holding = Membership.objects.filter(now_holds(on), pk__in={target.owner_id for target in targets}, role__in=PRACTITIONERS)
    owners = dict(holding.filter(**{f"{user}__is_active": True}).values_list("pk", user))
    return {
        target.pk: found[target.partnership_id, Side.MENTEE] | ({owners[target.owner_id]} if target.owner_id in owners else set())
        for target in targets
    }


def _line(target):
    when = gettext("last read on %(day)s") % {"day": in_words(target.read)}
    return Line(target.title, when, reverse("target", args=[target.pk]))


reading_due = Asking(
    _records,
    lambda target: f"target:{target.pk}:{target.read}",
    lambda target: (morning(_first(target) + pause) for pause in (dt.timedelta(), AGAIN)),
    _people,
    _line,
).rule(
    NAME,
    _("A reading of the road map is due"),
    _("Write down where it stands now. A value that has not moved is worth knowing too. If it is no longer aimed at, retire it with the reason."),
    Kind.ROAD_MAP,
)
