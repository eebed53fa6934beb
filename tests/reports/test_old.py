"""A report of the first weeks, as its values were frozen then: whatever reads published reports still reads it."""

import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from reports.drafts import paper
from reports.models import Edition, Summary
from reports.programme.compile import compile_values
from tests.reports.iati.files import complete, faults, file_of
from tests.reports.telling import as_user, publish, ready, scene, text_of

pytestmark = pytest.mark.django_db
OLD = json.loads((Path(__file__).parent / "old_edition.json").read_text())
"""Without a map, a time line, what is shared, moves, and the keys of boxes and decisions: none of them was there yet."""


@pytest.fixture
def here(plain_paper):
    here = scene(stage="implementation")
    publish(here, ready(here))
    edition = Edition.objects.get()
    edition.values = OLD
    edition.save()
    return here


def test_the_funder_reads_it_and_downloads_its_figures(here):
    funder, edition = as_user(here.funder), Edition.objects.get()
    page = funder.get(f"/published/{edition.pk}/")
    assert (page.status_code, "They came." in page.text, "12 500.50" in page.text.replace("\xa0", " ")) == (200, True, True)
    sheets = load_workbook(io.BytesIO(funder.get(f"/published/{edition.pk}/figures/").content))
    assert [row[1].value for row in sheets["Report"].iter_rows() if row[0].value == "Activities held"] == [OLD["activities"]]


def test_its_paper_can_be_laid_out_again(here):
    version = here.partnership.reports.get().versions.get()
    version.values = OLD
    text = " ".join(text_of(paper.printed(paper.html(version)).content).split())
    assert [said in text for said in ("They came.", "Supported implementation", "What was done", "Time line of")] == [True, True, True, False]


def test_a_programmes_report_adds_it_up(here):
    found = compile_values(Summary.objects.create(programme=here.partnership.programme))
    assert (found["activities"], found["rows"][0]["minutes"], len(found["learned"])) == (OLD["activities"], OLD["minutes"], 1)
    assert found["method"] == [{"title": "adapted", "elements": 1, "partnerships": 1}]


def test_the_file_for_iati_tells_of_it(here):
    mine = here.partnership.programme
    complete(mine)
    made = file_of(mine)
    assert (faults(made), '<actual value="50.5">' in made.decode()) == ([], True)
