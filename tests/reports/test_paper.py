"""The paper itself: the same bytes, tagged, nothing fetched, whatever was typed printed as text."""

import logging
import socket
import time

import pikepdf
import pytest
from weasyprint.urls import FatalURLFetchingError

from reports.drafts import paper
from tests import make
from tests.reports.telling import as_user, frozen, nodes, opened, scene, text_of, written

pytestmark = pytest.mark.django_db
HOSTILE = """<b>bold</b> <img src="file:///etc/passwd"> <link rel="attachment" href="file:///etc/passwd">
<style>@import url(http://example.org/x.css); body { background: url("file:///etc/hostname") }</style>
{{ settings.SECRET_KEY }} {% include "/etc/passwd" %} url(http://example.org/) &amp; <script>alert(1)</script>"""


@pytest.fixture
def glyphs(caplog):
    """What the layout complained about."""
    caplog.set_level(logging.WARNING, logger="weasyprint")
    return lambda: [record.getMessage() for record in caplog.records if record.name == "weasyprint"]


def told(**boxes):
    """A version with something in every section."""
    here = scene(stage="inspiration")
    people = [here.mentor.practitioner, here.mentee.practitioner]
    city = here.partnership.mentor
    make.activity(here.partnership, on="2024-03-04", instrument="workshop", led_by="mentor", minutes=600, city=city, came=people)
    make.activity(here.partnership, on="2024-03-05", instrument="site visit", minutes=180, city=city, came=people)
    make.activity(here.partnership, on="2024-04-05", instrument="call", led_by="mentee", delivery="virtual", minutes=30, came=people)
    return frozen(here, written(here, **boxes))


def prints(version):
    return " ".join(text_of(paper.lay_out(version).content).split())


def test_the_same_version_gives_the_same_bytes():
    version = told(happened="They came three times.")
    first = paper.lay_out(version)
    time.sleep(1.1)  # a clock anywhere in the file would show
    assert paper.lay_out(version) == first


def test_it_is_tagged_titled_and_in_a_language():
    content = paper.lay_out(told(happened="They came.")).content
    with opened(content) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.Root.Lang) == "en"
        assert str(pdf.docinfo["/Title"]) == "eThekwini → Mzuzu: report on “Inspiration and reflection”"
        with pdf.open_metadata() as about:
            assert about["pdfuaid:part"] == "1"
        with pdf.open_outline() as outline:
            assert [entry.title for entry in outline.root[0].children][:3] == ["In one page", "In their own words", "The stage and its time"]


def test_every_header_cell_names_what_it_heads_and_every_picture_says_what_it_shows():
    with opened(paper.lay_out(told()).content) as pdf:
        found = list(nodes(pdf))
        heads = [node for node in found if node.get("/S") == "/TH"]
        figures = [node for node in found if node.get("/S") == "/Figure"]
        assert {str(node.A.Scope) for node in heads} == {"/Column", "/Row"}
        assert len(figures) == 4
        assert all(str(node.Alt).startswith(("Bridge from", "Share of the hours", "Time line of")) for node in figures)


def test_links_print_and_lead_within_the_paper():
    with opened(paper.lay_out(told()).content) as pdf:
        links = [note for page in pdf.pages for note in page.get("/Annots", []) if note.Subtype == "/Link"]
        assert {str(note.Dest) for note in links} == {"story", "stage", "done", "took-part", "gate", "about"}
        assert {int(note.F) & 4 for note in links} == {4}
        assert all("/A" not in note for note in links)


def test_every_font_is_in_the_file():
    with opened(paper.lay_out(told(happened="Olá, São Tomé; Łódź → Mzuzu ✓")).content) as pdf:
        fonts = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor"]
        assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)
        families = {str(font.FontFamily) for font in fonts}
    assert families == {"Source Sans 3", "Source Sans 3 Ext", "House Marks"}


def test_what_the_field_writes_needs_no_other_font(glyphs):
    paper.lay_out(told(happened="Ação em São Tomé, où l’été… ñ Łódź, Ndebele ẑ; eThekwini → Mzuzu ✓ “so” – 5 €"))
    assert glyphs() == []


