"""Office files are zip archives. They are looked into without being unpacked, and refused where opening them would do more than show a text."""

import zipfile
from xml.parsers import expat
from zlib import error as zlib_error

from participants.files.kinds import MEDIA_TYPES, MEGABYTE, Kind
from participants.files.refusals import refused

MOST_MEMBERS, LARGEST_UNPACKED, LARGEST_PART = 5000, 300 * MEGABYTE, 30 * MEGABYTE
MOST_SQUEEZED = 250  # how many times larger than in the archive; below 20 MB nobody minds
END, END_LENGTH = b"PK\x05\x06", 22
MAIN = {f"{MEDIA_TYPES[kind]}.main+xml": kind for kind in (Kind.DOCX, Kind.XLSX, Kind.PPTX)}
OPEN_DOCUMENT = {MEDIA_TYPES[kind].encode(): kind for kind in (Kind.ODT, Kind.ODS, Kind.ODP)}
PROGRAMS = ("vbaproject.bin", "vbadata.xml", "/activex/", "/macrosheets/", "/dialogsheets/", "/basic/", "/scripts/")
MAY_POINT_OUTSIDE = ("/hyperlink", "/externallinkpath")  # a reader follows them, or is asked first
BROKEN = (zipfile.BadZipFile, expat.ExpatError, zlib_error, NotImplementedError, RuntimeError, OSError, ValueError, EOFError, KeyError, IndexError)


def kind_of(file):
    """Which Office format it is. Raises the refusal."""
    try:
        with zipfile.ZipFile(file) as archive:
            _check_archive(file, archive)
            names = {info.filename.lower(): info for info in archive.infolist()}
            if "[content_types].xml" in names:
                return _open_xml(archive, names)
            return _open_document(archive, names)
    except BROKEN as error:
        raise refused("damaged") from error


def _check_archive(file, archive):
    members = archive.infolist()
    names = [info.filename.lower() for info in members]
    if any(info.flag_bits & 1 for info in members):
        raise refused("locked")
    unpacked, packed = sum(info.file_size for info in members), sum(info.compress_size for info in members)
    if len(members) > MOST_MEMBERS or unpacked > LARGEST_UNPACKED or (unpacked > 20 * MEGABYTE and unpacked > MOST_SQUEEZED * packed):
        raise refused("unpacks too large")
    if len(set(names)) < len(names) or any(name.startswith("/") or ".." in name.split("/") for name in names):
        raise refused("damaged")
    # Nothing before the first member and nothing after the last: no second file shares the bytes.
    file.seek(-END_LENGTH, 2)
    if not members or min(info.header_offset for info in members) != 0 or file.read(4) != END:
        raise refused("damaged")
    if any(program in f"/{name}" for name in names for program in PROGRAMS):
        raise refused("macros")


def _open_xml(archive, names):
    types = [found.get("ContentType", "") for _name, found in _elements(archive, names["[content_types].xml"])]
    if any("macroenabled" in each.lower() or "vbaproject" in each.lower() for each in types):
        raise refused("macros")
    for name, info in names.items():
        if name.endswith(".rels"):
            _check_relations(archive, info)
    main = [MAIN[each] for each in types if each in MAIN]
    if len(main) != 1:
        raise refused("unknown")
    return main[0]


def _check_relations(archive, info):
    """Only what a reader follows by hand may lie outside."""
    for name, found in _elements(archive, info):
        outside = found.get("TargetMode", "").strip().lower() == "external"
        if name == "Relationship" and outside and not found.get("Type", "").lower().endswith(MAY_POINT_OUTSIDE):
            raise refused("fetches")


def _open_document(archive, names):
    kind = OPEN_DOCUMENT.get(_read(archive, names["mimetype"])[:100].strip()) if "mimetype" in names else None
    if kind is None:
        raise refused("unknown")
    for name, info in names.items():
        if name.endswith(("content.xml", "styles.xml", "meta.xml", "settings.xml", "manifest.xml")):
            for element, found in _elements(archive, info):
                _check_element(element, found)
    return kind


def _check_element(element, found):
    if element == "encryption-data":
        raise refused("locked")
    if element in ("event-listener", "script", "applet", "plugin"):
        raise refused("macros")
    target = next((value for name, value in found.items() if name.rpartition(":")[2] == "href"), "").strip()
    if element != "a" and ("://" in target or target.startswith(("//", "\\\\"))):
        raise refused("fetches")


def _read(archive, info):
    """One member, unpacked no further than a part may be, whatever the archive says of its size."""
    with archive.open(info) as part:
        content = part.read(LARGEST_PART + 1)
    if len(content) > LARGEST_PART:
        raise refused("unpacks too large")
    return content


def _elements(archive, info):
    """Every element of an XML part: its name without a prefix, and its attributes. Declarations of types are refused: they can explode."""
    found = []

    def declared(*_about):
        raise refused("damaged")

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = declared
    parser.StartElementHandler = lambda name, attributes: found.append((name.rpartition(":")[2], attributes)) if attributes or name else None
    parser.Parse(_read(archive, info), True)
    return found
