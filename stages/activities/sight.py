"""Which activities and partnerships a user may work on: one that serves several is changed by those who may log in all of them."""

from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.http import Http404

from participants.access import May, fetch, in_partnership, visible
from participants.models import Partnership
from participants.partnerships.safe_space import is_inside
from stages.activities import days
from stages.activities.designs import BY_KEY
from stages.activities.library import Design
from stages.models import Activity, Attendance, Commitment, Involvement, Part

MOST_PROMISES = 20  # shown while it runs; the rest is one click away
PARTNERSHIPS = Partnership.objects.select_related("mentor", "mentee", "programme")
JOINED = Involvement.objects.select_related("partnership__mentor", "partnership__mentee", "partnership__programme").order_by("partnership_id")
PARTS = Part.objects.select_related("leader")
PRESENT = Attendance.objects.select_related("practitioner").order_by("practitioner__name", "practitioner_id")


def seen(user, pk):
    """The activity with all that its pages show, in four queries; ``Http404`` when it is out of sight."""
    people = ("city", "recorded_by", "held_by", "cancelled_by")
    many = (Prefetch("parts", PARTS), Prefetch("involvements", JOINED), Prefetch("attendances", PRESENT))
    whole = Activity.objects.select_related(*people).prefetch_related(*many)
    return fetch(user, May.LOOK, whole, pk=pk)


def may_log(user, activity):
    return all(May.LOG in in_partnership(user, each) for each in activity.partnerships)


def loggable(user, pk):
    """The activity, if the user may log in every partnership that it serves; ``PermissionDenied`` otherwise."""
    activity = seen(user, pk)
    if not may_log(user, activity):
        raise PermissionDenied
    return activity


def in_sight(user, activity):
    """The partnerships that it serves, without those that do not exist for this reader."""
    return [each for each in activity.partnerships if May.LOOK in in_partnership(user, each)]


def promised(user, activity):
    """What was promised there, in the partnerships of this reader."""
    rows = Commitment.objects.filter(activity=activity).select_related("promiser__practitioner").order_by("due", "pk")
    return list(visible(user, rows))


def promising(user, activity):
    """The partnerships for which the user can write down a promise that was made there."""
    begun = activity.held_at or (activity.state == "planned" and activity.on <= days.today_in(activity.zone))
    return [each for each in activity.partnerships if May.PROMISE in in_partnership(user, each)] if begun else []


def still_open(user, activity):
    """What was promised before and is not settled yet, in the partnerships of this reader: the nearest day first."""
    rows = Commitment.objects.filter(partnership__in=activity.partnerships, state=Commitment.State.OPEN).exclude(activity=activity)
    return list(visible(user, rows.select_related("promiser__practitioner").order_by("due", "pk"))[:MOST_PROMISES])


def design(user, key, like):
    """What a new plan begins from: a design of the library, or that of an activity in sight; None for a blank page."""
    if not like:
        return BY_KEY.get(key)
    if not like.isdecimal() or len(like) > 18:
        raise Http404
    return Design.of(fetch(user, May.LOOK, Activity.objects.prefetch_related("parts"), pk=int(like)))


def closed_doors(user, activity):
    """Each closed part that was held, with each partnership in whose safe space the user sits: what was said is written down there."""
    closed = [part for part in activity.parts.all() if part.closed and activity.held_at]
    return [(part, each) for part in closed for each in activity.partnerships if is_inside(user, each)]


def chosen(user, ids):
    """The partnerships of these ids, to log in; the only one if none is named and there is no other.

    Empty when the user has to choose first; ``Http404`` and ``PermissionDenied`` as for any record.
    """
    if not ids:
        own = list(visible(user, PARTNERSHIPS, May.LOG).order_by("pk")[:2])
        return own if len(own) == 1 else []
    if not all(each.isdecimal() and len(each) < 19 for each in ids):
        raise Http404
    found = list(visible(user, PARTNERSHIPS.filter(pk__in=set(map(int, ids)))).order_by("pk"))
    if len(found) != len(set(map(int, ids))):
        raise Http404
    if not all(May.LOG in in_partnership(user, each) for each in found):
        raise PermissionDenied
    return found
