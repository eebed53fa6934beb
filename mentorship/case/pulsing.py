"""Pulses of the case, all illustrative: the study tells of none. One closed with nine answers, one with four, and one is open now."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from mentorship.case.partnerships import MZUZU, OTJIWARONGO
from participants.dates import Basis
from participants.guarded import reader
from stages.models import Rating, Response, Talk, Wave
from stages.trust.asked import met
from stages.trust.closing import close_wave
from stages.trust.promise import VERSION
from stages.trust.questions import CLIMATE, PERSONS

OPEN = dt.timedelta(14)


@dataclass(frozen=True)
class Asked:
    """A wave that a lead opened so many days ago; ``answered`` by these people."""

    pair: str
    days_ago: int
    by: str
    answered: tuple[str, ...]


DURBAN = ("lead.ethekwini", "planner.ethekwini", "facilitator.ethekwini", "trainer.ethekwini", "host.ethekwini")
PULSES = (
    Asked(MZUZU, 200, "lead.mzuzu", (*DURBAN, "lead.mzuzu", "facilitator.mzuzu", "planner.mzuzu", "support.mzuzu")),
    Asked(OTJIWARONGO, 120, "lead.otjiwarongo", ("lead.ethekwini", "planner.ethekwini", "lead.otjiwarongo", "facilitator.otjiwarongo")),
)
AGREED = "Illustrative: we tell each other before a promise slips, not afterwards. The next call begins with what went wrong since the last."


def ask_all(case):
    for entry in PULSES:
        users = [case.user(key) for key in entry.answered]
        asked_once(case.pairs[entry.pair], case.seats[entry.pair, entry.by], timezone.now() - dt.timedelta(entry.days_ago), users)
    lead = case.user("lead.mzuzu")
    Talk(partnership=case.pairs[MZUZU], author=lead, on=case.today - dt.timedelta(150), text=AGREED, for_later=True).keep(by=lead)
    Wave.open_by_hand(case.pairs[MZUZU], by=case.seats[MZUZU, "lead.ethekwini"])


def asked_once(partnership, by, opened_at, users):
    """A wave of the past with its answers, closed by the rule. Written past the verb, which takes answers today only."""
    wave = Wave.objects.create(
        partnership=partnership,
        kind=Wave.Kind.HAND,
        opened_by=by,
        opened_at=opened_at,
        basis=Basis.ILLUSTRATIVE,
        closes_on=timezone.localdate(opened_at + OPEN),
    )
    sides = wave.asked()
    for number, user in enumerate(users):
        people = met(partnership, user, sides[user.pk])
        with reader(user):
            response = Response(wave=wave, user=user, promise=VERSION, answered_at=opened_at + dt.timedelta(number % 7, 3600)).keep(by=user)
            Rating.objects.own(user).bulk_create(Rating(response=response, **row) for row in rows(number, people))
    close_wave(wave, opened_at + OPEN + dt.timedelta(1))


def rows(number, people):
    """What one person said, made up: mostly from 3 to 7, now and then "cannot say"."""
    for at, item in enumerate(CLIMATE.items):
        yield {"question": item, "value": 3 + (number + 2 * at) % 4}
    for who, person in enumerate(people):
        for at, item in enumerate(PERSONS.items):
            blank = at == (number + who) % 9
            yield {"rated": person, "question": item, "value": None if blank else 7 - (number * 2 + who + 2 * at) % 5}
