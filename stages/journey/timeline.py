"""The years of a partnership as a picture: numbers only, for the templates beside it. Kinds, sides and dates; no title, no name of a person."""

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext, ngettext

from participants import palette
from participants.dates import in_words
from stages.journey import timeline_tall, timeline_wide
from stages.journey.strokes import Drawing
from stages.journey.years import Years, silences


@dataclass(frozen=True)
class Picture:
    """The same years twice, lying for a wide page and upright for a phone."""

    title: str
    wide: Drawing
    tall: Drawing

    @cached_property
    def wide_svg(self) -> SafeString:
        """The lying picture, ready for a page."""
        return self._svg(self.wide)

    @cached_property
    def tall_svg(self) -> SafeString:
        """The upright picture, ready for a page."""
        return self._svg(self.tall)

    def _svg(self, drawing: Drawing) -> SafeString:
        return render_to_string("stages/journey/_path.svg", {"drawing": drawing, "title": self.title, "fonts": palette.FONTS})


def draw(years: Years, *, mentor: str, mentee: str, prefix: str = "y", wide: int = timeline_wide.WIDTH) -> Picture:
    """The picture of a partnership's years; ``prefix`` keeps the ids of two pictures on one page apart."""
    # What the picture does not show must not make it another one, nor stay in memory.
    plain = replace(years, happened=tuple(each._replace(pk=0, title="") for each in years.happened))
    return _drawn(plain, mentor, mentee, prefix, wide, get_language())


# As with the path: each process keeps the pictures last asked for, by all that is in them, the day among it.
@lru_cache(maxsize=64)
def _drawn(years: Years, mentor: str, mentee: str, prefix: str, wide: int, _language: str | None) -> Picture:
    facts = {"years": years, "mentor": mentor, "mentee": mentee}
    lying, upright = timeline_wide.draw(prefix=f"{prefix}-w", wide=wide, **facts), timeline_tall.draw(prefix=f"{prefix}-t", **facts)
    return Picture(_said(years, mentor, mentee), lying, upright)


def _said(years: Years, mentor: str, mentee: str) -> str:
    held, quiet = sum(each.held for each in years.happened), len(silences(years))
    names = {
        "mentor": mentor,
        "mentee": mentee,
        "since": in_words(years.first, "month"),
        "until": in_words(years.today, "month"),
        "held": ngettext("%(n)s activity", "%(n)s activities", held) % {"n": held},
        "silences": ngettext("%(n)s silence", "%(n)s silences", quiet) % {"n": quiet},
    }
    if years.over:
        return gettext("Time line of %(mentor)s and %(mentee)s from %(since)s to %(until)s: %(held)s") % names
    return gettext("Time line of %(mentor)s and %(mentee)s since %(since)s: %(held)s, %(silences)s") % names
