"""What tests of rules have in common: whom a rule asks on a day, whether its reason stands, and who is there."""

import datetime as dt

import time_machine

from tests import make


def at(day):
    return dt.datetime.combine(make.day(day), dt.time(8), dt.UTC)


def asked(rule, day):
    """Whom, for which time, due since when."""
    return [(due.person_id, due.occasion, due.due_at.date().isoformat()) for due in rule.due(at(day))]


def subject(rule, day):
    return next(iter(rule.due(at(day)))).subject


def stands(rule, about, day, person):
    """Does the reason stand on that day; both for the ledger and for what the person reads?"""
    with time_machine.travel(at(day), tick=False):
        person = type(person).objects.get(pk=person.pk)
        found = rule.still_stands({about}) == {about}
        assert (rule.lines(person, {about}).keys() == {about}) is found
        return found


def both(cast, *occasions):
    _, mentor, mentee, _ = cast
    return [(who.pk, number, day) for number, day in occasions for who in sorted((mentor, mentee), key=lambda user: user.pk)]
