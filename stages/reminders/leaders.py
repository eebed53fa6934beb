"""A leader changed and no briefing followed: the leads of that city are asked after a month, and once more after two (finding F7)."""

import datetime as dt

from django.db.models import Exists, F, OuterRef
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from participants.dates import in_words, now_holds
from participants.models import Membership
from participants.partnerships.parts import CITIES, LEADERS
from stages.models import Part
from stages.reminders.asking import WITHIN, Asking, leads, morning
from stages.reminders.due import Line, about
from stages.reminders.kinds import Kind

NAME = "a new leader, no briefing"
AGAIN = (dt.timedelta(days=30), dt.timedelta(days=60))


def _records(today):
    """New leaders of a city that had one before, with no briefing held since; not the first leaders, whose gate asks for one."""
    new = Membership.objects.filter(now_holds(today), role__in=LEADERS, side__in=CITIES, since__gt=today - AGAIN[-1] - WITHIN)
    same = {"partnership": OuterRef("partnership"), "side": OuterRef("side"), "role": OuterRef("role")}
    before = Membership.objects.filter(**same, until__isnull=False, since__lt=OuterRef("since")).exclude(pk=OuterRef("pk"))
    briefed = Part.objects.filter(
        instrument="leadership briefing",
        activity__held_at__isnull=False,
        activity__on__gte=OuterRef("since"),
        activity__involvements__partnership=OuterRef("partnership"),
    )
    found = new.filter(Exists(before), ~Exists(briefed), partnership__journey__state="under way")
    return found.select_related("partnership__mentor", "partnership__mentee").order_by(F("pk"))


def _people(members, on):
    found = leads((member.partnership_id for member in members), on)
    return {member.pk: found[member.partnership_id, member.side] for member in members}


def _line(member):
    """The role and the city, not the name: a mail lies open longer than a page."""
    city = member.partnership.city_of(member.side)
    title = about(member.partnership, f"{member.get_role_display()}, {city}")
    when = gettext("in office since %(day)s") % {"day": in_words(member.since, member.since_precision)}
    return Line(title, when, reverse("people-of", args=[member.partnership_id]))


leader_unbriefed = Asking(
    _records,
    lambda member: f"leader:{member.pk}",
    lambda member: (morning(member.since + pause) for pause in AGAIN),
    _people,
    _line,
).rule(
    NAME,
    _("A leader is new, and no briefing has followed"),
    _("Partnerships lose their footing when a new leader hears of them late. Plan a leadership briefing, or log the one that was held."),
    Kind.LEADERS,
)
