"""Random histories of pulses, and what an attacker can work out from all that is published of one."""

import random
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from stages.trust.publishing import Answer, chosen, publish, scored
from stages.trust.questions import CLIMATE, PERSONS, SESSION

NARROW = 1e-5  # smaller than the distance of any mean that can come about from the edge of its interval
SIZES = ((5, 5), (7, 6), (9, 8), (8, 6), (6, 4), (4, 1), (9, 3), (5, 6))
TEMPERS = ((7, 7), (1, 1), (6, 7), (1, 2), (1, 7), (1, 7), (4, 7), (2, 3))


@dataclass(frozen=True)
class Closed:
    """One wave at its close: what counts, and who was asked."""

    answers: list[Answer]
    asked: dict[int, str]
    themes: tuple

    @cached_property
    def rows(self):
        return publish(self.answers, self.asked, self.themes)

    @cached_property
    def shown(self):
        """Which themes are shown, and who stands behind each published group."""
        known = [each for each in self.answers if each.respondent in self.asked]
        return chosen({theme.key: scored(known, theme) for theme in self.themes}, self.asked, self.themes)


def answers_of(rng, who, others, themes, temper):
    """One person's answers: each question from the temper's span, now and then "cannot say", some persons not met."""
    shy, met = rng.choice((0, 0.05, 0.2)), [each for each in others if rng.random() < 0.85]
    for theme in themes:
        for rated in met if theme.of_persons else [None]:
            for item in theme.items:
                yield Answer(who, rated, item, None if rng.random() < shy else rng.randint(*temper))


def history(seed):
    """Two waves or one: people answer, take back, leave, come too late; the second wave may have one respondent more, or one less."""
    rng = random.Random(seed)
    mentor, mentee = rng.choice((*SIZES, (rng.randint(1, 9), rng.randint(1, 9))))
    people = {each: "mentor" if each < mentor else "mentee" for each in range(mentor + mentee)}
    themes, spread = rng.choice(((PERSONS, CLIMATE), (PERSONS, CLIMATE), (SESSION,))), rng.choice((TEMPERS[:1], TEMPERS[1:2], TEMPERS))
    given = {who: list(answers_of(rng, who, others(people, who), themes, rng.choice(spread))) for who in people if rng.random() < 0.9}
    for who in list(given):
        happened = rng.choices(("stays", "takes back", "leaves", "too late"), (90, 3, 4, 3))[0]
        if happened == "leaves":
            people.pop(who)  # the answers stay the leaver's own, and do not count
        elif happened != "stays":
            given.pop(who)
    yield close(given, people, themes)
    if rng.random() < 0.4:
        new = mentor + mentee
        later = {**people, new: rng.choice(("mentor", "mentee"))}
        given[new] = list(answers_of(rng, new, others(later, new), themes, rng.choice(spread)))
        if rng.random() < 0.3:
            given.pop(rng.choice(sorted(given)))
        yield close(given, later, themes)


def others(people, who):
    return [each for each, side in people.items() if side != people[who]]


def close(given, people, themes):
    return Closed([each for said in given.values() for each in said], dict(people), themes)


class Attack:
    """All that is published of a wave, as linear constraints on the answers behind it.

    The attacker is given more than any page says: who stands behind each group, whom they spoke of, and which questions they left out.
    """

    def __init__(self, closed):
        shown, groups = closed.shown
        said = {(each.respondent, each.rated, each.question): each.value for each in closed.answers if each.value is not None}
        counts = {theme.key: scored(closed.answers, theme) for theme in shown}
        inside = {
            theme.key: [key for key in said if key[2] in theme.items and key[0] in groups["all"] and key[1] in counts[theme.key][key[0]]]
            for theme in shown
        }
        self.keys = [key for theme in shown for key in inside[theme.key]]
        self.true = np.array([said[key] for key in self.keys])
        at, rows, low, high = {key: number for number, key in enumerate(self.keys)}, [], [], []
        for row in closed.rows:
            theme = next(theme for theme in shown if row.figure in theme.figures)
            weights = np.zeros(len(self.keys))
            for key in inside[theme.key]:
                if key[0] in groups[row.group] and key[2] in theme.figures[row.figure]:
                    same = sum(k[:2] == key[:2] and k[2] in theme.figures[row.figure] for k in theme_items(theme, key, said))
                    weights[at[key]] = Fraction(1, len(groups[row.group]) * len(counts[theme.key][key[0]]) * same)
            rows.append(weights)
            low.append(1 if row.half == 5 else row.half / 2 - 0.25)
            high.append(7 if row.half == 11 else row.half / 2 + 0.25 - NARROW)
        self.rows, self.low, self.high = np.array(rows), np.array(low), np.array(high)

    def fits(self, found):
        """Would these means be published as they were? By column, for several at once."""
        low, high = self.low.reshape(-1, *[1] * (found.ndim - 1)), self.high.reshape(-1, *[1] * (found.ndim - 1))
        return ((low - NARROW / 2 <= found) & (found <= high + NARROW / 2)).all(axis=0)

    def alone(self):
        """For each answer: would the same be published if it alone were one more, or one less?

        Nobody else's answer changes, so it holds also for an attacker who knows their own."""
        found = (self.rows @ self.true)[:, None]
        more, less = self.fits(found + self.rows) & (self.true < 7), self.fits(found - self.rows) & (self.true > 1)
        return more | less

    def paired(self, number):
        """The same, if one more answer changes the other way: by the same respondent, or by either of two others.

        Of two others the attacker is one at most, so there is always one left whose answer they do not know."""
        found, steps = (self.rows @ self.true)[:, None], self.rows[:, [number]] - self.rows
        up = self.fits(found + steps) & (self.true > 1) & (self.true[number] < 7)
        down = self.fits(found - steps) & (self.true < 7) & (self.true[number] > 1)
        people = {self.keys[other][0] for other in (up | down).nonzero()[0] if other != number}
        return self.keys[number][0] in people or len(people) > 1

    def others(self, number):
        """The other respondents."""
        return sorted({key[0] for key in self.keys} - {self.keys[number][0]})

    def feasible(self, number, attacker=None):
        """How many values the answer can have: the least and the greatest, by integer programming."""
        known = np.array([key[0] == attacker for key in self.keys])
        low, high = np.where(known, self.true, 1), np.where(known, self.true, 7)
        wish, limits = np.zeros(len(self.keys)), LinearConstraint(self.rows, self.low, self.high)
        wish[number] = 1
        ends = [milp(sign * wish, integrality=np.ones(len(self.keys)), bounds=Bounds(low, high), constraints=limits) for sign in (1, -1)]
        assert all(end.success for end in ends)
        return round(ends[0].x[number]), round(ends[1].x[number])


def theme_items(theme, key, said):
    return [(key[0], key[1], item) for item in theme.items if (key[0], key[1], item) in said]
