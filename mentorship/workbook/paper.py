"""Writing a workbook, row by row: the template, and what an export fills in. Text is written as text, so that "=1+1" stays what it is."""

import datetime as dt

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from mentorship.workbook.shape import REMARK
from mentorship.workbook.table import SHEETS
from participants.palette import GROUND, INK, MUTED
from reports.published.book import UNWRITABLE

LONGEST = 32_000
"""Characters that are put into one cell; it can hold 32,767."""
ROWS = 5000
"""Rows for which the lists drop down."""
BOLD, GREY, BAND = Font(bold=True, color=f"FF{INK[1:]}"), Font(italic=True, color=f"FF{MUTED[1:]}"), PatternFill("solid", fgColor=f"FF{GROUND[1:]}")


class Paper:
    """All sheets of the table, one after the other; ``with_examples``: the template."""

    def __init__(self, *, with_examples=False):
        self.book, self.with_examples, self.lists = Workbook(write_only=True), with_examples, {}
        self._read_me()

    def _read_me(self):
        sheet = self.book.create_sheet("Read me")
        for letter, width in zip("ABCDE", (24, 30, 26, 16, 90), strict=True):
            sheet.column_dimensions[letter].width = width
        for sentence in introduction():
            sheet.append([self._text(sheet, sentence)])
        sheet.append([])
        sheet.append([self._heading(sheet, each) for each in (_("Sheet"), _("Column"), _("What it holds"), _("Needed"), _("Note"))])
        for row in described():
            sheet.append([self._text(sheet, each) for each in row])

    def sheet(self, shape, rows=()):
        """``rows``: by field, the values of one row each."""
        sheet = self.book.create_sheet(shape.name)
        sheet.freeze_panes = "A2"
        for number, column in enumerate((None, *shape.columns), 1):
            letter = get_column_letter(number)
            sheet.column_dimensions[letter].width = 14 if column is None else max(12, min(40, len(column.name) + 6))
            if column and column.kind.options:
                self._offer(sheet, letter, column.kind.options)
        sheet.append([self._heading(sheet, REMARK), *(self._heading(sheet, each.name, each) for each in shape.columns)])
        if self.with_examples:
            sheet.append([self._text(sheet, "Example, not read", GREY), *(self._example(sheet, each) for each in shape.columns)])
        for row in rows:
            sheet.append([None, *(self._cell(sheet, each, row.get(each.field)) for each in shape.columns)])

    def _offer(self, sheet, letter, options):
        """A list that drops down; another value can be typed, and is refused when it is read."""
        at = self.lists.setdefault(options, get_column_letter(len(self.lists) + 1))
        offer = DataValidation("list", formula1=f"Lists!${at}$1:${at}${len(options)}", allow_blank=True, showErrorMessage=False)
        offer.add(f"{letter}2:{letter}{ROWS}")
        sheet.data_validations.append(offer)

    def save(self, out):
        sheet = self.book.create_sheet("Lists")
        sheet.sheet_state = "hidden"
        for row in range(max(map(len, self.lists), default=0)):
            sheet.append([self._text(sheet, options[row]) if row < len(options) else None for options in self.lists])
        self.book.save(out)

    def _heading(self, sheet, text, column=None):
        cell = self._text(sheet, text, BOLD)
        cell.fill = BAND
        if self.with_examples and column and column.note:
            cell.comment = Comment(column.note, "", height=110, width=260)
        return cell

    def _example(self, sheet, column):
        shown = column.example
        return self._text(sheet, shown, GREY) if isinstance(shown, str) else self._styled(WriteOnlyCell(sheet, shown), GREY)

    def _cell(self, sheet, column, value):
        if value in (None, "", ()):
            return None
        found = column.kind.write(value)
        if isinstance(found, dt.date):
            cell = WriteOnlyCell(sheet, found)
            cell.number_format = "yyyy-mm-dd"
            return cell
        return self._text(sheet, found) if isinstance(found, str) else found

    def _text(self, sheet, text, font=None):
        cell = WriteOnlyCell(sheet, UNWRITABLE.sub("", str(text)))
        cell.data_type = "s"
        if str(text).startswith(("=", "+", "-", "@")):
            cell.quotePrefix = True
        return self._styled(cell, font)

    def _styled(self, cell, font):
        if font:
            cell.font = font
        return cell


def introduction():
    """What one should know before one fills it in."""
    return (
        _("One row is one thing. A row that begins under “Remark” with “Example” is not read; what else stands there is for you."),
        _("An empty cell says nothing: what is here already stays as it is. Nothing is ever deleted by a workbook."),
        _("The same file twice changes nothing. A dry run says what would be created, changed or refused; then all of it goes in, or nothing."),
        _("Dates: 2024-03-01, 1 March 2024, 01/03/2024 (the day first), March 2024, or 2024."),
        _("Nobody gets an account or is admitted to the safe space by it. Nothing of the safe space can be brought in."),
    )


def described():
    """Every column of every sheet: sheet, column, what it holds, whether it is needed, a note."""
    for sheet in SHEETS:
        for column in sheet.columns:
            needed = _("in every row") if column.key else _("in a new row") if column.needed else ""
            told = f"{column.kind.name}: {', '.join(column.kind.options)}" if column.kind.options else column.kind.name
            yield sheet.name, column.name, told, needed, column.note


def template(out):
    """An empty workbook with notes, lists and an example on each sheet."""
    paper = Paper(with_examples=True)
    for sheet in SHEETS:
        paper.sheet(sheet)
    paper.save(out)
