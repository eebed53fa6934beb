"""Small clouds, written by hand: letters for people, capitals for the mentor's."""

import datetime as dt

from stages.cloud.web import Meeting, Seat, spun

BEGAN, TODAY = dt.date(2020, 1, 1), dt.date(2024, 12, 31)
CODES = {letter: number for number, letter in enumerate("ABCDEabcdexyz", start=1)}
SIDES = dict.fromkeys("ABCDE", "mentor") | dict.fromkeys("abcde", "mentee") | dict.fromkeys("xyz", "support")


def code(letters):
    return tuple(CODES[letter] for letter in letters)


def seats(letters, **until):
    """One seat each, in this order; ``A="2023-01-01"`` ends that one's."""
    ends = {letter: dt.date.fromisoformat(day) for letter, day in until.items()}
    return [Seat(number, CODES[letter], SIDES[letter], "planner", BEGAN, ends.get(letter)) for number, letter in enumerate(letters, start=1)]


def met(letters, on="2024-01-01", minutes=60, last=None):
    day = dt.date.fromisoformat(on)
    return Meeting(day, dt.date.fromisoformat(last) if last else day, minutes, frozenset(code(letters)))


def web(letters, *meetings, on=TODAY, **until):
    """``meetings``: texts of letters, or what ``met`` gives."""
    return spun(seats(letters, **until), [met(each) if isinstance(each, str) else each for each in meetings], on)


def pairs(found):
    """The ties as pairs of letters."""
    letters = {number: letter for letter, number in CODES.items()}
    return sorted(letters[tie.left] + letters[tie.right] for tie in found.ties)
