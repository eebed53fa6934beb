"""The five-stage path as a bridge between two cities: numbers only, for the templates beside it.

Two banks and five spans. A span that is passed is built of the hours that each side led, the mentor's from the mentor's
bank and the mentee's from the other. The present one is open, with what is missing named below it. Those to come are thin lines.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

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

    @property
    def is_marked(self) -> bool:
        """A period is marked on it."""
        return any(span.marked for span in self.spans)

    @cached_property
    def wide_svg(self) -> SafeString:
        """The lying picture, ready for a page."""
        return self._svg(self.wide)

    @cached_property
    def tall_svg(self) -> SafeString:
        """The upright picture, ready for a page."""
        return self._svg(self.tall)

    def _svg(self, drawing: Drawing) -> SafeString:
        return render_to_string("stages/journey/_path.svg", {"drawing": drawing, "title": self.title, "fonts": self.fonts})


def draw(spans: Sequence[Span], backs: Sequence[Back] = (), *, mentor: str, mentee: str, prefix: str = "p") -> Picture:
    """The picture of a partnership's path; `prefix` keeps the ids of two pictures on one page apart."""
    return _drawn(tuple(spans), tuple(backs), mentor, mentee, prefix, get_language())


# A path changes a few times a year and is looked at daily: each process keeps the pictures last asked for, by all that is in them.
@lru_cache(maxsize=256)
def _drawn(spans: tuple[Span, ...], backs: tuple[Back, ...], mentor: str, mentee: str, prefix: str, _language: str | None) -> Picture:
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
