"""The cloud as files: names for members of the cities, codes for everybody else, and no cell that a spreadsheet would run."""

import csv
import io
import xml.etree.ElementTree as ET

import pytest
import time_machine

from stages.cloud.export import plain
from tests import make
from tests.stages.cloud.clouds import FILES, MINUTES, circle, got, person

pytestmark = pytest.mark.django_db
SPACE = {"g": "http://graphml.graphdrawing.org/xmlns"}


def rows(response):
    return list(csv.DictReader(io.StringIO(response.content.decode())))


def labels(response):
    root = ET.fromstring(response.content)
    key = root.find("g:key[@attr.name='label']", SPACE).get("id")
    return sorted(data.text for data in root.iterfind(f".//g:node/g:data[@key='{key}']", SPACE))


def test_a_lead_gets_names_and_nodes_and_edges_fit_together():
    scene = circle()
    nodes, edges = (rows(got(scene, scene.lead, kind)) for kind in FILES[:2])
    name = {row["Id"]: row["Label"] for row in nodes}
    assert [(name[row["Source"]], name[row["Target"]], row["Times"], row["Minutes"], row["Last"]) for row in edges] == [
        ("PLANTED mentor 1", "PLANTED mentee 1", "1", str(MINUTES), "2024-03")
    ]
    assert len(nodes) == 12


def test_the_broker_gets_codes_in_place_of_names():
    scene = circle()
    nodes, edges = (rows(got(scene, scene.broker, kind)) for kind in FILES[:2])
    assert {row["Id"] == row["Label"] for row in nodes} == {True}
    assert {edges[0]["Source"], edges[0]["Target"]} <= {row["Id"] for row in nodes}
    assert sorted({row["Side"] for row in nodes}) == ["mentee", "mentor", "support"]


def test_the_graph_holds_the_same_as_the_tables():
    scene = circle()
    for user in (scene.lead, scene.broker):
        assert labels(got(scene, user, "cloud-graph")) == sorted(row["Label"] for row in rows(got(scene, user, "cloud-nodes")))


def test_codes_change_with_the_day_and_the_reader():
    scene, found = circle(), []
    second = make.member_user(scene.partnership, "support", "broker")
    for user, day in ((scene.broker, "2026-03-01"), (scene.broker, "2026-03-02"), (second, "2026-03-01"), (scene.broker, "2026-03-01")):
        with time_machine.travel(f"{day} 12:00Z", tick=False):
            found.append({row["Id"] for row in rows(got(scene, user, "cloud-nodes"))})
    assert found[0] == found[3]
    assert found[0] & found[1] == found[0] & found[2] == set()


def test_the_order_of_a_file_tells_nothing():
    scene = circle()
    ids = [row["Id"] for row in rows(got(scene, scene.broker, "cloud-nodes"))]
    assert ids == sorted(ids)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", " =", "＝"])
def test_a_name_that_looks_like_a_formula_stays_text(start):
    scene = circle()
    person(scene.partnership, "mentor", f"{start}HYPERLINK(1)")
    cell = next(row["Label"] for row in rows(got(scene, scene.lead, "cloud-nodes")) if "HYPERLINK" in row["Label"])
    assert cell == f"\N{NO-BREAK SPACE}{start.strip()}HYPERLINK(1)"


def test_an_ordinary_name_is_left_as_it_is():
    assert [plain(name) for name in ("Zoë de Klerk-Óg", "'Ana", "3 people")] == ["Zoë de Klerk-Óg", "'Ana", "3 people"]


def test_characters_that_no_file_can_hold_are_left_out():
    scene = circle()
    person(scene.partnership, "mentor", "Bell\x07 & <b>￿")
    assert "Bell & <b>" in labels(got(scene, scene.lead, "cloud-graph"))


@pytest.mark.parametrize("kind", FILES)
def test_a_file_is_a_download_and_is_kept_nowhere(kind):
    scene = circle()
    headers = got(scene, scene.lead, kind).headers
    assert headers["Content-Disposition"].startswith('attachment; filename="cloud-')
    assert (headers["Cache-Control"], headers["X-Content-Type-Options"]) == ("private, no-store", "nosniff")
