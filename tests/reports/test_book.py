"""The published figures as a workbook: text as text, the same bytes each time, out of the edition alone."""

import io
import time

import pytest
from openpyxl import load_workbook

from reports.models import Download, Edition
from reports.published import book
from tests import make
from tests.reports.telling import as_user, publish, ready, scene
from tests.stages.budget.purse import line, spending
from tests.stages.roadmap.roads import reading, target

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_paper")]
FORMULA = '=HYPERLINK("http://example.org")'


@pytest.fixture
def published():
    here = scene()
    make.activity(here.partnership, "SECRET", "2024-03-04", minutes=600)
    reading(target(here.partnership, FORMULA), "50.5")
    spending(line(here.partnership, planned="12500.50"), "300")
    assert publish(here, ready(here, happened="SECRET")).status_code == 302
    return here, Edition.objects.get()


def read(content):
    return {sheet.title: [[cell.value for cell in row] for row in sheet] for sheet in load_workbook(io.BytesIO(content))}


def test_the_funder_downloads_the_figures_and_it_is_kept_who_did(published):
    here, edition = published
    answer = as_user(here.funder).get(f"/published/{edition.pk}/figures/")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="ethekwini-mzuzu-courtship-edition-1.xlsx"'
    found = read(answer.content)
    assert ["Activities held", 1] in found["Report"]
    assert [row[-1] for row in found["Road map"]] == ["Value", 40, 50.5, 80]
    assert [row[1:3] for row in found["Budget"]] == [["Planned", "Spent"], [12500.5, 300]]
    assert "SECRET" not in str(found)
    assert [row.user for row in Download.objects.all()] == [here.funder]


def test_text_is_text_even_if_it_looks_like_a_formula(published):
    _here, edition = published
    cell = load_workbook(io.BytesIO(book.of(edition)))["Road map"]["A2"]
    assert (cell.value, cell.data_type) == (FORMULA, "s")


def test_the_same_edition_gives_the_same_bytes(published):
    _here, edition = published
    first = book.of(edition)
    time.sleep(2.1)
    assert book.of(edition) == first


def test_an_edition_of_before_lacks_the_later_sheets(published):
    _here, edition = published
    for name in ("promises", "decisions", "leadership", "aims", "money", "quotes"):
        edition.values.pop(name)
    edition.save()
    assert list(read(book.of(edition))) == ["Report", "By kind", "One by one", "Who led", "People", "Criteria"]
    assert as_user(_here.funder).get(f"/published/{edition.pk}/").status_code == 200
