"""Narrative text on a page and on paper: paragraphs, each in the direction that its first letter asks for."""

import re
import unicodedata

from django import template

from participants.dates import in_words

register = template.Library()


@register.filter
def paragraphs(text):
    """The paragraphs of a plain text as (direction, text); blank lines part them. What is inside stays plain text."""
    return [(direction(part), part) for part in map(str.strip, re.split(r"\n\s*\n", text)) if part]


@register.filter
def direction(text):
    """ "rtl" where the first letter that has a direction runs from right to left, else "ltr"."""
    strong = (unicodedata.bidirectional(letter) for letter in text)
    return "rtl" if next((kind for kind in strong if kind in ("L", "R", "AL")), "L") != "L" else "ltr"


@register.filter(expects_localtime=True)
def in_day(moment):
    """The day of a moment, as the language writes it."""
    return in_words(moment.date())
