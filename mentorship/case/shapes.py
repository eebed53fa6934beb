"""The shapes that the case is written in. Records name each other by their keys.

A day is written as exactly as it is meant: "2009-07" is a month, "2012" a year, and a whole number counts days from today.
It is illustrative unless ``documented``.
"""

from dataclasses import dataclass, field

Day = str | int


@dataclass(frozen=True)
class Town:
    """A city; position, time zone and, where nothing better is told, population come from the gazetteer."""

    key: str
    name: str
    geonames_id: int
    facts: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Body:
    """An organisation."""

    key: str
    name: str
    kind: str
    town: str = ""


@dataclass(frozen=True)
class Person:
    """Someone who takes part; with a login (``key@example.org``) or without."""

    key: str
    name: str
    profession: str
    body: str
    town: str = ""
    login: bool = False


@dataclass(frozen=True)
class Pair:
    """A partnership: when courtship began, and what each city tells the other about itself."""

    key: str
    mentor: str
    mentee: str
    approach: str
    since: Day
    documented: bool = False
    contexts: tuple["Note", ...] = ()


@dataclass(frozen=True)
class Note:
    """What a city tells its partner about itself."""

    side: str
    on: Day
    notes: str
    posture: str = ""
    by: str = ""


@dataclass(frozen=True)
class Seat:
    """A person's part in a partnership; ``follows`` names the person from whom they took over."""

    person: str
    side: str
    role: str
    since: Day
    until: Day | None = None
    follows: str = ""


@dataclass(frozen=True)
class Piece:
    """A part of an activity."""

    instrument: str
    minutes: int
    led_by: str = "together"
    delivery: str = "face to face"
    closed: bool = False


@dataclass(frozen=True)
class Happening:
    """An activity: held, or ``planned``. ``by`` recorded it, ``came`` were there or are expected."""

    on: Day
    title: str
    summary: str
    pairs: tuple[str, ...]
    pieces: tuple[Piece, ...]
    by: str
    came: tuple[str, ...]
    town: str = ""
    place: str = ""
    purpose: str = ""
    last_day: Day | None = None
    documented: bool = False
    planned: bool = False


@dataclass(frozen=True)
class Said:
    """A lead attests a criterion that no log can show."""

    on: Day
    pair: str
    criterion: str
    by: str
    note: str


@dataclass(frozen=True)
class Step:
    """A move to another stage: one side's lead proposes, the other side's accepts; with nobody to accept it stays open.

    ``expected`` is the day until which both thought the stage would last. None is documented, so the reason says that it is illustrative.
    """

    on: Day
    pair: str
    to: str
    proposer: str
    accepter: str = ""
    reason: str = ""
    expected: Day = ""


@dataclass(frozen=True)
class Another:
    """A new day for a promise: when it was agreed, and why."""

    on: Day
    due: Day
    reason: str


@dataclass(frozen=True)
class Promise:
    """What ``by`` promised the other city, and what became of it; said to be kept, it waits until ``confirmed_by`` has spoken."""

    pair: str
    by: str
    what: str
    on: Day
    due: Day
    another: Another | None = None
    kept: Day | None = None
    confirmed_by: str = ""
    given_up: str = ""
    given_up_on: Day = 0


@dataclass(frozen=True)
class Element:
    """An element of the mentor's method."""

    key: str
    title: str
    what: str


@dataclass(frozen=True)
class Weighed:
    """The mentee decides on an element of the method; or, with a ``title``, adds one from home."""

    on: Day
    pair: str
    element: str
    kind: str
    by: str
    reason: str
    title: str = ""
    what: str = ""


@dataclass(frozen=True)
class Thought:
    """A reflection. Its author keeps it, or shares it with the safe space (``level``); ``release``: "named" or "anonymous", a copy for reports."""

    pair: str
    by: str
    stage: str
    prompt: str
    text: str
    level: str = "private"
    for_later: bool = False
    release: str = ""


@dataclass(frozen=True)
class SessionNote:
    """What one of them wrote of a closed session, named by its activity's title."""

    pair: str
    by: str
    session: str
    text: str


@dataclass(frozen=True)
class Story:
    """What a stage's report says, box by box; ``correction`` says why its second edition replaces the ``earlier`` words on what happened."""

    pair: str
    stage: str
    happened: str
    learned: str
    did_not_work: str
    comes_next: str
    changed_at_home: str
    earlier: str = ""
    correction: str = ""
