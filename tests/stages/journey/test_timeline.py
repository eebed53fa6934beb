"""The picture of the years: what it says, and that nothing in it touches or falls off the sheet."""

import datetime as dt
import re
from itertools import combinations

import pytest
from django.template.loader import render_to_string

from participants import palette
from participants.lettering import width
from stages.facts import Stayed
from stages.journey.timeline import draw
from stages.journey.years import KIND, Happened, Leader, Years, changes, silences
from tests.stages.test_path import LONG, NARROWEST, ONE_WORD, SMALLEST, extent

TODAY = dt.date(2026, 11, 25)
KEYS = ("courtship", "inspiration", "adoption", "implementation", "after-care")
DAY = dt.timedelta(1)


def stays(*lengths, until=TODAY):
    """Stays one after the other, of so many days; the last is open."""
    since, made = until - DAY * sum(lengths), []
    for pk, (key, days) in enumerate(zip(KEYS, lengths, strict=False), 1):
        end = None if pk == len(lengths) else since + DAY * days
        made.append(Stayed(pk, key, since, until=end))
        since += DAY * days
    return tuple(made)


def calls(*ago, **fields):
    return tuple(Happened(pk, "Call", TODAY - DAY * days, **fields) for pk, days in enumerate(sorted(ago, reverse=True), 1))


