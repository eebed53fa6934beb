"""What a cell can hold: how it is read, and how it is written. Whatever cannot be read is said in one sentence (``Odd``)."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django_countries import countries

from participants.dates import FIRST, LAST, Precision, earliest
from participants.forms import has_control_characters

MONTHS = (*("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"),)
DAY_FIRST = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[ T]00:00(?::00)?)?")
IN_WORDS = re.compile(r"(?:(\d{1,2})\.? )?([a-z]{3,9})\.?,? (\d{4})")
YEAR = re.compile(r"\d{4}")


class Odd(Exception):
    """A cell that cannot be read; the text says why and what to do."""


@dataclass(frozen=True)
class Dated:
    """A day and how exact it is."""

    day: dt.date
    precision: str = Precision.DAY

    def __str__(self):
        """As references name it: 2024-03-01, 2024-03 or 2024."""
        return self.day.isoformat()[: {Precision.YEAR: 4, Precision.MONTH: 7}.get(self.precision, 10)]


def as_text(value) -> str:
    """What a cell shows, as text: a whole number without its point, a day as it is written here."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return str(value).replace("\r\n", "\n").strip()


class Kind:
    """Text, as it stands."""

    name = "text"
    options: tuple[str, ...] = ()

    def read(self, value):
        found = as_text(value)
        if has_control_characters(found):
            raise Odd(_("This text holds characters that cannot be shown. Type it again, or paste it as plain text."))
        return found

    def write(self, value):
        return value


class Mail(Kind):
    """An address, in small letters."""

    name = "e-mail address"

    def read(self, value):
        found = super().read(value).lower()
        if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", found):
            raise Odd(_("This is no e-mail address."))
        return found


class Day(Kind):
    """A day of the field. ``whole``: it must be a day; else a month or a year will do."""

    def __init__(self, *, whole=False):
        self.whole = whole
        self.name = "day" if whole else "day, month or year"

    def read(self, value):
        found = self._found(value)
        if not FIRST <= found.day <= LAST:
            raise Odd(_("Give a date between 1900 and 2100."))
        if self.whole and found.precision != Precision.DAY:
            raise Odd(_("Give the day, such as 2024-03-01: a month or a year is not exact enough here."))
        return found

    def _found(self, value):
        if isinstance(value, dt.datetime):
            return Dated(value.date())
        if isinstance(value, dt.date):
            return Dated(value)
        try:
            return written(" ".join(as_text(value).casefold().split()))
        except ValueError:
            raise Odd(_("“%(text)s” is no date. Write 2024-03-01, 1 March 2024, 01/03/2024, March 2024 or 2024.") % {"text": shown(value)}) from None

    def write(self, value):
        day, precision = value.day, value.precision
        if precision == Precision.DAY:
            return day
        return f"{MONTHS[day.month - 1].capitalize()} {day.year}" if precision == Precision.MONTH else str(day.year)


def written(text) -> Dated:
    """A date written as text, the day first. Raises ``ValueError``."""
    if found := ISO.fullmatch(text):
        year, month, day = found.groups()
    elif found := DAY_FIRST.fullmatch(text):
        day, month, year = found.groups()
    elif found := IN_WORDS.fullmatch(text):
        day, name, year = found.groups()
        month = next((number for number, each in enumerate(MONTHS, 1) if name in (each, each[:3], each[:4])), 0)
    elif YEAR.fullmatch(text):
        day, month, year = None, None, text
    else:
        raise ValueError(text)
    precision = Precision.DAY if day else Precision.MONTH if month is not None else Precision.YEAR
    return Dated(earliest(dt.date(int(year), 1 if month is None else int(month), int(day or 1)), precision), precision)


def shown(value) -> str:
    """A cell's text in a sentence: not more than one can take in."""
    text = " ".join(as_text(value).split())
    return text if len(text) <= 60 else f"{text[:57]}…"


class Clock(Kind):
    """A time of the day."""

    name = "time"

    def read(self, value):
        if isinstance(value, dt.datetime):
            return value.time()
        if isinstance(value, dt.time):
            return value
        found = re.fullmatch(r"(\d{1,2})[:.](\d{2})(?::(\d{2}))?", as_text(value))
        try:
            return dt.time(*(int(each or 0) for each in found.groups()))
        except (AttributeError, ValueError):
            raise Odd(_("“%(text)s” is no time. Write it like 09:30.") % {"text": shown(value)}) from None

    def write(self, value):
        return value.isoformat("seconds" if value.second else "minutes")


