"""Files as people send them, and as nobody should: made here, none kept in the repository."""

import io
import zipfile

import pikepdf
from PIL import Image

OOXML = "application/vnd.openxmlformats-officedocument."
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD, SHEET, SLIDES = "wordprocessingml.document", "spreadsheetml.sheet", "presentationml.presentation"


def picture(kind="JPEG", size=(60, 40), colour="teal", mode="RGB", **options):
    target = io.BytesIO()
    Image.new(mode, size, colour).save(target, kind, **options)
    return target.getvalue()


def located(**tags):
    """A photo as a telephone takes it: with the place, the camera, and lying on its side."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0112] = "PLANTED-CAMERA", "PLANTED-MODEL", 6
    exif.get_ifd(0x8825).update({1: "S", 2: (11.0, 27.0, 30.0), 3: "E", 4: (34.0, 1.0, 12.0)})
    for tag, value in tags.items():
        exif[int(tag[1:])] = value
    return picture(exif=exif, comment=b"PLANTED-COMMENT")


def archive(members, first=(), compression=zipfile.ZIP_DEFLATED):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", compression) as made:
        for name, content in first:
            made.writestr(name, content, zipfile.ZIP_STORED)
        for name, content in members.items():
            made.writestr(name, content)
    return target.getvalue()


def types(*names):
    rows = "".join(f'<Override PartName="/p{n}.xml" ContentType="{name}"/>' for n, name in enumerate(names))
    return f'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{rows}</Types>'


def relation(kind, target, mode="External"):
    body = f'<Relationship Id="r1" Type="{RELATIONS}/{kind}" Target="{target}" TargetMode="{mode}"/>'
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{body}</Relationships>'


def office(kind=WORD, *more_types, **more):
    """A small but whole Word, Excel or PowerPoint package; ``more`` maps names (dots for ``__``) to contents."""
    members = {"[Content_Types].xml": types(f"{OOXML}{kind}.main+xml", *more_types), "_rels/.rels": relation("officeDocument", "d.xml", "Internal")}
    return archive(members | {"word/document.xml": "<d/>"} | more)


def linked(kind, target, part="word/_rels/settings.xml.rels"):
    return office(**{part: relation(kind, target)})


def open_document(kind="text", content="<o/>", **more):
    mimetype = f"application/vnd.oasis.opendocument.{kind}"
    return archive({"content.xml": content, "META-INF/manifest.xml": "<m/>", **more}, first=[("mimetype", mimetype)])


def pdf(change=None, **save):
    made = pikepdf.new()
    made.add_blank_page()
    if change:
        change(made)
    target = io.BytesIO()
    made.save(target, **save)
    return target.getvalue()


def name(text):
    return pikepdf.Name(text)


def action(kind, **more):
    return pikepdf.Dictionary(S=name(kind), **more)


def opens_with(kind, **more):
    """A PDF that does something as it is opened."""

    def change(made):
        made.Root.OpenAction = action(kind, **more)

    return pdf(change)


def javascript_by_name(made):
    made.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=[pikepdf.String("a"), action("/JavaScript", JS="app.alert(1)")]))


def on_a_button(made):
    page = made.pages[0]
    page.Annots = pikepdf.Array([pikepdf.Dictionary(Type=name("/Annot"), Subtype=name("/Widget"), AA=pikepdf.Dictionary(D=action("/JavaScript")))])


def with_attachment(made):
    made.attachments["inner.exe"] = b"MZ"


def with_xfa(made):
    made.Root.AcroForm = pikepdf.Dictionary(XFA=pikepdf.String("<x/>"), Fields=[])


def nested(made):
    item = pikepdf.Dictionary(S=name("/Launch"))
    for _ in range(40):
        item = pikepdf.Array([pikepdf.Dictionary(K=item)])
    made.Root.Deep = item


def wide_png(width, height):
    """The header of a picture that would fill the memory, with next to nothing behind it."""
    import struct
    import zlib

    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 10_000)) + chunk(b"IEND", b"")
