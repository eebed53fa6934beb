"""The widths that pictures wrap by are those of the packaged fonts."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from participants.lettering import width, wrap

FONTS = Path(__file__).resolve().parents[2] / "static" / "fonts"


@pytest.mark.parametrize(("weight", "bold"), [(400, False), (700, True)])
def test_the_widths_are_those_of_the_packaged_fonts(weight, bold):
    font = TTFont(FONTS / f"source-sans-3-latin-{weight}-normal.woff2")
    names, advances, scale = font.getBestCmap(), font["hmtx"], 1000 / font["head"].unitsPerEm
    letters = [chr(code) for code in range(32, 127)]
    assert [width(letter, 1000, bold=bold) for letter in letters] == [round(advances[names[ord(letter)]][0] * scale) for letter in letters]


def test_an_accent_takes_no_room():
    assert width("São Tomé", 16) == width("Sao Tome", 16)


@given(st.text(), st.floats(60, 400))
def test_no_line_is_wider_than_its_room(text, room):
    assert [line for line in wrap(text, room, 16) if width(line, 16) > room] == []


@given(st.text(alphabet="abcdefgh \n", max_size=200))
def test_no_word_is_lost(text):
    assert " ".join(wrap(text, 10_000, 16)).split() == text.split()


def test_a_date_stays_on_one_line():
    date = "14 November 2010".replace(" ", "\N{NO-BREAK SPACE}")
    assert wrap(f"since {date}", 130, 16) == ("since", date)
