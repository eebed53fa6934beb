"""The values of a report: all that may leave, field by field.

Nothing enters a report but through these fields. There is no field for a person's name, for a title or a summary that
someone typed into the log, or for anything out of the safe space; the narrative boxes are written for the report, and the
quotes were released for it by their authors.
Words are in the report's language, times are in minutes beside their words, days are ISO dates beside theirs.
"""

from dataclasses import dataclass

from reports.drafts.days import Aim, Day
from reports.drafts.marks import Line


@dataclass(frozen=True)
class Place:
    """A city. ``code`` is the country's in every language (ISO 3166)."""

    name: str
    country: str
    also_known_as: str = ""
    code: str = ""


@dataclass(frozen=True)
class Pair:
    programme: str
    mentor: Place
    mentee: Place
    approach: str


@dataclass(frozen=True)
class Lie:
    """How the cities lie to each other: positions as (latitude, longitude) where they are known, the rest in words."""

    mentor: tuple[float, float] | None
    mentee: tuple[float, float] | None
    apart: str
    clocks: str
    missing: str


@dataclass(frozen=True)
class Stage:
    """Of a report on a period the key is "period", the number 0 and the title the period in words; a purpose it has none."""

    key: str
    number: int
    title: str
    purpose: str


@dataclass(frozen=True)
class Period:
    """``days`` and ``expected_days`` are 0 where there is no end, or nothing was expected."""

    since: Day
    until: Day | None
    expected: Day | None
    lasted: str
    foreseen: str
    days: int
    expected_days: int


@dataclass(frozen=True)
class Visits:
    to_mentee: int
    to_mentor: int


@dataclass(frozen=True)
class Kind:
    """What was done, by kind: how often, how long, when."""

    title: str
    times: int
    minutes: int
    hours: str
    when: str


@dataclass(frozen=True)
class Held:
    """One activity: no title, no summary, no names."""

    on: Day
    kinds: str
    place: str
    led_by: str
    hours: str


@dataclass(frozen=True)
class Share:
    """The time that one side led."""

    side: str
    title: str
    minutes: int
    hours: str
    percent: int


@dataclass(frozen=True)
class Reached:
    """How many different people of a place came at least once."""

    place: str
    people: int


@dataclass(frozen=True)
class Gate:
    """One criterion of the stage."""

    title: str
    why: str
    expected: bool
    met: bool


@dataclass(frozen=True)
class Said:
    """One city's word on a move."""

    city: str
    says: str
    how: str
    on: Day


@dataclass(frozen=True)
class Left:
    """The move out of the stage."""

    to: str
    back: bool
    on: Day
    words: tuple[Said, ...]


@dataclass(frozen=True)
class Moved:
    """A move from one stage to another, in a report on a period."""

    came_from: str
    to: str
    back: bool
    on: Day


@dataclass(frozen=True)
class Box:
    """A narrative box, as the cities wrote it. ``key`` is the same in every language."""

    key: str
    title: str
    text: str


@dataclass(frozen=True)
class Promises:
    """How many promises of one side, made in the stage, were kept."""

    side: str
    city: str
    kept_on_time: int
    kept_late: int
    broken: int
    open: int


@dataclass(frozen=True)
class Decided:
    """What the mentee made of one element of the method; ``key`` says it in every language. No reason: it is written for those who decide."""

    key: str
    title: str
    kind: str
    on: Day


@dataclass(frozen=True)
class Leading:
    """An office at the head of a city, and how long the same person held it. No name."""

    side: str
    city: str
    office: str
    since: Day
    until: Day | None


@dataclass(frozen=True)
class Paid:
    """One category of the budget. ``together``: it pays for time that the two cities spend together."""

    title: str
    planned: str
    spent: str
    in_kind: str
    together: bool


@dataclass(frozen=True)
class Money:
    """The budget. Shares of time together in whole percent; None where there is no money to share."""

    currency: str
    rows: tuple[Paid, ...]
    planned: str
    spent: str
    in_kind: str
    planned_share: int | None
    spent_share: int | None


@dataclass(frozen=True)
class Raised:
    """A signal that was raised when the stay ended, in words."""

    title: str
    sentence: str


@dataclass(frozen=True)
class Shared:
    """An activity that serves more than one partnership: a mark that says "the same one" and nothing else, and its minutes."""

    mark: str
    minutes: int


@dataclass(frozen=True)
class Values:
    """A whole report. The number of its edition is added when it is frozen, and for a corrected edition its reason as ``correction``.

    ``quotes`` are seals (``reports.drafts.quotes``); the words take their place when the report is shown or published.
    """

    language: str
    pair: Pair
    lie: Lie
    stage: Stage
    period: Period
    path: tuple[dict, ...]
    backs: tuple[dict, ...]
    activities: int
    minutes: int
    hours: str
    visits: Visits
    kinds: tuple[Kind, ...]
    log: tuple[Held, ...]
    line: Line
    led: tuple[Share, ...]
    reached: tuple[Reached, ...]
    people: int
    shared: tuple[Shared, ...]
    gate: tuple[Gate, ...]
    left: Left | None
    moves: tuple[Moved, ...]
    promises: tuple[Promises, ...]
    decisions: tuple[Decided, ...]
    leadership: tuple[Leading, ...]
    aims: tuple[Aim, ...]
    money: Money | None
    signals: tuple[Raised, ...]
    story: tuple[Box, ...]
    quotes: tuple[str, ...]
    illustrative: bool
