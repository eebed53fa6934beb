"""The map of a report: where the cities are, as far as it is known, frozen with the report."""

import datetime as dt
from itertools import pairwise

import pytest

from participants.land import Spot, apart, bearing, outlines, way
from reports.drafts import lie, map
from reports.drafts.compile import compile_values
from tests import make
from tests.reports.telling import scene, written

DURBAN, MZUZU, AUCKLAND, LIMA = Spot(-29.86, 31.02), Spot(-11.46, 34.02), Spot(-36.85, 174.76), Spot(-12.05, -77.04)
PAIR = {"mentor": {"name": "eThekwini", "country": "South Africa"}, "mentee": {"name": "Mzuzu", "country": "Malawi"}}


def drawn(mentor, mentee, pair=None):
    return map.draw({"pair": pair or PAIR, "lie": {"mentor": mentor, "mentee": mentee, "apart": "Far."}}, "m")


def told(**fields):
    mentor, mentee = ({key: fields[f"{side}_{key}"] for key in ("latitude", "longitude", "zone") if f"{side}_{key}" in fields} for side in ("a", "b"))
    here = scene(mentor=make.city("eThekwini", **mentor), mentee=make.city("Mzuzu", "MW", **mentee))
    return compile_values(written(here))["lie"]


def placed(side, spot, zone="UTC"):
    return {f"{side}_latitude": spot.latitude, f"{side}_longitude": spot.longitude, f"{side}_zone": zone}


def test_distance_and_direction_are_those_of_the_globe():
    assert (round(apart(DURBAN, MZUZU), -1), round(bearing(DURBAN, MZUZU))) == (2070, 9)
    assert (round(apart(AUCKLAND, LIMA), -2), apart(LIMA, LIMA)) == (10800, 0)


def test_the_shortest_way_runs_on_over_the_date_line():
    found = way(AUCKLAND, LIMA)
    assert max(abs(b.longitude - a.longitude) for a, b in pairwise(found)) < 20


def test_the_outlines_are_the_worlds_without_the_antarctic():
    points = [point for ring in outlines() for point in ring]
    assert len(points) < 3000
    assert (min(x for x, _y in points), max(y for _x, y in points)) == (-180, 83.5)
    assert min(y for _x, y in points) > -60


@pytest.mark.parametrize("ends", [(DURBAN, MZUZU), (AUCKLAND, LIMA), (DURBAN, DURBAN), (Spot(89, 0), Spot(-89, 180)), (Spot(0, 180), Spot(0, -180))])
def test_whatever_is_drawn_stays_within_the_frame(ends):
    long = {side: {"name": "Nelson Mandela Bay Metropolitan " * 4, "country": "South Georgia and the South Sandwich Islands"} for side in PAIR}
    for pair in (PAIR, long):
        found = drawn(*ends, pair).drawing
        assert [label for label in found.labels if not (label.left >= 0 and label.left + label.room <= map.WIDTH and 0 < label.y < map.HEIGHT)] == []
        assert "nan" not in "".join(shape.d for shape in found.shapes)


def test_a_city_without_a_position_is_left_out_and_without_any_there_is_no_map():
    assert [label.text for label in drawn(DURBAN, None).drawing.labels] == ["eThekwini", "South Africa"]
    assert (drawn(None, None), map.draw({"pair": PAIR}, "m")) == (None, None)


@pytest.mark.django_db
def test_it_is_said_in_words():
    found = told(**placed("a", DURBAN, "Africa/Johannesburg"), **placed("b", MZUZU, "Africa/Blantyre"))
    assert found == {
        "mentor": list(DURBAN),
        "mentee": list(MZUZU),
        "apart": "eThekwini → Mzuzu: about 2\xa0070 km to the north.",
        "clocks": "The clocks of both cities show the same time.",
        "missing": "",
    }


@pytest.mark.django_db
def test_what_is_missing_is_said():
    assert told(**placed("a", DURBAN))["missing"] == "Mzuzu is not on the map: it has no position yet."
    assert told()["missing"] == "There is no map: neither city has a position yet."


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("Africa/Windhoek", "The clocks of both cities show the same time."),
        ("Asia/Kolkata", "In Mzuzu it is 3.5 hours later than in eThekwini."),
        ("Africa/Dakar", "In eThekwini it is 2 hours later than in Mzuzu."),
        ("Europe/Lisbon", "In eThekwini it is 1 to 2 hours later than in Mzuzu, by the season."),
        ("Europe/Berlin", "In eThekwini it is 1 hour later than in Mzuzu for a part of the year; else the clocks show the same time."),
    ],
)
def test_clocks_are_compared_over_a_year(zone, said):
    mentor, mentee = make.City(name="eThekwini", zone="Africa/Johannesburg"), make.City(name="Mzuzu", zone=zone)
    assert lie._clocks(mentor, mentee, dt.date(2024, 1, 1)) == said
