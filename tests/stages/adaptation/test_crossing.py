"""The drawing of the crossing: every line of text keeps to the river, at both widths, whatever the titles."""

import pytest

from participants.lettering import width
from stages.adaptation import crossing
from stages.adaptation.elements import Element
from stages.models import Addition, Decision, Practice

LONG = "Facilitated conversations in very small groups of equals, with everybody’s own words kept on cards and read back at the end"


def drawn(title, kind, *, ours=False):
    record = Addition(title=title) if ours else Practice(title=title)
    return Element(record, (Decision(kind=kind),) if kind else ())


ELEMENTS = [
    drawn(title, kind, ours=ours)
    for title in ("Short", LONG, "x" * 120)
    for kind, ours in (("as is", False), ("adapted", False), ("set aside", False), ("", False), ("from home", True), ("set aside", True))
]


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_no_text_leaves_the_river_and_nothing_overlaps(size):
    drawing = getattr(crossing.picture(ELEMENTS, mentor="eThekwini", mentee="Mzuzu"), size)
    room, below = drawing.span - 24, drawing.top
    for row in drawing.rows:
        assert all(width(line, drawing.size, bold=True) <= room for _, line in row.lines)
        first, last = row.lines[0][0], row.lines[-1][0]
        assert below < first - drawing.size * 0.8 and max(last, row.word_y) + 4 < row.y
        if row.word_y == last:
            assert width(row.lines[-1][1], drawing.size, bold=True) + width(row.word, drawing.size - 2) + 16 <= room
        below = row.y + crossing.PLANK
    assert below < drawing.height


def test_each_way_across_has_its_own_drawing():
    ways = [element.way for element in ELEMENTS[:6]]
    assert ways == ["whole", "half", "mid", "open", "home", "gone"]


def test_long_names_of_cities_stand_in_two_halves():
    drawing = crossing.picture(ELEMENTS[:1], mentor="Greater Municipality of the Northern Hinterland", mentee="Mzuzu").narrow
    assert len(drawing.head) > 1
    assert [mentee for _, _, mentee in drawing.head][-1] == "Mzuzu"