def test_hostile_text_prints_as_text_and_fetches_nothing(monkeypatch, glyphs):
    def refuse(*arguments, **options):
        raise AssertionError(f"fetched {arguments}")

    version = told(changed_at_home=HOSTILE)
    monkeypatch.setattr(socket, "socket", refuse)
    printed = prints(version)
    assert printed.replace(" ", "").count(HOSTILE.replace(" ", "").replace("\n", "")) == 2  # in one page, and in full
    assert "root:" not in printed
    assert glyphs() == []


def test_hostile_names_print_as_text():
    here = scene(mentor=make.city('<img src="file:///etc/passwd">'), mentee=make.city("{% now 'Y' %} url(http://x/)", "MW"))
    assert '<img src="file:///etc/passwd">' in prints(frozen(here, written(here)))


OUTSIDE = ["file:///etc/passwd", "http://example.org/", "data:text/plain,x", "https://assets.invalid/../settings.py", "css/report.css"]


@pytest.mark.parametrize("address", OUTSIDE)
def test_the_fetcher_gives_nothing_but_packaged_files(address):
    with pytest.raises(FatalURLFetchingError):
        paper._fetcher().fetch(address)


@pytest.mark.parametrize("address", OUTSIDE[:4])
def test_a_template_that_asks_for_more_is_stopped(monkeypatch, address):
    monkeypatch.setattr(paper, "html", lambda version: f'<img src="{address}" alt="x">')
    with pytest.raises(paper.Refused):
        paper.lay_out(None)


def test_the_fetcher_gives_each_packaged_file():
    assert all(paper._fetcher().fetch(paper.ASSETS + name).read() for name in paper.PACKAGED)


@pytest.mark.parametrize(
    "text",
    ["مرحبا بالعالم، هذا نص طويل", "שלום", "👩‍👩‍👧 🎉", "W" * 5_000, "a\u0301\u0323" * 200, "中文", "\u202eevil", "x\n" * 400],
    ids=ascii,
)
def test_any_script_and_any_length_is_laid_out(text):
    assert paper.lay_out(told(happened=text)).pages >= 5


def test_text_that_runs_from_right_to_left_is_set_so():
    assert '<p dir="rtl">مرحبا بالعالم</p>' in paper.html(told(happened="مرحبا بالعالم\n\nHello"))


@pytest.mark.parametrize("length", [120])
def test_very_long_names_stay_on_the_page(length):
    here = scene(mentor=make.city("X" * length), mentee=make.city("Nelson Mandela Bay Metropolitan Municipality of the East", "MW"))
    version = frozen(here, written(here, happened="y"))
    made = paper.lay_out(version)
    first = text_of(made.content).split("\f")[0]
    assert first.replace("\n", "").replace(" ", "").count("X") >= length
    assert "Frozen on" in first


def test_an_illustrative_date_says_so():
    here = scene()
    here.partnership.journey.stays.update(since_basis="illustrative", since_precision="month")
    printed = prints(frozen(here, written(here)))
    assert "January 2020 illustrative" in printed
    assert "Some dates in this report are illustrative: they are not documented." in printed


def test_each_page_says_edition_digest_and_number():
    version = told(happened="They came.")
    pages = text_of(paper.lay_out(version).content).split("\f")[:-1]
    assert [page.count(f"Edition 1 · digest {version.digest[:16]}") for page in pages] == [0] + [1] * (len(pages) - 1)
    assert [f"{number}/{len(pages)}" in "".join(page.split()) for number, page in enumerate(pages, 1)] == [False] + [True] * (len(pages) - 1)


def test_the_paper_keeps_to_its_size():
    made = paper.lay_out(told(happened="They came three times."))
    assert len(made.content) <= (30 + 7 * made.pages) * 1024


def test_the_page_shows_what_the_paper_shows():
    version = told(happened="They came three times.")
    page = as_user(version.made_by).get(f"/versions/{version.pk}/").text
    printed = prints(version)
    for shown in ("They came three times.", "Site visit or city tour", "13.5 hours", version.digest):
        assert (shown in page, shown in printed) == (True, True)
