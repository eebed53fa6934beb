"""What trust rests on, without asking anybody: promises kept, time that was not work, visits, frank sessions, year by year (F2 to F5).

Counts of what is written down, read from the facts. Nobody is named, and the two sides are not ranked: they promise different things.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext

from participants.partnerships.parts import CITIES, Side
from stages.cloud.grounds_drawn import draw
from stages.facts import Evidence, Facts, Kept


@dataclass(frozen=True)
class Year:
    """One year. A pair is mentor, mentee; a visit counts for the side that travelled."""

    year: int
    kept: tuple[int, int]
    due: tuple[int, int]
    visits: tuple[int, int]
    social: int
    frank: int


@dataclass(frozen=True)
class Ground:
    """One thing that trust rests on: how often, and when last."""

    title: str
    text: str
    latest: Evidence | None
    empty: str


def told(facts: Facts, partnership, today: dt.date) -> dict:
    """The context of ``stages/cloud/_grounds.html``."""
    rows = years(facts, today)
    cities = str(partnership.mentor), str(partnership.mentee)
    is_empty = not any((*row.due, *row.visits, row.social, row.frank) != (0,) * 6 for row in rows)
    return {"years": rows, "grounds": grounds(facts, *cities), "picture": None if is_empty else draw(rows, *cities)}


def years(facts: Facts, today: dt.date) -> list[Year]:
    """Every year from the beginning to today, the empty ones too: a gap tells as much as a number."""
    promises = [facts.claims.promises.get(side, Kept()) for side in CITIES]
    kept, late = ([by_year(getattr(each, name)) for each in promises] for name in ("delivered", "evidence"))
    visits = [by_year(facts.mentor_visits), by_year(facts.mentee_visits)]
    social, frank = by_year(facts.social_time), by_year(facts.closed_sessions)
    counted = {year for counter in (*kept, *late, *visits, social, frank) for year in counter} | {stay.since.year for stay in facts.stays}
    span = range(min(counted | {today.year}), max(counted | {today.year}) + 1)
    return [
        Year(
            year,
            (kept[0][year], kept[1][year]),
            (kept[0][year] + late[0][year], kept[1][year] + late[1][year]),
            (visits[0][year], visits[1][year]),
            social[year],
            frank[year],
        )
        for year in span
    ]


def by_year(evidence: Iterable[Evidence]) -> Counter[int]:
    return Counter(each.on.year for each in evidence if each.on)


def grounds(facts: Facts, mentor: str, mentee: str) -> list[Ground]:
    """In words, each with the latest record that shows it."""
    promises = {side: facts.claims.promises.get(side, Kept()) for side in CITIES}
    cities = {Side.MENTOR: mentor, Side.MENTEE: mentee}
    return [
        *(_kept(promises[side], cities[side]) for side in CITIES),
        _held(
            gettext("Visits of %(mentor)s to %(mentee)s") % {"mentor": mentor, "mentee": mentee},
            facts.mentor_visits,
            gettext("None is logged. The study found partnerships weaker where the mentor never saw the other city."),
        ),
        _held(
            gettext("Visits of %(mentee)s to %(mentor)s") % {"mentor": mentor, "mentee": mentee},
            facts.mentee_visits,
            gettext("None is logged. What one has seen, one can judge."),
        ),
        _held(
            gettext("Time together that was not work"),
            facts.social_time,
            gettext("None is logged. Meals and bus rides build ties: add them to the visit as parts of it."),
        ),
        _held(
            gettext("Frank sessions, away from outsiders"),
            facts.closed_sessions,
            gettext("None is logged. Leave an hour for a closed session at the next visit."),
        ),
    ]


def _kept(kept: Kept, city: str) -> Ground:
    text = gettext("%(kept)s of %(due)s that fell due, in time") % {"kept": kept.in_time, "due": kept.due} if kept.due else ""
    title = gettext("Promises of %(city)s") % {"city": city}
    return Ground(title, text, None, gettext("None has fallen due yet. Write down what you promise each other."))


def _held(title: str, evidence: tuple[Evidence, ...], empty: str) -> Ground:
    latest = max(evidence, key=lambda each: (each.on, each.pk), default=None)
    return Ground(title, str(len(evidence)) if evidence else "", latest, empty)
