"""The picture of the path: what it says, and that nothing in it touches or falls off the sheet."""

import re
from itertools import combinations
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string

from participants import palette
from participants.lettering import width
from stages.journey.masonry import shares
from stages.journey.path import KEPT_BACKS, Back, Span, draw

TITLES = ("Courtship and acclimatisation", "Inspiration and reflection", "Adoption", "Supported implementation", "After-care")
LONG = "City of Johannesburg Metropolitan Municipality and its Regional Districts"
ONE_WORD = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
BRIEFED = "A political or administrative leader of the mentee briefed since the last change of leader"
DAY = "14 September 2010"
SMALLEST = 11  # pixels, on the narrowest phone that we look at
NARROWEST = 328  # pixels: a phone of 360 without its margins


def path(current, *, missing=(), **more):
    spans = [Span(title, "ahead") for title in TITLES]
    spans[: current - 1] = [Span(title, "passed", DAY, DAY, 600, 120, 60) for title in TITLES[: current - 1]]
    spans[current - 1] = Span(TITLES[current - 1], "open", DAY, "", 60, 600, 0, tuple(missing))
    return draw(spans, **{"mentor": "eThekwini", "mentee": "Mzuzu", **more})


PICTURES = {
    "at the start": path(1, missing=[BRIEFED] * 7),
    "in the middle": path(3, missing=["A debriefing"]),
    "in after-care": path(5),
    "with long names": path(4, missing=[ONE_WORD, BRIEFED, LONG, "A debriefing"], mentor=LONG, mentee=ONE_WORD),
    "with moves back": path(2, backs=[Back(3, 2, DAY), Back(4, 2, DAY), Back(2, 1, DAY), Back(5, 2, DAY)]),
    "never begun": draw([Span(title, "ahead") for title in TITLES], mentor="eThekwini", mentee="Mzuzu"),
}
DRAWINGS = {f"{name}, {way}": getattr(picture, way) for name, picture in PICTURES.items() for way in ("wide", "tall")}


@pytest.fixture(params=DRAWINGS.values(), ids=DRAWINGS.keys())
def drawing(request):
    return request.param


def extent(label):
    """The box around a line of text: left, top, right, bottom."""
    wide = width(label.text, label.size, bold=label.bold)
    left = label.x - {"start": 0, "middle": wide / 2, "end": wide}[label.anchor]
    return left, label.y - label.size * 0.7, left + wide, label.y + label.size * 0.2


def svg(drawing):
    return render_to_string("stages/journey/_path.svg", {"drawing": drawing, "title": "A & B", "fonts": palette.FONTS})


def test_every_text_fits_the_room_it_was_given(drawing):
    too_wide = [label.text for label in drawing.labels if width(label.text, label.size, bold=label.bold) > label.room]
    assert too_wide == []


def test_every_text_lies_on_the_sheet(drawing):
    boxes = [(label.text, extent(label)) for label in drawing.labels]
    off = [text for text, (left, top, right, bottom) in boxes if left < 0 or top < 0 or right > drawing.width or bottom > drawing.height]
    assert off == []


def test_no_text_lies_on_another(drawing):
    def meet(one, other):
        return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]

    clashes = [(a.text, b.text) for a, b in combinations(drawing.labels, 2) if meet(extent(a), extent(b))]
    assert clashes == []


def test_every_text_can_be_read_on_the_narrowest_phone():
    sizes = {label.size * NARROWEST / picture.tall.frame for picture in PICTURES.values() for label in picture.tall.labels}
    assert min(sizes) >= SMALLEST


def test_every_stroke_begins_on_the_sheet(drawing):
    starts = [tuple(map(float, start)) for shape in drawing.shapes for start in re.findall(r"M(-?[\d.]+) (-?[\d.]+)", shape.d)]
    off = [(x, y) for x, y in starts if not (0 <= x <= drawing.width and 0 <= y <= drawing.height)]
    assert off == []


