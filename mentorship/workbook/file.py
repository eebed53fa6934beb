"""The file itself: opened without trust, read row by row, never unpacked as a whole."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from mentorship.workbook.shape import EXAMPLE, REMARK

MEGABYTE = 1024 * 1024
LARGEST, LARGEST_UNPACKED, LARGEST_STRINGS, LARGEST_OTHER, MOST_MEMBERS = 20 * MEGABYTE, 300 * MEGABYTE, 50 * MEGABYTE, 8 * MEGABYTE, 1000
MOST_SQUEEZED = 250  # how many times larger than in the archive; below 20 MB nobody minds
MOST_COLUMNS, MOST_EMPTY = 60, 1000
MERGED = re.compile(rb'<(?:\w+:)?mergeCell [^>]*?ref="([A-Z0-9:]+)"')
OLD_OFFICE, PASSWORD = b"\xd0\xcf\x11\xe0", "EncryptedPackage".encode("utf-16-le")
BROKEN = (zipfile.BadZipFile, zlib.error, KeyError, ValueError, TypeError, AttributeError, IndexError, EOFError, OSError, SyntaxError)
BROKEN += (NotImplementedError, RuntimeError)


class Unreadable(Exception):
    """No workbook at all; the text says why and what to do."""


@dataclass(frozen=True)
class Row:
    """One row of a sheet: its number in the file, and by heading what its cells hold; empty cells are left out."""

    number: int
    cells: dict[str, object]


@dataclass(frozen=True)
class Formula:
    """What a cell holds that computes something."""


class Book:
    """A workbook on disk or in memory. A context manager; raises ``Unreadable``."""

    def __init__(self, file):
        _check(file)
        try:
            self._open = load_workbook(file, read_only=True, data_only=False, keep_links=False)
        except BROKEN as error:
            raise Unreadable(_("The file is damaged, or it is no Excel workbook. Open it, save it anew as .xlsx, then try again.")) from error
        self._archive = self._open._archive

    def __enter__(self):
        return self

    def __exit__(self, *how):
        self._open.close()

    @property
    def names(self):
        """The sheets, by their names in small letters."""
        return {" ".join(sheet.title.casefold().split()): sheet.title for sheet in self._open.worksheets}

    def merged(self, title) -> list[str]:
        """The merged cells of a sheet, such as A2:C2; the first few of them."""
        found = []
        for block in _blocks(self._archive, self._open[title]._worksheet_path):
            found += [each.decode() for each in MERGED.findall(block) if each.decode() not in found]
        return found[:10]

    def rows(self, title) -> "Rows":
        return Rows(self._open[title])


class Rows:
    """The rows of one sheet. ``headings`` is known from the start; ``stopped`` tells after which row the rest was left unread."""

    def __init__(self, sheet):
        sheet.reset_dimensions()  # what the file says of its size need not be so
        self._lines = enumerate(self._cells(sheet), 1)
        self.stopped = 0
        _number, first = next(self._lines, (1, []))
        self.headings = [" ".join(str(value).split()) if value is not None else "" for value in first]

    def _cells(self, sheet):
        try:
            for row in sheet.iter_rows(max_col=MOST_COLUMNS):
                yield [Formula() if cell.data_type == "f" else cell.value for cell in row]
        except BROKEN as error:
            raise Unreadable(_("The sheet “%(sheet)s” is damaged. Open the file, save it anew, then try again.") % {"sheet": sheet.title}) from error

    def __iter__(self) -> Iterator[Row]:
        last = 1
        for number, values in self._lines:
            cells = {name: value for name, value in zip(self.headings, values, strict=False) if name and value is not None and str(value).strip()}
            if cells:
                last = number
                if not str(cells.get(REMARK, "")).strip().casefold().startswith(EXAMPLE):
                    yield Row(number, {name: value for name, value in cells.items() if name != REMARK})
            elif number - last >= MOST_EMPTY:
                self.stopped = last
                return


def _check(file):
    """Before anything of it is unpacked."""
    file.seek(0, 2)
    if file.tell() > LARGEST:
        raise Unreadable(_("The file is larger than 20 MB. Divide it, and import one part after the other."))
    file.seek(0)
    begins = file.read(4)
    if begins == OLD_OFFICE:
        raise Unreadable(_locked(file))
    try:
        with zipfile.ZipFile(file) as archive:
            _check_archive(archive)
    except BROKEN as error:
        raise Unreadable(_("This is no Excel workbook. Save it as .xlsx, then try again.")) from error
    file.seek(0)


def _locked(file):
    file.seek(0)
    if PASSWORD in file.read():
        return _("The workbook has a password. Save a copy without one, then try again.")
    return _("This is an old Excel file (.xls). Save it as .xlsx, then try again.")


def _check_archive(archive):
    members = archive.infolist()
    if any(each.flag_bits & 1 for each in members):
        raise Unreadable(_("The workbook has a password. Save a copy without one, then try again."))
    unpacked, packed = sum(each.file_size for each in members), sum(each.compress_size for each in members)
    large = any(each.file_size > _most(each.filename) for each in members)
    if large or len(members) > MOST_MEMBERS or unpacked > LARGEST_UNPACKED or (unpacked > 20 * MEGABYTE and unpacked > MOST_SQUEEZED * packed):
        raise Unreadable(_("The file unpacks to far more than its size. Copy its rows into a new workbook, then try again."))
    names = {each.filename for each in members}
    if "[Content_Types].xml" not in names or not any("workbook" in each for each in names):
        raise Unreadable(_("This is no Excel workbook. Save it as .xlsx, then try again."))
    if any("vbaproject" in each.casefold() for each in names):
        raise Unreadable(_("The workbook holds macros: small programs. Save it as .xlsx without them, then try again."))
    for each in members:
        if each.filename.endswith((".xml", ".rels")) and any(b"<!DOCTYPE" in block for block in _blocks(archive, each.filename)):
            raise Unreadable(_("The file holds something that no workbook needs. Copy its rows into a new workbook, then try again."))


def _most(name):
    """Sheets are read row by row, and pictures not at all; the other parts are taken into memory whole."""
    if name.endswith("sharedStrings.xml"):
        return LARGEST_STRINGS
    return LARGEST_UNPACKED if "/worksheets/" in name or "/media/" in name else LARGEST_OTHER


def _blocks(archive, name, size=256 * 1024):
    """A member in pieces that overlap, so that nothing is missed at a seam."""
    with archive.open(name.lstrip("/")) as member:
        before = b""
        while block := member.read(size):
            yield before + block
            before = block[-200:]
