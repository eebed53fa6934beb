"""Builders for the tests of what is kept: partnerships in the database, asides, and both answers side by side."""

import datetime as dt
from itertools import islice

from django.utils import timezone

from participants.models import City, Partnership
from stages.facts import load
from stages.models import Aside, Finding, Journey, Standing, Stay
from stages.signals.page import signals_of
from stages.signals.standing import keys, read, refresh
from stages.signals.telling import sentence
from tests import make

DAY = dt.timedelta(1)


def today():
    return timezone.localdate()


def lively(**fields):
    """A partnership of several years in which some signals are raised, some cleared, some not known."""
    partnership = make.partnership(since=today() - 2000 * DAY, **fields)
    mentor = make.membership(partnership, "mentor", "lead facilitator").practitioner
    mentee = make.membership(partnership, "mentee", "lead facilitator").practitioner
    make.membership(partnership, "support", "broker")
    for ago in (1900, 1500):
        make.activity(partnership, "A trip", today() - ago * DAY, instrument="observing", came=[mentor, mentee], place="Elsewhere")
    make.activity(partnership, "A workshop", today() - 179 * DAY, city=partnership.mentor, came=[mentor, mentee])
    return partnership


def lively_lead(partnership):
    return make.member_user(partnership, "mentor", "lead facilitator")


def live(partnership, day=None):
    """What the page says: state and sentence by signal."""
    return {told.key: (told.state, told.sentence) for told in signals_of(partnership, load([partnership.pk], day)[partnership.pk], day)}


def kept(partnership):
    """What is stored, told in the same words."""
    cities = {"mentor": str(partnership.mentor), "mentee": str(partnership.mentee)}
    rows = Finding.objects.filter(partnership=partnership)
    return {row.signal: (row.state, sentence(row.signal, row.case, row.about, cities)) for row in rows}


def state(partnership, signal="F2"):
    return Finding.objects.get(partnership=partnership, signal=signal).state


def refreshed(partnership, day=None, signal="F2"):
    """The state of a signal after it was looked at on that day."""
    refresh([partnership.pk], day)
    return state(partnership, signal)


def set_aside(partnership, signal="F2", reason="The road is closed until the rains are over.", days=30, **fields):
    """As it stands now."""
    its = next(each for each in read(load([partnership.pk])[partnership.pk], today()) if each.key == signal)
    look_again = today() + dt.timedelta(days)
    fields = {"case": its.case, "evidence": keys(its.evidence), "look_again": look_again, **fields}
    return Aside.objects.create(partnership=partnership, signal=signal, reason=reason, **fields)


def looked_at(partnership, ago):
    Standing.objects.filter(partnership=partnership).update(refreshed_at=timezone.now() - ago)


def many(programme, number):
    """So many partnerships, written in a few queries."""
    new = City.objects.bulk_create(City(name=f"City {each}", country="MW") for each in range(number + 1))
    mentor, mentees = new[0], islice(new, 1, None)
    made = Partnership.objects.bulk_create(Partnership(programme=programme, mentor=mentor, mentee=mentee) for mentee in mentees)
    journeys = Journey.objects.bulk_create(Journey(partnership=each) for each in made)
    Stay.objects.bulk_create(Stay(journey=each, stage="courtship", since=make.BEGAN) for each in journeys)
    return made
