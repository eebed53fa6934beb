"""Builders for the tests of signals: plain rows of one partnership on one day, and what is said of it. No database."""

import datetime as dt

from stages.facts import Claims, Evidence, Kept, Member, Piece, Rows, Stayed, read
from stages.signals.findings import FUNCTIONS, signals
from stages.signals.seen import Seen
from stages.signals.sentences import BY_KEY
from stages.signals.telling import sentence

MENTOR, MENTEE, SISTER = 1, 2, 3  # cities
CITIES = {"mentor": "eThekwini", "mentee": "Mzuzu"}
BEGAN = dt.date(2020, 1, 1)
YOUNG_UNTIL = BEGAN + dt.timedelta(180)
TODAY = dt.date(2021, 6, 1)
KEYS = list(BY_KEY)
assert len(FUNCTIONS) == len(KEYS)


def day(text):
    return dt.date.fromisoformat(text)


def stayed(*stages, each=200, last_open=True):
    """One stay after the other, each of so many days."""
    found = []
    for number, stage in enumerate(stages):
        since, until = BEGAN + dt.timedelta(each * number), BEGAN + dt.timedelta(each * (number + 1))
        found.append(Stayed(number + 1, stage, since, until=None if last_open and number + 1 == len(stages) else until))
    return found


COURTING = stayed("courtship")
IMPLEMENTING = stayed("courtship", "inspiration", "adoption", "implementation", each=100)
FOUR = IMPLEMENTING[-1].since


def piece(activity=1, instrument="meeting", on="2020-03-01", **fields):
    return Piece(activity, day(on) if isinstance(on, str) else on, instrument, **fields)


def visit(activity=1, on="2020-03-01", **fields):
    """The mentor's people in the mentee's city."""
    return piece(activity, "exploratory visit", on, **{"city_id": MENTEE, "mentor_came": True, "mentee_came": True, **fields})


def trip(activity=1, on="2020-03-01", **fields):
    """The mentee's people in the mentor's city."""
    return piece(activity, "study tour", on, **{"city_id": MENTOR, "mentor_came": True, "mentee_came": True, **fields})


def rows(*pieces, stays=COURTING, **fields):
    return Rows(MENTOR, MENTEE, stays=list(stays), pieces=sorted(pieces, key=lambda each: (each.on, each.activity_id)), **fields)


def said(key, its, today=TODAY):
    """One signal."""
    facts = read(its, today)
    return next(each for each in signals(Seen(facts, facts.claims, today)) if each.key == key)


def told(key, its, today=TODAY):
    """State and case of one signal."""
    signal = said(key, its, today)
    return signal.state, signal.case


def words(key, its, today=TODAY):
    """The sentence that a person reads."""
    signal = said(key, its, today)
    return sentence(key, signal.case, signal.about, CITIES)


def found(signal):
    return [item.pk for item in signal.evidence]


def member(pk, side, role="planner", since=BEGAN, until=None, profession=""):
    return Member(pk, pk, side, role, since, until, profession)


def promised(side="mentor", due=0, in_time=0, **fields):
    late = tuple(Evidence("promise", pk) for pk in range(1, due - in_time + 1))
    kept = tuple(Evidence("promise", pk) for pk in range(100, 100 + in_time))
    return Claims(promises={side: Kept(due, in_time, late, kept)}, **fields)


def decided(*kinds):
    return Claims(decisions=tuple(Evidence("decision", pk, kind) for pk, kind in enumerate(kinds, 1)))


def purse(*with_money, without=()):
    budget = {**dict.fromkeys(without, False), **dict.fromkeys(with_money, True)}
    return Claims(budget=budget, budget_lines=tuple(Evidence("line", pk, f"line {name}") for pk, name in enumerate(budget, 1)))
