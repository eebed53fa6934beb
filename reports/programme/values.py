"""The values of a programme report: all that may leave, field by field.

Every figure and text but the introduction comes out of a published edition.
"""

from dataclasses import dataclass

from reports.drafts.values import Place


@dataclass(frozen=True)
class Source:
    """A published stage report that went in: its number, and what a reader needs to find it. ``period`` is in ``language``."""

    edition: int
    stage: str
    number: int
    period: str
    published: str
    sha256: str
    language: str


@dataclass(frozen=True)
class Row:
    """One partnership, over its stage reports. ``people``: at least so many of its two cities took part."""

    number: int
    mentor: Place
    mentee: Place
    stage: str
    stage_number: int
    stage_title: str
    activities: int
    minutes: int
    hours: str
    to_mentee: int
    to_mentor: int
    people: int
    kept: int
    promised: int
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Span:
    """One stage: whose latest report is about it, by the numbers of the rows; and the minutes by who led in all reports on it."""

    key: str
    number: int
    title: str
    rows: tuple[int, ...]
    mentor: int
    together: int
    mentee: int


@dataclass(frozen=True)
class City:
    """At least so many different people of a city took part: the most that one report counted."""

    name: str
    country: str
    people: int


@dataclass(frozen=True)
class Promised:
    """How the promises of all stages stood when each stage ended."""

    kept_on_time: int
    kept_late: int
    broken: int
    open: int


@dataclass(frozen=True)
class Method:
    """What became of the elements of the method, in all partnerships together."""

    title: str
    elements: int
    partnerships: int


@dataclass(frozen=True)
class Told:
    """A text out of a cleared report, under the names of its two cities; ``language`` is the report's."""

    mentor: str
    mentee: str
    stage: str
    language: str
    text: str


@dataclass(frozen=True)
class Values:
    """A whole programme report. Number and reason of its edition are added when it is frozen.

    ``shared``: how many activities serve several partnerships and were counted once; ``untold``: how many of the reports were published
    before they said so, and may still count the same activity twice.
    """

    language: str
    programme: str
    introduction: str
    since: str
    until: str
    reports: int
    activities: int
    minutes: int
    hours: str
    to_mentee: int
    to_mentor: int
    people: int
    shared: int
    untold: int
    rows: tuple[Row, ...]
    spans: tuple[Span, ...]
    cities: tuple[City, ...]
    promised: Promised | None
    method: tuple[Method, ...]
    learned: tuple[Told, ...]
    did_not_work: tuple[Told, ...]
    illustrative: bool
