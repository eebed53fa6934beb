"""Figures: what people type becomes exact decimals, or a question."""

from decimal import Decimal

import pytest
from django import forms

from participants.figures import FigureField, in_figures

FIELD = FigureField(max_digits=15, decimal_places=4)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12.5", "12.5"),
        ("12,5", "12.5"),
        (" 1 200 ", "1200"),
        ("1\N{NO-BREAK SPACE}200,75", "1200.75"),
        ("0,125", "0.125"),
        ("1.125", "1.125"),
        ("−4", "-4"),
        ("99999999999.9999", "99999999999.9999"),
    ],
)
def test_a_comma_and_a_point_are_both_the_decimal_mark(typed, value):
    assert FIELD.clean(typed) == Decimal(value)


@pytest.mark.parametrize("typed", ["NaN", "sNaN", "Infinity", "-inf", "1e400", "0x10", "twelve", "1.2.3", "1,200.5", "--1", ".", "١٢", "1_0"])
def test_what_is_no_plain_figure_is_refused(typed):
    with pytest.raises(forms.ValidationError) as fault:
        FIELD.clean(typed)
    assert fault.value.messages == ["Write a number in figures, for instance 1200 or 12.5."]


@pytest.mark.parametrize("typed", ["1" + "0" * 400, "9" * 1_000_000, "123456789012", "1.00001", "0" * 61])
def test_what_is_too_long_is_refused_with_the_room_there_is(typed):
    with pytest.raises(forms.ValidationError) as fault:
        FIELD.clean(typed)
    assert fault.value.messages[0] == "This number is too long. Write at most 11 figures before the decimal mark and 4 after it."


@pytest.mark.parametrize("typed", ["1,200", "12,500", "1,200,000"])
def test_a_comma_before_three_digits_is_asked_about(typed):
    with pytest.raises(forms.ValidationError) as fault:
        FIELD.clean(typed)
    assert fault.value.code == "either"


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        ("12.5000", None, "12.5"),
        ("1200.0000", None, "1 200"),
        ("-1234567.8900", None, "−1 234 567.89"),
        ("0.0000", None, "0"),
        ("1000", 2, "1 000.00"),
        ("0.125", 2, "0.12"),
        ("0.135", 2, "0.14"),
        ("-0.001", 2, "0.00"),
    ],
)
def test_figures_are_shown_with_no_break_spaces(value, places, shown):
    assert in_figures(Decimal(value), places) == shown.replace(" ", "\N{NO-BREAK SPACE}")
