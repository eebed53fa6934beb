"""The five-stage path as a bridge between two cities: numbers only, for the templates beside it.

Two banks and five spans. A span that is passed is built of the hours that each side led, the mentor's from the mentor's
bank and the mentee's from the other. The present one is open, with what is missing named below it. Those to come are thin lines.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from participants import palette
from stages.journey import path_tall, path_wide
from stages.journey.spans import Back, Span
from stages.journey.strokes import Drawing

__all__ = ["Back", "Picture", "Span", "draw"]

KEPT_BACKS = 3
"""How many moves back the picture shows, the latest ones; the table beside it has all."""


@dataclass(frozen=True)
class Picture:
    """The same path twice, lying for a wide page and upright for a phone, and the facts for the table."""

    title: str
    mentor: str
    mentee: str
    spans: tuple[Span, ...]
    backs: tuple[Back, ...]
    wide: Drawing
    tall: Drawing
    fonts: str = palette.FONTS


def draw(spans: Sequence[Span], backs: Sequence[Back] = (), *, mentor: str, mentee: str, prefix: str = "p") -> Picture:
    """The picture of a partnership's path; `prefix` keeps the ids of two pictures on one page apart."""
    spans, backs = tuple(spans), tuple(backs)
    facts = {"spans": spans, "backs": backs[-KEPT_BACKS:], "mentor": mentor, "mentee": mentee}
    return Picture(
        title=_said(spans, mentor, mentee),
        mentor=mentor,
        mentee=mentee,
        spans=spans,
        backs=backs,
        wide=path_wide.draw(prefix=f"{prefix}-w", **facts),
        tall=path_tall.draw(prefix=f"{prefix}-t", **facts),
    )


def _said(spans: tuple[Span, ...], mentor: str, mentee: str) -> str:
    names = {"mentor": mentor, "mentee": mentee}
    for number, span in enumerate(spans, 1):
        if span.state == "open":
            names |= {"number": number, "all": len(spans), "stage": span.title, "time": span.time}
            return gettext("Bridge from %(mentor)s to %(mentee)s, now at span %(number)s of %(all)s: %(stage)s, %(time)s") % names
    return gettext("Bridge from %(mentor)s to %(mentee)s") % names
