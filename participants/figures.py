"""Figures as people write them and as pages show them: exact decimals, never a float.

A comma and a point are both taken for the decimal mark, and spaces may part the thousands. Where a comma could mean
either ("1,200"), the field asks instead of guessing; a point is always the decimal mark. Pages part the thousands with a
no-break space, which no reader takes for a decimal mark.
"""

import re
from decimal import Decimal

from django import forms
from django.utils.formats import get_format
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

SPACES = re.compile(r"[\s'’]+")
PLAIN = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)\Z", re.ASCII)
EITHER = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3})+\Z", re.ASCII)
LONGEST = 60  # characters: nobody types more, and reading 10 million digits takes seconds


class FigureField(forms.DecimalField):
    """A decimal as people type it. Words such as NaN, powers of ten and letters are refused here, whatever their length."""

    widget = forms.TextInput
    default_error_messages = {
        "invalid": _("Write a number in figures, for instance 1200 or 12.5."),
        "either": _("A comma before three digits can mean two things. Write 1200 for twelve hundred, or 1.2 for one and a fifth."),
    }

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        room = {"whole": self.max_digits - self.decimal_places, "places": self.decimal_places}
        too_long = format_lazy(_("This number is too long. Write at most {whole} figures before the decimal mark and {places} after it."), **room)
        self.error_messages |= dict.fromkeys(("max_digits", "max_whole_digits", "max_decimal_places"), too_long)

    def widget_attrs(self, widget):
        return {"inputmode": "decimal", "autocomplete": "off"}

    def prepare_value(self, value):
        return f"{shortest(value):f}" if isinstance(value, Decimal) else value

    def to_python(self, value):
        if value in self.empty_values:
            return None
        text = SPACES.sub("", str(value)[: LONGEST + 1]).replace("−", "-")
        if len(text) > LONGEST:
            raise forms.ValidationError(self.error_messages["max_digits"], code="max_digits")
        if EITHER.match(text):
            raise forms.ValidationError(self.error_messages["either"], code="either")
        if not PLAIN.match(text):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(text.replace(",", "."))


def shortest(value: Decimal) -> Decimal:
    """The same value without zeros at its end."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def in_figures(value: Decimal | None, places: int | None = None) -> str:
    """ "12 500.5", with the decimal mark of the language; with ``places``, that many decimals, rounded half to even. Empty for None."""
    if value is None:
        return ""
    text = f"{shortest(value):f}" if places is None else f"{value:.{places}f}"
    whole, mark, rest = text.removeprefix("-").partition(".")
    grouped = re.sub(r"(?<=\d)(?=(\d{3})+\Z)", "\N{NO-BREAK SPACE}", whole)
    minus = "\N{MINUS SIGN}" if text.startswith("-") and text.strip("-0.") else ""
    return f"{minus}{grouped}{mark and get_format('DECIMAL_SEPARATOR')}{rest}"
