"""Where people stand: the same picture from the same people, and nobody moves because somebody came."""

import datetime as dt
import re

import pytest

from participants import palette
from stages.cloud.layout import lay_out
from stages.cloud.picture import draw
from stages.cloud.strokes import Look
from stages.cloud.web import Meeting, Seat, Tie, spun
from tests.stages.cloud.webs import CODES, code, met, web

DAY = dt.date(2024, 12, 31)
NAMES = {number: f"Name {letter}" for letter, number in CODES.items()}


def places(found):
    """By drawing and person, where the disc stands."""
    return [{disc.code: (disc.x, disc.y) for disc in drawing.discs} for drawing in lay_out(found)]


def crowd(number, ties):
    """So many people on two banks, and so many ties between them."""
    half = number // 2
    seats = [Seat(each, each, ("mentor", "mentee")[each % 2], "planner", dt.date(2020, 1, 1)) for each in range(number)]
    pairs = [(2 * (each % half), 2 * ((each * 7 + each // half) % half) + 1) for each in range(ties)]
    meetings = [Meeting(dt.date(2022, 1, 1) + dt.timedelta(each % 1000), DAY, each % 5000, frozenset(pair)) for each, pair in enumerate(pairs)]
    return spun(seats, meetings, DAY)


def test_the_same_cloud_gives_the_same_bytes():
    one, other = (draw(web("ABabx", "Aa", "Bb", "xA"), NAMES, "eThekwini", "Mzuzu") for _ in range(2))
    assert (one.wide_svg, one.tall_svg) == (other.wide_svg, other.tall_svg)


def test_a_person_who_joins_moves_nobody():
    before, after = places(web("ABabx", "Aa")), places(web("ABabxCcy", "Aa", "Cc"))
    assert [{person: at[person] for person in old} for old, at in zip(before, after, strict=True)] == before


def test_a_day_later_everybody_stands_where_they_stood():
    there = [met("Aa", "2024-06-01")]
    assert places(web("ABab", *there)) == places(web("ABab", *there, on=DAY + dt.timedelta(1)))


def test_who_leaves_leaves_a_gap_and_moves_nobody():
    before, after = places(web("ABCabc")), places(web("ABCabc", B="2022-01-01"))
    assert [{person: at[person] for person in new} for new, at in zip(after, before, strict=True)] == after


@pytest.mark.parametrize("number", [1, 4, 5, 6, 7, 9, 10, 14, 15, 36, 37, 60, 100])
def test_nobody_stands_on_somebody_else_or_outside(number):
    seats = [Seat(each, each, ("mentor", "mentee", "support")[each % 3], "planner", dt.date(2020, 1, 1)) for each in range(number * 3)]
    for drawing in lay_out(spun(seats, [], DAY)):
        spots = [(disc.x, disc.y) for disc in drawing.discs]
        apart = [max(abs(x - other[0]), abs(y - other[1])) for n, (x, y) in enumerate(spots) for other in spots[:n]]
        assert min(apart, default=99) >= 2 * drawing.radius
        assert all(drawing.radius <= x <= drawing.width - drawing.radius and drawing.radius <= y <= drawing.height - drawing.radius for x, y in spots)


@pytest.mark.parametrize(
    ("minutes", "days", "thick", "faded"),
    [(60, 0, 0, 0), (8 * 60, 179, 1, 0), (3 * 8 * 60, 180, 2, 1), (10 * 8 * 60, 364, 3, 1), (479, 365, 0, 2)],
)
def test_more_time_is_thicker_and_silence_fades(minutes, days, thick, faded):
    tie = Tie(1, 2, 1, minutes, DAY - dt.timedelta(days), DAY - dt.timedelta(days))
    assert Look.of(tie, DAY) == Look(thick, faded)


def test_who_was_left_out_is_drawn_open_and_support_never_is():
    wide, tall = lay_out(web("ABabx", "Aa"))
    assert [[disc.code for disc in drawing.discs if disc.is_out] for drawing in (wide, tall)] == [list(code("Bb"))] * 2


def test_the_ties_of_the_chosen_person_stand_out():
    wide, _tall = lay_out(web("ABab", "Aa", "Bb"), code("A")[0])
    assert [line.stroke for line in wide.lines] == [palette.WATER, palette.LINE]


def test_two_hundred_people_and_two_thousand_ties_are_drawn_as_few_paths():
    found = crowd(200, 2000)
    assert (len(found.people), len(found.ties)) == (200, 2000)
    picture = draw(found, {person.code: f"Person {person.code}" for person in found.people}, "eThekwini", "Mzuzu")
    assert sum(line.d.count("M") for line in picture.wide.lines) == 2000
    assert picture.wide_svg.count("<path") + picture.tall_svg.count("<path") < 50


def test_nothing_in_the_picture_needs_a_style_or_an_identity_of_its_own():
    picture = draw(web("ABabx", "Aa", "xA"), NAMES, "eThekwini", "Mzuzu")
    for svg in (picture.wide_svg, picture.tall_svg):
        assert re.findall(r"\sstyle=|<style|\sclass=|<script|var\(", svg) == []
        assert ('role="img"' in svg, svg.count("<title")) == (True, 1)
    assert set(re.findall(r'id="([^"]+)"', picture.wide_svg)) & set(re.findall(r'id="([^"]+)"', picture.tall_svg)) == set()


def test_a_long_name_keeps_to_its_side_and_no_name_is_markup():
    names = NAMES | {code("A")[0]: "A" * 200, code("a")[0]: "<script>&"}
    svg = draw(web("Aa", "Aa"), names, "eThekwini", "Mzuzu").wide_svg
    assert ("A" * 60 in svg, "<script>" in svg, "&lt;script&gt;&amp;" in svg) == (False, False, True)
