"""Hostile text in every field that a report shows: on paper, on the page and in the workbook it is text, and nothing is fetched."""

import io
import socket

import pytest
from django.template.loader import render_to_string
from openpyxl import load_workbook

from reports.drafts import paper
from reports.models import Edition, Version
from reports.published import book
from tests.reports.telling import text_of
from tests.reports.test_languages import full, told

pytestmark = pytest.mark.django_db
HOSTILE = {
    "markup": """</p></svg><img src="http://example.org/x.png"><img src=file:///etc/passwd><link rel="attachment" href="file:///etc/passwd">""",
    "styles": """url(file:///etc/passwd) } @import url(http://example.org/x.css); <style>* { background: url("http://example.org/y") }</style>""",
    "template": """{% include "/etc/passwd" %} {{ settings.SECRET_KEY }} {% now "Y" %} %(city)s %s &lt;b&gt;""",
    "formula": """=HYPERLINK("http://example.org", "=1+1")""",
    "directions": "\u202elive\u2066 \u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd" + " a" + "\u0301\u0323" * 40,
    "controls": "a\x00b\x01c\x0bd\x0ce\x1bf\x7fg\x85h\ufffei\u2028j",
}
WORDS = {
    "name",
    "also_known_as",
    "country",
    "programme",
    "approach",
    "title",
    "why",
    "purpose",
    "text",
    "unit",
    "place",
    "city",
    "office",
    "sentence",
}
WORDS |= {"kinds", "led_by", "says", "how", "to", "kind", "currency", "apart", "clocks", "missing"}
"""Fields of the values that hold words: those that people type, and those that we choose ourselves."""
LONGEST = 120


def planted(values, text):
    """The values with this text in every field of words."""
    if isinstance(values, dict):
        return {key: text if key in WORDS and isinstance(part, str) else planted(part, text) for key, part in values.items()}
    return [planted(part, text) for part in values] if isinstance(values, list) else values


@pytest.fixture
def version():
    return told(full(), "en")


def hostile(version, text):
    """A version as it would be had the text come through every door; its boxes hold it at full length, the rest as much as fits."""
    values = planted(version.values, text[:LONGEST])
    values["story"] = [{"title": text[:LONGEST], "text": text} for _box in values["story"]]
    made = Version(report=version.report, number=1, values=values, digest=version.digest, quotes=[])
    made.made_at = version.made_at
    return made


@pytest.fixture
def closed(monkeypatch):
    """No way out: whoever tries is told."""

    def refuse(*arguments, **options):
        raise AssertionError(f"tried to reach {arguments}")

    def shut():
        monkeypatch.setattr(socket, "socket", refuse)
        monkeypatch.setattr(socket, "create_connection", refuse)

    return shut


def squeezed(text):
    return "".join(text.replace("\u200b", "").split())


@pytest.mark.parametrize("kind", HOSTILE)
def test_it_is_laid_out_as_text_and_nothing_is_fetched(version, closed, kind):
    made = hostile(version, HOSTILE[kind])
    closed()
    printed = squeezed(text_of(paper.lay_out(made).content))
    assert "root:" not in printed
    if kind in ("markup", "styles", "template", "formula"):
        assert printed.count(squeezed(HOSTILE[kind])) >= 5  # the five boxes, whole


def test_a_word_of_twenty_thousand_letters_is_laid_out(version):
    made = hostile(version, "W" * 20_000)
    made.values["story"] = made.values["story"][:1]
    assert squeezed(text_of(paper.lay_out(made).content)).count("W") >= 20_000


def test_the_page_and_the_workbook_show_it_as_text(version):
    for text in HOSTILE.values():
        values = hostile(version, text).values
        quotes = [{"text": text, "signature": text}]
        page = render_to_string("reports/_told.html", paper.picture({**values, "quotes": quotes}))
        assert [opened in page for opened in ("<img", "<link", "<style", "<script")] == [False] * 4
        edition = Edition(values=values, number=1, programme_title=text[:LONGEST], sha256="0" * 64, published_at=version.made_at)
        cells = [cell for sheet in load_workbook(io.BytesIO(book.of(edition))) for row in sheet for cell in row if cell.value is not None]
        assert {cell.data_type for cell in cells} <= {"s", "n"}