class Number(Kind):
    """A decimal, never a float. Spaces between thousands are welcome; a comma is taken for the decimal point where it can be no other."""

    name = "number"

    def __init__(self, places=2):
        self.places = places

    def read(self, value):
        text = as_text(repr(value) if isinstance(value, float) else value).replace("\u00a0", "").replace(" ", "")
        if re.fullmatch(r"-?\d+,\d{1,2}", text):
            text = text.replace(",", ".")
        if not re.fullmatch(r"-?\d{1,20}(\.\d{1,20})?(e[+-]?\d{1,2})?", text, re.I):
            raise Odd(_("“%(text)s” is no number. Write it like 1250.50.") % {"text": shown(value)})
        try:
            return self._exact(Decimal(text), is_float=isinstance(value, float))
        except InvalidOperation:
            raise Odd(_("This number is too large.")) from None

    def _exact(self, found, *, is_float):
        """A float comes out of the file with a tail of its own: it is rounded; what was typed as text is not."""
        short = found.quantize(Decimal(1).scaleb(-self.places))
        if short != found and not is_float:
            raise Odd(_("This number has more than %(places)d digits behind the point.") % {"places": self.places})
        return short


class Whole(Kind):
    """A number without a point."""

    name = "whole number"

    def read(self, value):
        text = as_text(value).replace("\u00a0", "").replace(" ", "")
        if not re.fullmatch(r"\d{1,12}", text):
            raise Odd(_("“%(text)s” is no whole number.") % {"text": shown(value)})
        return int(text)


class Point(Kind):
    """Degrees: a float is what they are."""

    name = "number"

    def read(self, value):
        try:
            return float(as_text(value).replace(",", "."))
        except ValueError:
            raise Odd(_("“%(text)s” is no number. Write it like -11.46.") % {"text": shown(value)}) from None


@dataclass(frozen=True)
class Choice(Kind):
    """One of a list: its word in the file is the one that the product keeps; what pages show is understood too."""

    choices: Callable

    name = "one of a list"

    @cached_property
    def options(self):
        return tuple(value for value, _label in self.choices())

    @cached_property
    def _words(self):
        named = {str(label).casefold(): value for value, label in self.choices()}
        return named | {value.casefold(): value for value in self.options}

    def read(self, value):
        found = self._words.get(" ".join(as_text(value).casefold().split()))
        if found is None:
            raise Odd(_("“%(text)s” is not on the list. Choose: %(options)s.") % {"text": shown(value), "options": ", ".join(self.options)})
        return found


class Yes(Kind):
    """Yes or no."""

    name = "yes or no"
    options = ("yes", "no")

    def read(self, value):
        text = as_text(value).casefold()
        if text in ("yes", "y", "true", "1", "x"):
            return True
        if text in ("no", "n", "false", "0"):
            return False
        raise Odd(_("Write yes or no."))

    def write(self, value):
        return "yes" if value else "no"


# Names that people use beside those of the list.
COMMON = {"united states": "US", "usa": "US", "uk": "GB", "great britain": "GB", "ivory coast": "CI", "swaziland": "SZ", "cape verde": "CV"}


class Country(Kind):
    """A country by its name or its two letters."""

    name = "country"

    def read(self, value):
        text = as_text(value)
        found = COMMON.get(text.casefold()) or countries.by_name(text) or (text.upper() if countries.name(text.upper()) else "")
        if not found:
            raise Odd(_("“%(text)s” is no country. Write its English name or its two letters, such as MW.") % {"text": shown(value)})
        return found

    def write(self, value):
        return str(value)


@dataclass(frozen=True)
class Ref(Kind):
    """Another record, by the words that one would use for it; ``many``: several, with semicolons between."""

    to: str
    many: bool = False

    @property
    def name(self):
        return f"{self.to}s, with semicolons between" if self.many else self.to

    def read(self, value):
        found = super().read(value)
        return tuple(each.strip() for each in found.split(";") if each.strip()) if self.many else found

    def write(self, value):
        return "; ".join(value) if self.many else value
