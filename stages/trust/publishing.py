"""What a closed pulse may show (design: trust figures). Pure functions: from answers and who was asked to the rows that everybody reads.

All figures of a group rest on the same respondents, namely those whose answers count in every theme that is shown. So two published
figures differ by nobody (one group), by a whole side of at least five (a side and all), or by everybody (the two sides).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from stages.trust.questions import Theme

FEWEST = 5
FEWEST_RATED = 3
MOST_OF_ONE = Fraction(1, 2)
"""The most that one rated person may weigh in a figure. More would make it a figure of that person."""

ALL, SIDES = "all", ("mentor", "mentee")
LEAST, MOST = 5, 11
"""Twice the mean, to the whole: "2½ or less" and "5½ or more" are joined. Without this a member who knows the count and their own
answer recovers others' (tried for 5 to 12 respondents)."""


@dataclass(frozen=True)
class Answer:
    """``rated``: the person it is about, or None. ``value``: 1 to 7, or None for "cannot say"."""

    respondent: int
    rated: int | None
    question: str
    value: int | None


@dataclass(frozen=True)
class Row:
    """One published figure. ``half``: twice the mean, from ``LEAST`` to ``MOST``; ``band``: at least so many answers; ``response``: a word."""

    group: str
    figure: str
    half: int
    band: int
    response: str


Scores = dict[int, dict[int | None, dict[str, Fraction]]]
"""Respondent → person rated (None: no person) → figure → mean of the answered questions. Only what counts."""


def publish(answers: Iterable[Answer], asked: dict[int, str], themes: Collection[Theme]) -> list[Row]:
    """``asked``: everyone who was asked and is still there, with their side. Answers of others do not count."""
    known = [each for each in answers if each.respondent in asked]
    scores = {theme.key: scored(known, theme) for theme in themes}
    shown, groups = chosen(scores, asked, themes)
    return [
        Row(group, figure, half(mean(scores[theme.key], people, figure)), band(len(people)), response(len(people), wanted(asked, group)))
        for group, people in groups.items()
        for theme in shown
        for figure in theme.figures
    ]


def scored(answers: Iterable[Answer], theme: Theme) -> Scores:
    """Blank stays blank: with fewer answers than ``theme.enough``, what was said of a person does not count."""
    said: dict[tuple[int, int | None], dict[str, int]] = defaultdict(dict)
    for each in answers:
        if each.question in theme.items and (each.rated is not None) == theme.of_persons and each.value is not None:
            said[each.respondent, each.rated][each.question] = each.value
    found: Scores = defaultdict(dict)
    for (respondent, rated), values in said.items():
        if len(values) >= theme.enough:
            found[respondent][rated] = {name: average([values[item] for item in items if item in values]) for name, items in theme.figures.items()}
    return found


def chosen(scores: dict[str, Scores], asked: dict[int, str], themes: Collection[Theme]) -> tuple[list[Theme], dict[str, frozenset[int]]]:
    """All themes together, on those who count in each; else the first single theme that can be shown, those without persons first."""
    alone = sorted(themes, key=lambda theme: theme.of_persons)
    for shown in ([*themes], *([theme] for theme in alone)):
        people = frozenset.intersection(*(frozenset(scores[theme.key]) for theme in shown))
        if groups := grouped(people, scores, asked, shown):
            return shown, groups
    return [], {}


def grouped(people: frozenset[int], scores: dict[str, Scores], asked: dict[int, str], shown: Collection[Theme]) -> dict[str, frozenset[int]]:
    """All, if they are enough; both sides besides, if each is. One side alone would give the other away."""

    def holds(group):
        persons = [scores[theme.key] for theme in shown if theme.of_persons]
        return len(group) >= FEWEST and all(are_many(found, group) for found in persons)

    sides = {side: frozenset(each for each in people if asked[each] == side) for side in SIDES}
    if not holds(people):
        return {}
    return {ALL: people, **(sides if all(map(holds, sides.values())) else {})}


def are_many(scores: Scores, group: Collection[int]) -> bool:
    """Is it about enough persons, and about none of them for the most part?"""
    weights: dict[int | None, Fraction] = defaultdict(Fraction)
    for respondent in group:
        for rated in scores[respondent]:
            weights[rated] += Fraction(1, len(scores[respondent]))
    return len(weights) >= FEWEST_RATED and max(weights.values()) <= MOST_OF_ONE * len(group)


def mean(scores: Scores, people: Collection[int], figure: str) -> Fraction:
    """Every respondent weighs the same, however many persons they spoke of."""
    return average([average([score[figure] for score in scores[each].values()]) for each in people])


def average(values: list) -> Fraction:
    return Fraction(sum(values), len(values))


def half(value: Fraction) -> int:
    """Twice the mean to the nearest whole (a half upwards), with joined ends."""
    return min(MOST, max(LEAST, int(2 * value + Fraction(1, 2))))


def wanted(asked: dict[int, str], group: str) -> int:
    return len(asked) if group == ALL else sum(side == group for side in asked.values())


def band(count: int) -> int:
    """5–9, 10–19, 20 and more."""
    return max(least for least in (5, 10, 20) if count >= least)


def response(counted: int, asked: int) -> str:
    """How many of those asked gave answers that count, as a word. Never "all": that would say who answered."""
    return "nearly all" if 5 * counted >= 4 * asked else "half or more" if 2 * counted >= asked else "under half"


def by_group(rows: Iterable[Row]) -> list[tuple[str, list[Row]]]:
    """Rows of one wave, in the order all, mentor, mentee."""
    order = [ALL, *SIDES]
    ordered = sorted(rows, key=lambda row: order.index(row.group))
    return [(group, list(found)) for group, found in groupby(ordered, key=lambda row: row.group)]
