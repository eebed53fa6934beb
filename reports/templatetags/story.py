"""Narrative text on a page and on paper: paragraphs, each in the direction that its first letter asks for."""

import re
import unicodedata
from decimal import Decimal

from django import template

from participants.dates import in_words
from participants.figures import in_figures

register = template.Library()


LONG = re.compile(r"\S{60}(?=\S)")


@register.filter
def paragraphs(text):
    """The paragraphs of a plain text as (direction, text); blank lines part them. What is inside stays plain text.

    A word longer than a line may break without a sign: to find such breaks letter by letter takes the layout minutes.
    """
    return [(direction(part), LONG.sub("\\g<0>\u200b", part)) for part in map(str.strip, re.split(r"\n\s*\n", text)) if part]


@register.filter
def direction(text):
    """ "rtl" where the first letter that has a direction runs from right to left, else "ltr"."""
    strong = (unicodedata.bidirectional(letter) for letter in text)
    return "rtl" if next((kind for kind in strong if kind in ("L", "R", "AL")), "L") != "L" else "ltr"


@register.filter(expects_localtime=True)
def in_day(moment):
    """The day of a moment, as the language writes it."""
    return in_words(moment.date())


@register.filter
def as_hours(minutes):
    """Minutes as a figure of hours, to the nearest tenth, for a column that says so at its head: as ``in_hours`` says them."""
    return in_figures(Decimal(str(round(minutes / 60, 1))))
