"""Invitations: whoever is expected at a plan is told at once, with a calendar file; again when its day or place changes, and when it is off.

What the ledger holds says what a person was told last, so an invitation goes out once for each day and place, however often a sweep runs;
a plan that comes back to an earlier day is told of anew. Told are people with an account and a seat in one of its partnerships, in words of
class D that they may see: title, place and time.
"""

import hashlib
from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from participants.access import visible
from participants.dates import in_words, now_holds
from stages.calendar import events, ics
from stages.models import Activity, Attendance, Involvement, Reminder
from stages.reminders.due import Due, Line, Rule, thousands, today
from stages.reminders.kinds import Kind

NAME, OFF = "you are expected", "no longer expected"


def _to_come(day):
    """What is still ahead, planned or cancelled."""
    return Activity.objects.filter(Q(on__gte=day) | Q(last_day__gte=day), held_at=None)


def _subject(event):
    """Day, hours and place belong to the question. Subjects of a thousand activities lie side by side in the ledger's index."""
    said = (event.on, event.until, event.starts, event.ends, event.where)
    return _about(event.pk, hashlib.sha256(repr(tuple(map(str, said))).encode()).hexdigest()[:12])


def _about(pk, what):
    return f"activity:{pk:012}:{what}"


def _key(subject):
    return int(subject.split(":")[1])


def _events(activities):
    """Those that stand on a day, by their keys."""
    return {event.pk: event for event in events.read(activities.order_by("pk")) if event.has_a_day}


def _expected(activities, on) -> set[tuple[int, int]]:
    """(activity, user) of those who are to come and sit in one of its partnerships now."""
    user = "partnership__memberships__practitioner__user"
    holding = Involvement.objects.filter(now_holds(on, "partnership__memberships__"), activity__in=activities, **{f"{user}__is_active": True})
    ahead = Attendance.objects.filter(activity__in=activities, activity__cancelled_at=None, came=None, practitioner__user__isnull=False)
    return set(ahead.values_list("activity", "practitioner__user")) & set(holding.values_list("activity", user))


def _told(first, last) -> dict[tuple[int, int], str]:
    """(activity, user) → the subject of what they were told last, for activities from one key to another."""
    between = Q(subject__gte=_about(first, ""), subject__lt=_about(last + 1, ""))
    rows = Reminder.objects.filter(between, rule__in=(NAME, OFF)).exclude(outcome=Reminder.Outcome.CANCELLED).order_by("occasion", "pk")
    return {(_key(subject), person): subject for subject, person in rows.values_list("subject", "person_id")}


def _batches(now) -> Iterator[tuple]:
    """A thousand at a time: activity → version, the events, who is expected, who was told what."""
    for rows in thousands(_to_come(now.date()).only("pk", "version")):
        versions = {row.pk: row.version for row in rows}
        activities = Activity.objects.filter(pk__in=versions)
        yield versions, _events(activities), _expected(activities, now.date()), _told(rows[0].pk, rows[-1].pk)


def _to_tell(now):
    for versions, found, expected, told in _batches(now):
        for pk, person in sorted(expected):
            if pk in found and told.get((pk, person)) != _subject(found[pk]):
                yield Due(NAME, _subject(found[pk]), person, versions[pk], now)


def _to_call_off(now):
    for versions, found, expected, told in _batches(now):
        for (pk, person), subject in sorted(told.items()):
            gone = pk in versions and (pk not in found or (pk, person) not in expected)
            if gone and subject != _about(pk, "off"):
                yield Due(OFF, _about(pk, "off"), person, versions[pk], now)


def _of(subjects):
    return _to_come(today()).filter(pk__in=set(map(_key, subjects)))


def _stand(subjects):
    found = _events(_of(subjects).filter(cancelled_at=None))
    return {subject for subject in subjects if (event := found.get(_key(subject))) and _subject(event) == subject}


def _off_stands(subjects):
    there = set(_of(subjects).values_list("pk", flat=True))
    return {subject for subject in subjects if _key(subject) in there}


def _lines(person, subjects):
    activities = visible(person, _of(subjects))
    found, expected = _events(activities), _expected(activities, today())
    right = {_key(subject): subject for subject in subjects if (event := found.get(_key(subject))) and _subject(event) == subject}
    return {subject: _line(found[pk], person, "REQUEST") for pk, subject in right.items() if (pk, person.pk) in expected}


def _off_lines(person, subjects):
    """Whoever may not see it any more is told nothing of it."""
    activities = visible(person, _of(subjects))
    expected, everything = _expected(activities, today()), events.read(activities.order_by("pk"))
    off = [event for event in everything if (event.pk, person.pk) not in expected or not event.has_a_day]
    return {_about(event.pk, "off"): _line(event, person, "CANCEL") for event in off}


def _line(event, person, method):
    days = dict.fromkeys([in_words(event.on, event.on_precision), in_words(event.until, event.on_precision)])
    when = ", ".join(filter(None, [" – ".join(days), event.there and f"{event.there:%H:%M}", event.where]))
    return Line(event.title, when, reverse("activity", args=[event.pk]), ics.invitation(event, person, method))


you_are_expected = Rule(
    NAME,
    _("You are expected:"),
    _("The attached file puts it into your calendar. If you had an earlier one, this takes its place."),
    _to_tell,
    _stand,
    _lines,
    Kind.INVITATIONS,
    at_once=True,
)
no_longer_expected = Rule(
    OFF,
    _("No longer on for you:"),
    _("It was cancelled, has no day for now, or you are not needed there. The attached file takes it out of your calendar."),
    _to_call_off,
    _off_stands,
    _off_lines,
    Kind.INVITATIONS,
    at_once=True,
)