def test_no_size_is_negative(drawing):
    radii = [float(radius) for shape in drawing.shapes for pair in re.findall(r"A(-?[\d.]+) (-?[\d.]+)", shape.d) for radius in pair]
    assert drawing.width > 0
    assert drawing.height > 0
    assert min([1.0, *radii, *(shape.thickness for shape in drawing.shapes)]) >= 0


def test_the_drawing_carries_attributes_alone_and_is_named(drawing):
    root = ElementTree.fromstring(svg(drawing))
    styled = [element.tag for element in root.iter() if {"class", "style"} & set(element.attrib)]
    assert (styled, root.findall(".//{*}style"), root.get("role")) == ([], [], "img")
    assert [title.text for title in root.findall("{*}title")] == ["A & B"]
    assert root.get("aria-labelledby") == root.find("{*}title").get("id")


def test_two_drawings_on_a_page_share_no_id():
    picture = PICTURES["in the middle"]
    other = path(3, prefix="other")
    ids = [found for one in (picture.wide, picture.tall, other.wide, other.tall) for found in re.findall(r' id="([^"]+)"', svg(one))]
    assert len(ids) == len(set(ids)) == 12


def test_a_span_is_shared_out_from_both_banks_by_the_hours_led():
    assert shares(100, 200, mentor=30, together=50, mentee=20) == ((100, 130), (130, 180), (180, 200))


def test_a_passed_span_is_solid_for_the_mentor_and_hatched_for_the_mentee():
    fills = [shape.fill for shape in path(2).wide.shapes]
    first = fills.index("none", fills.index("url(#p-w-hatch)") + 1)
    assert {"url(#p-w-dots)", palette.MENTOR} <= set(fills[first:])


def test_a_span_without_hours_is_built_of_plain_stone():
    spans = [Span(TITLES[0], "passed", DAY, DAY), Span(TITLES[1], "open", DAY)]
    assert palette.GROUND in [shape.fill for shape in draw(spans, mentor="A", mentee="B").wide.shapes]


@pytest.mark.parametrize("way", ["wide", "tall"])
def test_what_is_missing_is_named_where_the_path_stands(way):
    texts = [label.text for label in getattr(path(3, missing=["A debriefing", "Contact agreed"]), way).labels]
    assert [text for text in texts if text in ("Still missing", "A debriefing", "Contact agreed")] == [
        "Still missing",
        "A debriefing",
        "Contact agreed",
    ]


@pytest.mark.parametrize("way", ["wide", "tall"])
def test_the_latest_moves_back_are_drawn_as_what_they_are(way):
    plain, turned = path(2), path(2, backs=[Back(2, 1, "2001"), Back(2, 1, "2002"), Back(3, 1, "2003"), Back(4, 2, "2004")])
    arcs = [shape for shape in getattr(turned, way).shapes if shape.stroke == palette.WARN and shape.dash]
    assert len(arcs) == KEPT_BACKS
    assert len(getattr(turned, way).labels) == len(getattr(plain, way).labels) + KEPT_BACKS
    assert len(turned.backs) == 4


def test_the_title_says_where_the_partnership_stands():
    assert PICTURES["in the middle"].title.replace("\N{NO-BREAK SPACE}", " ") == (
        "Bridge from eThekwini to Mzuzu, now at span 3 of 5: Adoption, since 14 September 2010"
    )


def test_the_table_beside_the_picture_says_the_same():
    page = render_to_string("stages/journey/_path.html", {"picture": path(3, missing=["A debriefing"], backs=[Back(4, 3, DAY)])})
    assert [page.count(fact) for fact in ("10 hours", "2 hours", "1 hour<", "Back from stage 4 to stage 3", "A debriefing")] == [3, 2, 3, 1, 3]


def test_a_name_with_markup_is_only_text():
    page = render_to_string("stages/journey/_path.html", {"picture": path(3, mentor="<script>alert(1)</script>")})
    assert "<script" not in page
