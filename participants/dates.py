"""Dates of the field: how exact they are, and where they come from.

The case itself names "July 2009" or "two years"; a date that pretends to a day would be a false precision.
Every such date is stored as the earliest day it can mean, with a precision and a basis.
"""

import calendar
import datetime as dt
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import dateformat
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext_lazy as _

FIRST, LAST = dt.date(1900, 1, 1), dt.date(2100, 12, 31)


class Precision(models.TextChoices):
    DAY = "day", _("the day")
    MONTH = "month", _("the month")
    YEAR = "year", _("the year")


class Basis(models.TextChoices):
    RECORDED = "recorded", _("recorded at the time")
    DOCUMENTED = "documented", _("from a document")
    ESTIMATED = "estimated", _("estimated")
    ILLUSTRATIVE = "illustrative", _("illustrative")


def sensible(day: dt.date) -> None:
    """Refuse years that can only be a slip of the finger."""
    if not FIRST <= day <= LAST:
        raise ValidationError(_("Give a date between 1900 and 2100."), code="range")


def in_words(day: dt.date | None, precision: str = Precision.DAY) -> str:
    """'14 November 2026', 'November 2026' or '2026', as exact as the date is known."""
    return _written(day, str(precision), get_language()) if day else ""


@lru_cache(maxsize=4096)
def _written(day: dt.date, precision: str, language: str | None) -> str:
    """Kept, for a list names the same days again and again. English alone of our languages writes months with a capital."""
    written = dateformat.format(day, _layout(precision))
    if language == "fr" and precision == Precision.DAY and day.day == 1:
        written = written.replace("1", "1er", 1)
    return written if language in (None, "en") else written.lower()


def _layout(precision: str) -> str:
    """How the parts of a date follow each other, in Django's letters."""
    if precision == Precision.YEAR:
        return "Y"
    return pgettext("date", "F Y") if precision == Precision.MONTH else pgettext("date", "j F Y")


def earliest(day: dt.date, precision: str = Precision.DAY) -> dt.date:
    """The earliest day that a date of this precision can mean: what is stored, and what lists sort by."""
    if precision == Precision.YEAR:
        return day.replace(month=1, day=1)
    return day.replace(day=1) if precision == Precision.MONTH else day


def latest(day: dt.date, precision: str = Precision.DAY) -> dt.date:
    """The latest day that a date of this precision can mean."""
    if precision == Precision.YEAR:
        return day.replace(month=12, day=31)
    return day.replace(day=calendar.monthrange(day.year, day.month)[1]) if precision == Precision.MONTH else day


def precision_field() -> models.CharField:
    return models.CharField(_("how exact"), max_length=5, choices=Precision, default=Precision.DAY)


def basis_field() -> models.CharField:
    return models.CharField(_("where the date comes from"), max_length=12, choices=Basis, default=Basis.RECORDED)


class Dated(models.Model):
    """Something that happened on a day of the field."""

    on = models.DateField(_("date"), validators=[sensible])
    on_precision = precision_field()
    on_basis = basis_field()

    class Meta:
        abstract = True


class Spanned(models.Model):
    """Something that lasted. ``until`` is the first day on which it no longer holds."""

    since = models.DateField(_("since"), validators=[sensible])
    since_precision = precision_field()
    since_basis = basis_field()
    until = models.DateField(_("until"), null=True, blank=True, validators=[sensible])
    until_precision = precision_field()
    until_basis = basis_field()

    class Meta:
        abstract = True


def now_holds(day: dt.date, prefix: str = "") -> models.Q:
    """The filter for what holds on a day: begun, and not yet over."""
    over = models.Q(**{f"{prefix}until__isnull": True}) | models.Q(**{f"{prefix}until__gt": day})
    return models.Q(**{f"{prefix}since__lte": day}) & over
