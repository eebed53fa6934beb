"""Was it held? Asked of a planned activity whose day has passed: the next day, then weekly, three times at most.

Asked are those who can answer: the leads of the cities that take part, because they answer for the log, and whoever recorded the
activity, as long as they may still log in one of its partnerships. Nobody else: a political leader, a broker, an association or a
funder could not answer, and a mail that one cannot act on teaches people to delete the next one unread.
"""

import datetime as dt
from collections import defaultdict

from django.db.models import CharField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from participants.access import GRANTS, May, visible
from participants.dates import Precision, in_words, now_holds
from participants.models import Role
from participants.partnerships.parts import LEADS
from stages.models import Activity, Involvement
from stages.reminders.due import Due, Line, Rule, thousands, zone
from stages.reminders.kinds import Kind
from stages.reminders.models import Reminder

NAME = "was it held"
TIMES, EVERY = 3, dt.timedelta(days=7)
LOGGERS = [role for role, grants in GRANTS.items() if May.LOG in grants]
EARLIEST = dt.timedelta(hours=14)
"""How far ahead of UTC the first place on earth begins its day."""


def _subject(activity):
    """The planned day belongs to the question: a visit that is put off is asked about anew, and no longer about the old day."""
    return f"activity:{activity.pk}:{activity.last_day or activity.on}"


def _key(subject):
    return int(subject.split(":")[1])


def _over(activity):
    """The last day that the plan can mean: "in March" has not passed before April."""
    day = activity.last_day or activity.on
    if activity.on_precision == Precision.YEAR:
        return day.replace(month=12, day=31)
    if activity.on_precision == Precision.MONTH:
        return (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
    return day


def _occasions(activity):
    """When to ask: as a day begins in the place where the activity was to be."""
    first = _over(activity) + dt.timedelta(days=1)
    for number in range(TIMES):
        yield number + 1, dt.datetime.combine(first + number * EVERY, dt.time(), zone(activity.zone))


def _passed(now):
    """Planned activities whose day may have passed, without those that have been asked about for the last time.

    A subquery for one row each, not ``Exists``: as a join, stale statistics can make it quadratic (tried: 77 s in place of 7).
    """
    today = (now.astimezone(dt.UTC) + EARLIEST).date()
    day = Cast(Coalesce(OuterRef("last_day"), OuterRef("on")), CharField())
    subject = Concat(Value("activity:"), Cast(OuterRef("pk"), CharField()), Value(":"), day, output_field=CharField())
    last = Subquery(Reminder.objects.filter(rule=NAME, subject=subject, occasion=TIMES).values("pk")[:1])
    over = Q(on__lt=today) & (Q(last_day=None) | Q(last_day__lt=today))
    fields = ("on", "on_precision", "last_day", "zone", "programme_id", "recorded_by_id")
    return Activity.objects.planned().alias(last=last).filter(over, last=None).only(*fields)


def _askable(activities, on):
    """Who may log each of these activities on that day: (key, user, role), and nobody whose account is closed."""
    member = "partnership__memberships__"
    user = f"{member}practitioner__user"
    rows = Involvement.objects.filter(now_holds(on, member), activity__in=activities, **{f"{member}role__in": LOGGERS, f"{user}__is_active": True})
    yield from rows.values_list("activity_id", user, f"{member}role")
    of_programme = defaultdict(list)
    for activity in activities:
        of_programme[activity.programme_id].append(activity.pk)
    roles = Role.objects.filter(now_holds(on), programme__in=of_programme, kind__in=LOGGERS, practitioner__user__is_active=True)
    for programme, person, kind in roles.values_list("programme_id", "practitioner__user", "kind"):
        yield from ((key, person, kind) for key in of_programme[programme])


def _asked(activities, on):
    """For each activity, the users to ask."""
    recorder = {activity.pk: activity.recorded_by_id for activity in activities}
    found = defaultdict(set)
    for key, person, role in _askable(activities, on):
        if role in LEADS or person == recorder[key]:
            found[key].add(person)
    return found


def _due(now):
    for activities in thousands(_passed(now)):
        people = _asked(activities, now.date())
        for activity in activities:
            for number, at in _occasions(activity):
                if at <= now:
                    yield from (Due(NAME, _subject(activity), person, number, at) for person in sorted(people[activity.pk]))


def _open(activities, subjects):
    """Those of the subjects that are still planned, and for the same day."""
    planned = activities.planned().filter(pk__in=set(map(_key, subjects)))
    return {_subject(activity): activity for activity in planned if _subject(activity) in subjects}


def _still_stands(subjects):
    return set(_open(Activity.objects.all(), subjects))


def _lines(person, subjects):
    """Who may look but not log cannot answer, so they are not asked."""
    return {subject: _line(activity) for subject, activity in _open(visible(person, Activity.objects.all(), May.LOG), subjects).items()}


def _line(activity):
    days = filter(None, [in_words(activity.on, activity.on_precision), in_words(activity.last_day, activity.on_precision)])
    return Line(activity.title, " – ".join(dict.fromkeys(days)), reverse("activity", args=[activity.pk]))


was_it_held = Rule(
    NAME,
    _("Was it held?"),
    _("The planned day has passed. Say on the page that it was held, give it another day, or cancel it with the reason."),
    _due,
    _still_stands,
    _lines,
    Kind.VISITS,
)
