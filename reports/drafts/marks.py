"""The values of the time line of a report: keys and days. No title, no name and no text that anybody typed."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Mark:
    """Activities alike on the time line: on which day (ISO) and until which, the instrument of their first part, who led it,
    the bank on which they took place (mentor, mentee, or together), and whether people of the other city were there. No title, no name."""

    on: str
    over: str
    instrument: str
    led: str
    bank: str
    crossed: bool
    times: int


@dataclass(frozen=True)
class Term:
    """An office at the head of a city, from when to when (ISO) the same person held it."""

    side: str
    role: str
    since: str
    until: str | None


@dataclass(frozen=True)
class Band:
    """A stay in a stage, as far as the report tells of it."""

    stage: str
    since: str
    until: str | None


@dataclass(frozen=True)
class Line:
    """The time line up to ``until`` (ISO). ``silent``: both leads keep the signals in, so silences may be told by their length."""

    until: str
    bands: tuple[Band, ...]
    marks: tuple[Mark, ...]
    terms: tuple[Term, ...]
    silent: bool
