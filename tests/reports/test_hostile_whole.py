"""Hostile text in names, reasons, introductions and what is typed for IATI: through the doors that it would take."""

import io
import re

import pytest
from lxml import etree
from openpyxl import load_workbook

from participants.models import City, Programme
from reports.models import Correction, Edition, Summary, SummaryEdition
from reports.programme import book as programme_book
from reports.programme import paper as programme_paper
from reports.published import book
from tests.reports.adding import added, programme, published
from tests.reports.iati import files
from tests.reports.telling import as_user, correct, frozen, opened, text_of
from tests.reports.test_hostile import HOSTILE, closed, squeezed  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_paper")]
CLEAN = {name: text for name, text in HOSTILE.items() if name != "controls"}
LINES = "\n".join(f"Line {number}" for number in range(500))


def whole_of(text):
    """A programme with two published reports, whose every name and word is this text, as far as it fits."""
    whole = programme(title=text[:160])
    City.objects.update(name=text[:100])
    for here in whole.scenes:
        published(here, learned=text, did_not_work=text, happened=text)
    Summary.objects.get_or_create(programme=whole.programme)
    Summary.objects.update(introduction=text)
    return whole, added(whole)


@pytest.mark.parametrize("text", [" ".join([HOSTILE["formula"], *CLEAN.values(), LINES]), "W" * 20_000], ids=["all", "long"])
def test_a_programme_report_is_text_on_paper_page_and_workbook(closed, text):  # noqa: F811
    whole, version = whole_of(text)
    page = as_user(whole.manager).get(f"/programme-versions/{version.pk}/").text
    assert [mark in page for mark in ("<img src", '<link rel="attachment', "<style>")] == [False] * 3
    edition = SummaryEdition(values=version.values, number=1, title=text[:160], sha256="0" * 64, published_at=version.asked_at)
    cells = [cell for sheet in load_workbook(io.BytesIO(programme_book.of(edition))) for row in sheet for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    closed()
    content = programme_paper.lay_out(version).content
    printed = squeezed(text_of(content))
    assert "root:" not in printed
    with opened(content) as pdf:
        assert len(pdf.pages) > 0


@pytest.mark.parametrize("door", ["report", "correction", "introduction"])
def test_control_characters_are_refused_at_the_field_and_nothing_breaks(door):
    whole = programme()
    here = whole.scenes[0]
    version = published(here)
    path, field, who = {
        "report": (f"/reports/{version.report_id}/change/", "happened", here.mentor),
        "correction": (f"/reports/{version.report_id}/correct/", "reason", here.mentor),
        "introduction": (f"/programmes/{whole.programme.pk}/report/change/", "introduction", whole.manager),
    }[door]
    browser = as_user(who)
    seen = re.findall(r'name="version" value="(\d+)"', browser.get(path).text)
    fields = {"version": seen[0]} if seen else {}
    for text in ("a\x00b", "a\x1bb", "a\x85b"):
        answer = browser.post(path, {**fields, field: text})
        assert (answer.status_code, field in answer.context["form"].errors) == (200, True)
    assert browser.post(path, {**fields, field: "a\ufffeb\uffff"}).status_code in (200, 302)
    raw = browser.generic("POST", path, f"{field}=%ED%A0%80%FF".encode(), content_type="application/x-www-form-urlencoded")
    assert raw.status_code in (200, 302, 409)


@pytest.mark.parametrize("text", ["a\ufffeb\uffffc", HOSTILE["formula"], HOSTILE["markup"] + "W" * 400], ids=["letters", "formula", "markup"])
def test_a_reason_with_hostile_text_goes_the_whole_way_to_the_workbook(text):
    whole = programme()
    here = whole.scenes[0]
    version = published(here)
    correct(here, version.report, text[:600])
    assert Correction.objects.get().reason.strip() == text[:600].strip()
    second = frozen(here, version.report)
    edition = Edition(values=second.values, number=2, correction=text[:600], programme_title="x", sha256="0" * 64, published_at=second.made_at)
    cells = [cell for sheet in load_workbook(io.BytesIO(book.of(edition))) for row in sheet for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    page = as_user(here.mentor).get(f"/reports/{version.report_id}/").text
    assert [mark in page for mark in ("<img src", '<link rel="attachment', "<style>")] == [False] * 3


def test_hostile_names_give_a_valid_file_that_names_no_entity():
    mine, _here = files.ready()
    for text in ("a\ufffeb\uffffc", *CLEAN.values()):
        Programme.objects.filter(pk=mine.pk).update(title=text[:160], objective=text)
        City.objects.update(name=text[:100])
        made = files.file_of(mine)
        assert (files.faults(made), re.findall(rb"<!(DOCTYPE|ENTITY)", made), len(etree.fromstring(made))) == ([], [], 2)
