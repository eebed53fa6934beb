"""What the partnerships of a synthetic world do together: held, planned, overdue and cancelled activities."""

import datetime as dt
from dataclasses import dataclass
from random import Random

from django.utils import timezone

from participants.dates import Precision
from stages.activities.kinds import AT_A_DISTANCE, Instrument
from stages.models import Activity, Attendance, Involvement, Part

KINDS = {
    "courtship": ("call", "e-mail exchange", "exploratory visit", "meeting"),
    "inspiration": ("discussion", "site visit", "training", "joint meal", "bus trip"),
    "adoption": ("workshop", "leadership briefing", "call"),
    "implementation": ("workshop", "debriefing", "call", "meeting"),
    "after-care": ("call", "e-mail exchange", "conference", "chance meeting"),
}
AT_THE_MENTORS = ("discussion", "site visit", "training", "bus trip")
LED_BY_THE_MENTEE = {"courtship": 0.2, "inspiration": 0.1, "adoption": 0.6, "implementation": 0.8, "after-care": 0.5}


@dataclass
class Draft:
    """An activity before it is saved. ``ways`` are those of the partnerships that it serves."""

    activity: Activity
    ways: list
    parts: list[Part]
    people: list

    @property
    def state(self) -> str:
        return self.activity.state


def draw(rng: Random, way, people: list, today: dt.date) -> list[Draft]:
    """Six to eighteen held ones since the beginning, one planned, and sometimes one overdue or cancelled."""
    length = (today - way.since).days
    days = sorted(rng.randint(0, length - 1) for _ in range(rng.randint(6, 18)))
    drafts = [hold(one(rng, [way], people, way.since + dt.timedelta(days=day))) for day in days]
    drafts.append(one(rng, [way], people, today + dt.timedelta(days=rng.randint(2, 60))))
    if rng.random() < 0.3:
        drafts.append(one(rng, [way], people, today - dt.timedelta(days=rng.randint(1, 20))))
    if rng.random() < 0.15:
        drafts.append(cancel(one(rng, [way], people, today - dt.timedelta(days=rng.randint(1, 90)))))
    return drafts


def shared(rng: Random, ways: list, people: list, today: dt.date) -> Draft:
    """One training for several partnerships."""
    draft = one(rng, ways, people, today - dt.timedelta(days=rng.randint(1, 100)), kind="training")
    return hold(draft)


def one(rng: Random, ways: list, people: list, day: dt.date, kind: str = "") -> Draft:
    way, stage = ways[0], ways[0].stage_on(day)
    kind = kind or rng.choice(KINDS[stage])
    city = None if kind in AT_A_DISTANCE else way.partnership.mentor if kind in AT_THE_MENTORS else way.partnership.mentee
    activity = Activity(
        programme_id=way.partnership.programme_id,
        title=f"{Instrument(kind).label} {rng.randint(100, 999)}".capitalize(),
        summary="Made up, for trying the product.",
        on=day,
        on_precision=rng.choice((Precision.DAY, Precision.DAY, Precision.DAY, Precision.MONTH)) if day.day == 1 else Precision.DAY,
        city=city,
        zone=city.zone if city else way.partnership.mentor.zone,
        purpose=rng.choice(("present", "reconnaissance", "details")) if kind == "exploratory visit" else "",
        recorded_by=way.leads["mentee"].practitioner.user,
    )
    return Draft(activity, ways, parts(rng, kind, stage), rng.sample(people, min(len(people), rng.randint(2, 5))))


def parts(rng: Random, kind: str, stage: str) -> list[Part]:
    led_by = "mentee" if rng.random() < LED_BY_THE_MENTEE[stage] else rng.choice(("mentor", "together"))
    if kind in AT_A_DISTANCE:
        return [Part(instrument=kind, minutes=rng.choice((15, 30, 45, 60)), led_by=led_by, delivery="virtual")]
    first = Part(instrument=kind, minutes=rng.choice((60, 90, 120, 240, 360)), led_by=led_by, closed=kind == "discussion")
    more = [Part(instrument=other, minutes=60, number=number) for number, other in enumerate(("joint meal", "debriefing")[: rng.randint(0, 2)], 2)]
    return [first, *more]


def hold(draft: Draft) -> Draft:
    draft.activity.held_at = timezone.make_aware(dt.datetime.combine(draft.activity.on, dt.time(18)))
    draft.activity.held_by = draft.activity.recorded_by
    return draft


def cancel(draft: Draft) -> Draft:
    draft.activity.cancelled_at = timezone.make_aware(dt.datetime.combine(draft.activity.on, dt.time(8)))
    draft.activity.cancelled_by, draft.activity.cancel_reason = draft.activity.recorded_by, "Somebody fell ill."
    return draft


def save(drafts: list[Draft]) -> None:
    Activity.objects.bulk_create(draft.activity for draft in drafts)
    Involvement.objects.bulk_create(Involvement(activity=d.activity, partnership=way.partnership) for d in drafts for way in d.ways)
    for draft in drafts:
        for part in draft.parts:
            part.activity = draft.activity
    Part.objects.bulk_create(part for draft in drafts for part in draft.parts)
    came = {"held": True}
    Attendance.objects.bulk_create(Attendance(activity=d.activity, practitioner=who, came=came.get(d.state)) for d in drafts for who in d.people)