def busy(count, days):
    """Everything, everywhere, by everybody."""
    kinds, places, who = [*KIND, "workshop", "training"], ("mentor", "mentee", "together"), ("mentor", "mentee", "together", "adviser")
    return tuple(
        Happened(
            number,
            "Busy",
            TODAY - DAY * (days - number * days // count),
            instrument=kinds[number % len(kinds)],
            led_by=who[number % 4],
            place=places[number % 3],
            travelled=number % 3 < 2,
        )
        for number in range(count)
    )


OFFICES = (
    Leader("mentor", "political leader", dt.date(2001, 1, 1)),
    Leader("mentee", "political leader", dt.date(2012, 6, 1), until=dt.date(2014, 12, 1)),
    Leader("mentee", "political leader", dt.date(2014, 12, 1)),
    Leader("mentee", "administrative leader", dt.date(2012, 6, 1), until=dt.date(2020, 1, 1)),
)
PLAN = Happened(900, "Plan", TODAY + DAY * 20, held=False)
LATE = Happened(901, "Was it held", TODAY - DAY * 4, held=False)
YEARS = {
    "of fifteen years": Years(TODAY, stays(760, 90, 180, 420, 3900), (*calls(*range(0, 5000, 130)), LATE, PLAN), OFFICES),
    "of two months": Years(TODAY, stays(60), (*calls(50, 20, 3), PLAN)),
    "of one day": Years(TODAY, stays(0)),
    "with a stage of five weeks": Years(TODAY, stays(1000, 35, 35, 20, 4000), calls(5000, 10)),
    "of forty years": Years(TODAY, stays(5000, 600, 600, 600, 8000), calls(*range(0, 14000, 250)), OFFICES),
    "of three hundred activities": Years(TODAY, stays(400, 300, 300, 400, 2000), (*busy(300, 3300), PLAN), OFFICES),
    "of five hundred in a year": Years(TODAY, stays(100, 100, 165), busy(500, 360)),
    "of two thousand in a month": Years(TODAY, stays(30), busy(2000, 28)),
    "of two centuries": Years(TODAY, stays(46_000), (*calls(46_000, 9000, 8800), Happened(9, "", dt.date(2100, 12, 31), held=False)), OFFICES),
    "never begun": Years(TODAY),
}
PICTURES = {name: draw(years, mentor="eThekwini", mentee="Mzuzu") for name, years in YEARS.items()}
PICTURES["with long names"] = draw(YEARS["of fifteen years"], mentor=LONG, mentee=ONE_WORD)
DRAWINGS = {f"{name}, {way}": getattr(picture, way) for name, picture in PICTURES.items() for way in ("wide", "tall")}


@pytest.fixture(params=DRAWINGS.values(), ids=DRAWINGS.keys())
def drawing(request):
    return request.param


def texts(picture):
    return [label.text for label in picture.wide.labels]


def test_every_text_fits_the_room_it_was_given(drawing):
    assert [label.text for label in drawing.labels if width(label.text, label.size, bold=label.bold) > label.room] == []


def test_every_text_lies_on_the_sheet(drawing):
    boxes = [(label.text, extent(label)) for label in drawing.labels]
    off = [text for text, (left, top, right, bottom) in boxes if left < 0 or top < 0 or right > drawing.width or bottom > drawing.height]
    assert off == []


def test_no_text_lies_on_another(drawing):
    boxes = [(label.text, extent(label)) for label in drawing.labels]
    clashes = [
        (a, b)
        for (a, one), (b, other) in combinations(boxes, 2)
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ]
    assert clashes == []


def test_every_stroke_begins_on_the_sheet(drawing):
    starts = [tuple(map(float, start)) for shape in drawing.shapes for start in re.findall(r"M(-?[\d.]+) (-?[\d.]+)", shape.d)]
    assert [(x, y) for x, y in starts if not (0 <= x <= drawing.width and 0 <= y <= drawing.height)] == []


def test_no_box_has_a_size_below_zero(drawing):
    sizes = [size for shape in drawing.shapes for size in re.findall(r"z?M[-\d. ]+h(-?[\d.]+)v(-?[\d.]+)h-", shape.d)]
    assert [size for size in sizes if float(size[0]) < 0 or float(size[1]) < 0] == []


def test_every_text_can_be_read_on_the_narrowest_phone():
    assert min(label.size * NARROWEST / picture.tall.frame for picture in PICTURES.values() for label in picture.tall.labels) >= SMALLEST


def test_two_drawings_on_a_page_share_no_id():
    picture = PICTURES["of two months"]
    ids = re.findall(r' id="([^"]+)"', picture.wide_svg + picture.tall_svg)
    assert len(ids) == len(set(ids)) == 6


def test_a_name_with_markup_is_only_text():
    assert "<script" not in draw(YEARS["of two months"], mentor="<script>alert(1)</script>", mentee="Mzuzu").wide_svg


def test_no_title_of_an_activity_is_in_the_picture():
    picture = draw(Years(TODAY, stays(60), calls(3)), mentor="A", mentee="B")
    assert "Call" not in picture.wide_svg + picture.tall_svg
    assert picture.title == "Time line of A and B since September 2026: 1 activity, 0 silences"


def marks(fill, drawing):
    return [shape for shape in drawing.shapes if shape.fill == fill]


@pytest.mark.parametrize("way", ["wide", "tall"])
def test_a_plan_is_hollow_and_stands_after_today(way):
    held, planned = (draw(Years(TODAY, stays(60), calls(0) + more), mentor="A", mentee="B") for more in ((), (PLAN,)))
    hollow = [shape for shape in getattr(planned, way).shapes if shape.dash == "2.5 1.5"]
    assert [shape for shape in getattr(held, way).shapes if shape.dash == "2.5 1.5"] == []
    assert len(hollow) == 2  # the plan, and its sign in the key
    assert "hollow: planned" in texts(planned)


@pytest.mark.parametrize("way", ["wide", "tall"])
def test_what_the_mentee_led_is_hatched_and_what_the_mentor_led_is_solid(way):
    prefix = {"wide": "y-w", "tall": "y-t"}[way]
    drawn = getattr(draw(Years(TODAY, stays(60), calls(40, led_by="mentee", place="mentee")), mentor="A", mentee="B"), way)
    other = getattr(draw(Years(TODAY, stays(60), calls(40, led_by="mentor", place="mentee")), mentor="A", mentee="B"), way)
    assert len(marks(f"url(#{prefix}-hatch)", drawn)) == len(marks(f"url(#{prefix}-hatch)", other)) + 2  # the mark, and the key
    assert len(marks(palette.MENTOR, other)) == len(marks(palette.MENTOR, drawn)) + 2


@pytest.mark.parametrize(
    ("instrument", "words"),
    [
        ("exploratory visit", "visit, study tour"),
        ("workshop", "workshop, training, meeting"),
        ("leadership briefing", "leadership briefing"),
        ("joint meal", "meal, bus trip, reception"),
        ("conference", "conference, chance meeting"),
        ("e-mail exchange", "call, e-mail"),
    ],
)
def test_each_kind_has_its_mark_in_the_key(instrument, words):
    kinds = {
        "visit, study tour",
        "workshop, training, meeting",
        "leadership briefing",
        "meal, bus trip, reception",
        "conference, chance meeting",
        "call, e-mail",
    }
    picture = draw(Years(TODAY, stays(60), calls(40, instrument=instrument)), mentor="A", mentee="B")
    assert kinds & set(texts(picture)) == {words}


def test_somebody_who_crossed_over_is_seen():
    came, stayed = (draw(Years(TODAY, stays(60), calls(40, place="mentee", travelled=crossed)), mentor="A", mentee="B") for crossed in (True, False))
    assert ("stem: people of the other city came" in texts(came), "stem: people of the other city came" in texts(stayed)) == (True, False)


def test_many_on_a_day_are_one_mark_with_a_number():
    many = Years(TODAY, stays(4000), tuple(Happened(pk, "", TODAY - DAY * 30) for pk in range(120)))
    assert "120" in texts(draw(many, mentor="A", mentee="B"))


def test_the_picture_stays_small():
    sizes = {name: len(picture.wide_svg) + len(picture.tall_svg) for name, picture in PICTURES.items()}
    assert sizes["of three hundred activities"] < 60_000


def test_a_silence_is_a_gap_with_its_length():
    years = Years(TODAY, stays(900), calls(900, 600, 500))
    assert [(silence.days, silence.lasts) for silence in silences(years)] == [(300, False), (500, True)]
    picture = draw(years, mentor="A", mentee="B")
    assert {"10 months", "16 months", "Silence"} <= set(texts(picture))
    assert {"10 months of silence", "16 months of silence"} <= {label.text for label in picture.tall.labels}


@pytest.mark.parametrize(("days", "count"), [(183, 0), (184, 1)])
def test_half_a_year_is_no_silence_and_a_day_more_is_one(days, count):
    assert len(silences(Years(TODAY, stays(days), calls(days)))) == count


def test_a_plan_breaks_no_silence():
    assert [each.days for each in silences(Years(TODAY, stays(400), (*calls(400), LATE, PLAN)))] == [400]


def test_a_date_that_is_not_exact_claims_the_least_silence():
    year = Happened(1, "", dt.date(2025, 1, 1), "year")
    assert [each.since for each in silences(Years(TODAY, stays(700), (year,)))] == [dt.date(2025, 12, 31)] * 1


def test_a_partnership_that_never_spoke_is_silent_since_it_began():
    assert [(each.days, each.lasts) for each in silences(Years(TODAY, stays(300)))] == [(300, True)]


def test_changes_of_leaders_are_told_by_role():
    years = YEARS["of fifteen years"]
    assert [(each.side, each.role, each.how, each.on.year) for each in changes(years)] == [
        ("mentee", "political leader", "changed", 2014),
        ("mentee", "administrative leader", "left", 2020),
    ]
    assert "change of leader" in texts(PICTURES["of fifteen years"])
    assert "change of leader" not in texts(PICTURES["of two months"])


def test_the_template_writes_attributes_alone():
    svg = render_to_string("stages/journey/_path.svg", {"drawing": PICTURES["of two months"].wide, "title": "A & B", "fonts": palette.FONTS})
    assert not re.search(r"\s(class|style)=|<style", svg)
