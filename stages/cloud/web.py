"""Who knows whom across two cities, read from the log: who came to the same activities. Pure functions over plain rows.

Answers are never asked here. Whoever has left holds no tie any more; people without a part in the partnership are not drawn.
Sources: finding F10; ties from co-attendance (network measures for 10 to 200 people).
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from participants.dates import Precision
from participants.partnerships.parts import CITIES, Side

ORDER = (Side.MENTOR, Side.SUPPORT, Side.MENTEE)
"""From one bank to the other."""


class Seat(NamedTuple):
    """One membership, present or past. ``person`` is the practitioner's id."""

    pk: int
    person: int
    side: str
    role: str
    since: dt.date
    until: dt.date | None = None

    def holds(self, day: dt.date) -> bool:
        return self.since <= day and (self.until is None or self.until > day)


class Meeting(NamedTuple):
    """One activity that was held: its first day, the latest that its end can mean, minutes of all its parts, and who came (ids)."""

    on: dt.date
    last: dt.date
    minutes: int
    people: frozenset[int]
    precision: str = Precision.DAY


class Person(NamedTuple):
    """One person of the cloud. ``slot`` is the place on the bank, which stays theirs as others come and go."""

    code: int
    side: str
    slot: int


class Tie(NamedTuple):
    """Two people of different sides who came to the same activities. ``left`` stands nearer to the mentor's bank.

    ``precision`` says how exactly the last contact is known; where it is a month or a year, ``last`` is its last day, as for the signals.
    """

    left: int
    right: int
    times: int
    minutes: int
    first: dt.date
    last: dt.date
    precision: str = Precision.DAY


@dataclass(frozen=True)
class Web:
    """The cloud as it stood on a day. It holds ids and dates, and no name."""

    on: dt.date
    people: tuple[Person, ...] = ()
    ties: tuple[Tie, ...] = ()

    @property
    def sides(self) -> dict[int, str]:
        return {person.code: person.side for person in self.people}

    @property
    def across(self) -> tuple[Tie, ...]:
        """The ties from city to city, without those to people in support."""
        sides = self.sides
        return tuple(tie for tie in self.ties if Side.SUPPORT not in (sides[tie.left], sides[tie.right]))

    def of(self, side: str) -> tuple[Person, ...]:
        return tuple(person for person in self.people if person.side == side)

    def ties_of(self, code: int) -> tuple[Tie, ...]:
        return tuple(tie for tie in self.ties if code in (tie.left, tie.right))


def spun(seats: Iterable[Seat], meetings: Iterable[Meeting], on: dt.date) -> Web:
    """The cloud as it stood on that day: those who had a part then, and what they had been at together until then."""
    seats = sorted(seats)
    places, sides = slots(seats), present(seats, on)
    people = [Person(code, side, places[code, side]) for code, side in sides.items()]
    people.sort(key=lambda person: (ORDER.index(person.side), person.slot))
    return Web(on, tuple(people), tied(sides, meetings, on))


def present(seats: Sequence[Seat], on: dt.date) -> dict[int, str]:
    """Everybody with a part on that day, and the side they stand on: a city's, if they have a part there."""
    sides: dict[int, str] = {}
    for seat in seats:
        if seat.holds(on) and sides.get(seat.person) not in CITIES:
            sides[seat.person] = seat.side
    return sides


def slots(seats: Sequence[Seat]) -> dict[tuple[int, str], int]:
    """By person and side: the first place on the bank that nobody else held at the same time, in the order in which people were named.

    So whoever is named later moves nobody, and a successor can stand where the predecessor stood.
    """
    spans: dict[tuple[int, str], list[Seat]] = {}
    for seat in seats:
        spans.setdefault((seat.person, seat.side), []).append(seat)
    taken: dict[str, list[list[tuple[dt.date, dt.date]]]] = {}
    found = {}
    for (person, side), own in spans.items():
        span = min(seat.since for seat in own), max(seat.until or dt.date.max for seat in own)
        bank = taken.setdefault(side, [])
        slot = next((n for n, held in enumerate(bank) if all(until <= span[0] or span[1] <= since for since, until in held)), len(bank))
        if slot == len(bank):
            bank.append([])
        bank[slot].append(span)
        found[person, side] = slot
    return found


def tied(sides: dict[int, str], meetings: Iterable[Meeting], on: dt.date) -> tuple[Tie, ...]:
    """The ties between people of different sides, in a fixed order. People of one city know each other anyway."""
    found: dict[tuple[int, int], Tie] = {}
    rank = {code: (ORDER.index(side), code) for code, side in sides.items()}
    for meeting in meetings:
        if meeting.on > on:
            continue
        last = min(meeting.last, on)
        for pair in combinations(sorted(meeting.people & rank.keys(), key=rank.__getitem__), 2):
            if sides[pair[0]] != sides[pair[1]]:
                old = found.get(pair) or Tie(*pair, 0, 0, meeting.on, last, meeting.precision)
                latest = (last, meeting.precision) if last > old.last else (old.last, old.precision)
                found[pair] = Tie(*pair, old.times + 1, old.minutes + meeting.minutes, min(old.first, meeting.on), *latest)
    return tuple(sorted(found.values()))
