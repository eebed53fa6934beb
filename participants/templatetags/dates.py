"""Dates of the field on a page: as exact as they are known, and honest about where they come from."""

import datetime as dt

from django import template
from django.template.defaultfilters import date
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from participants.dates import Basis, in_words

register = template.Library()


@register.filter
def day(moment):
    """``{{ wave.closes_on|day }}``: a day within a sentence, never parted at the end of a line."""
    local = localtime(moment) if isinstance(moment, dt.datetime) else moment
    return format_html('<time datetime="{}">{}</time>', moment.isoformat(), date(local, "j F Y"))


@register.simple_tag
def when(record, name, fallback="", like=""):
    """``{% when stay "since" %}``: the date in words, with a small word where it is illustrative or estimated.

    ``like`` names the date whose exactness it shares: the last day of a visit is as exact as its first.
    """
    day = getattr(record, name)
    if day is None:
        return fallback
    prefix = like or (name if hasattr(record, f"{name}_precision") else name.split("_")[0])
    words = in_words(day, getattr(record, f"{prefix}_precision"))
    stamp = format_html('<time datetime="{}">{}</time>', day.isoformat(), words)
    basis = getattr(record, f"{prefix}_basis")
    if basis == Basis.ILLUSTRATIVE:
        return format_html('{} <span class="illustrative">{}</span>', stamp, _("illustrative"))
    if basis == Basis.ESTIMATED:
        return format_html('{} <span class="illustrative">{}</span>', stamp, _("estimated"))
    return stamp
