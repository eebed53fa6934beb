"""The chart is numbers only: every point inside its field, and no word on another."""

import datetime as dt
from decimal import Decimal

import pytest

from participants.lettering import width
from stages.roadmap import chart

START, GOAL = (dt.date(2016, 3, 1), Decimal(40)), (dt.date(2028, 6, 30), Decimal(80))
NAMES = ("to reach", "start", "due June 2028")
CASES = {
    "none": [],
    "some": [(dt.date(2020, 1, 1), Decimal("50")), (dt.date(2024, 1, 1), Decimal("61.5"))],
    "beyond": [(dt.date(2030, 1, 1), Decimal("-900"))],
    "same day": [(dt.date(2016, 3, 1), Decimal(40))],
    "early": [(dt.date(1900, 1, 1), Decimal(10**11) - Decimal("0.0001"))],
}


def drawn(readings, goal=GOAL, **size):
    return chart.draw(START, goal, readings, names=NAMES, **size)


@pytest.mark.parametrize("size", [{"across": 760, "down": 320}, {"across": 340, "down": 280}], ids=["wide", "tall"])
@pytest.mark.parametrize("readings", CASES.values(), ids=CASES)
@pytest.mark.parametrize(
    "goal",
    [GOAL, (dt.date(2016, 3, 2), Decimal("40.0001")), (dt.date(2100, 12, 31), Decimal("-5")), (dt.date(2030, 1, 1), Decimal(85))],
    ids=["up", "near", "down", "new year"],
)
def test_all_stays_inside_the_picture(readings, goal, size):
    picture = drawn(readings, goal, **size)
    for spot in picture.spots:
        assert float(picture.left) <= float(spot.x) <= float(picture.right)
        assert float(picture.top) <= float(spot.y) <= float(picture.bottom)
    for word in picture.words:
        wide = width(word.text, word.size, bold=word.bold)
        left = float(word.x) - (wide / 2 if word.anchor == "middle" else 0)
        assert left >= -0.1 and left + wide <= picture.width
        assert 10 <= float(word.y) <= picture.height
    assert float(picture.goal) != float(picture.baseline) or readings
    sides = [float(word.y) for word in picture.words if word.x == "0"]
    assert abs(sides[0] - sides[2]) >= 38


def test_a_target_that_goes_down_is_drawn_with_its_line_below_the_start():
    down = drawn([], (dt.date(2028, 1, 1), Decimal(5)))
    assert float(down.goal) > float(down.baseline)


def test_the_newest_reading_is_named_whatever_their_order():
    picture = drawn(list(reversed(CASES["some"])))
    assert [word.text for word in picture.words if word.fill == picture.mentee] == ["61.5"]
    assert [float(spot.x) for spot in picture.spots] == sorted(float(spot.x) for spot in picture.spots)
