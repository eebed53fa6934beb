"""What a phone keeps for one person: where they may log, whom they can tick, what is next. Class D; nothing of the safe space."""

import datetime as dt
from collections import defaultdict

from django.db.models import Prefetch, Q
from django.utils import timezone
from django.utils.text import capfirst

from participants.access import May, visible
from participants.dates import now_holds
from participants.models import Membership
from participants.partnerships.parts import Side
from participants.partnerships.safe_space import is_inside
from stages.activities import sight
from stages.models import Activity, Involvement, Part

NEAR = dt.timedelta(days=14)  # ahead, and behind for what nobody told of yet
MOST = 20  # partnerships, plans, closed sessions


def packed(user):
    """Everything in one: what ``static/js/offline.js`` reads."""
    partnerships = list(visible(user, sight.PARTNERSHIPS, May.LOG).order_by("pk")[:MOST])
    members = _members(partnerships)
    inside = [each for each in partnerships if is_inside(user, each)]
    return {
        "user": user.pk,
        "partnerships": [_partnership(each, members[each.pk]) for each in partnerships],
        "plans": [_plan(each) for each in _plans(user)],
        "spaces": [[each.pk, str(each)] for each in inside],
        "sessions": _sessions(inside),
    }


def _sessions(partnerships):
    """The last closed parts, about which somebody may still write: partnership, part, title, day. Not whether there is a note.

    A plan whose day has come is among them: without a line one tells that it was held, and writes the note right after.
    """
    today = timezone.localdate()
    begun = Q(activity__held_at__isnull=False) | Q(activity__cancelled_at=None, activity__on__gte=today - NEAR)
    closed = Part.objects.filter(begun, closed=True, activity__on__lte=today)
    rows = closed.filter(activity__involvements__partnership__in=partnerships).order_by("-activity__on", "-pk")
    told = rows.values_list("activity__involvements__partnership", "pk", "activity__title", "activity__on")[:MOST]
    return [[partnership, part, title, on.isoformat()] for partnership, part, title, on in told]


def _partnership(each, members):
    groups = {side: f"{city} ({Side(side).label})" if (city := each.city_of(side)) else capfirst(Side(side).label) for side in Side.values}
    people = [[groups[side], sorted(((pk, name) for pk, name in members[side].items()), key=lambda one: one[1])] for side in groups if members[side]]
    cities = {city.pk: city.name for city in (each.mentor, each.mentee)}
    return {"id": each.pk, "title": str(each), "cities": list(cities.items()), "people": people}


def _members(partnerships):
    """partnership → side → person → name, of those who are members today."""
    rows = Membership.objects.filter(now_holds(dt.date.today()), partnership__in=partnerships)
    found = defaultdict(lambda: defaultdict(dict))
    for partnership, side, pk, name in rows.values_list("partnership", "side", "practitioner", "practitioner__name"):
        found[partnership][side][pk] = name
    return found


def _plans(user):
    """The nearest plans in reach: those to come, and those whose day has just passed."""
    today = timezone.localdate()
    joined = Prefetch("involvements", Involvement.objects.select_related("partnership__mentor", "partnership__mentee"))
    planned = visible(user, Activity.objects.planned(), May.LOG).filter(on__range=(today - NEAR, today + NEAR))
    whole = planned.select_related("city").prefetch_related(joined, Prefetch("attendances", sight.PRESENT)).order_by("on", "pk")
    return [each for each in whole[:MOST] if sight.may_log(user, each)]


def _plan(each):
    """With the names to tick: those who are expected."""
    return {
        "id": each.pk,
        "title": each.title,
        "on": each.on.isoformat(),
        "version": each.version,
        "place": ", ".join(str(part) for part in (each.place, each.city) if part),
        "partnerships": [str(joined) for joined in each.partnerships],
        "people": [[row.practitioner_id, row.practitioner.name] for row in each.attendances.all() if row.came is not False],
    }
