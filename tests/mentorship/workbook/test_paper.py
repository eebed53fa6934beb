"""The template, and the page of the docs that describes it."""

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from mentorship.workbook.describe import described
from mentorship.workbook.export import export, halves
from mentorship.workbook.paper import template
from mentorship.workbook.run import bring_in
from mentorship.workbook.table import SHEETS
from participants.models import City
from tests import make

DOCS = Path(__file__).resolve().parents[3] / "docs" / "workbook.md"


@pytest.fixture(scope="module")
def made():
    out = io.BytesIO()
    template(out)
    return out


def test_the_docs_say_what_the_table_says():
    assert DOCS.read_text() == described()


def test_the_template_has_every_sheet_with_notes_and_lists(made):
    book = load_workbook(made)
    assert book.sheetnames == ["Read me", *(sheet.name for sheet in SHEETS), "Lists"]
    assert (book["Lists"].sheet_state, book["Cities"]["D1"].comment.text[:16]) == ("hidden", "Its English name")
    assert [str(each.sqref) for each in book["Organisations"].data_validations.dataValidation] == ["C2:C5000"]


@pytest.mark.django_db
def test_an_untouched_template_brings_nothing_in(made):
    outcome = bring_in(made, by=make.administrator())
    assert (outcome.remarks, outcome.total("created"), City.objects.count()) == ([], 0, 0)


def test_a_long_text_is_divided_where_nothing_is_lost():
    text = "x " * 15_999 + "yz" * 10_000
    first, second = halves(text)
    assert (first.strip() + second.strip() == text, len(first) <= 32_000) == (True, True)


@pytest.mark.django_db
def test_a_text_with_letters_that_no_file_can_hold_exports_a_workbook_that_opens():
    here = make.partnership()
    make.activity(here, "A call", "2024-03-01", summary="one\ufffe two\uffff three\x0b")
    out = io.BytesIO()
    export(here.programme, make.manager(here.programme), out)
    cells = [cell.value for row in load_workbook(out)["Activities"] for cell in row]
    assert [each for each in cells if str(each).startswith("one")] == ["one two three"]
