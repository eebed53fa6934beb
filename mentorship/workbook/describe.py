"""The sheets in words, for docs/workbook.md: made from the table, so that the page never says anything else."""

from mentorship.workbook.table import SHEETS

HEAD = """# The workbook

What a programme keeps in a spreadsheet comes in by a workbook, and goes out as the same workbook. Begin with the template: Programmes, “Bring in
a workbook”. `python manage.py import_workbook FILE.xlsx` does the same from a terminal.

- One row is one thing. Sheets and columns that you do not need can be left out. The order of columns does not matter.
- An empty cell says nothing: what is here already stays. Nothing is ever deleted by a workbook.
- The same file twice changes nothing. First comes a dry run: what would be created, changed or refused, row by row.
  Then all of it goes in, or nothing.
- Dates are as exact as they are written: 2024-03-01, 1 March 2024, 01/03/2024 (the day first), March 2024, 2024.
- Cities are found in GeoNames, also by another name (Durban for eThekwini). What the row leaves empty is filled in: country, region, position,
  time zone, population with its year and source. Where GeoNames knows several, name the region or the GeoNames id.
- A person is spelled one way. A name that is nearly another one of the same city is asked about, never merged: write yes under “Another person”
  if they are two.
- Stays, moves and words come in with a new partnership only. They are history: of a partnership that is here already they are compared.
- A manager writes to programmes that they manage. Of a new one they become the manager. Nobody gets an account or is admitted to the safe space.
- An export holds what its reader may see: a manager gets e-mail addresses and no telephone numbers, nobody anything of the safe space. It does not
  hold admissions, documents, what was said about a promise, the words of a road map, reports, and elements of a method nobody decided on.
- A large workbook takes a while: the page and the command say which sheet is read and how many of its rows. It is read five hundred rows at a time,
  so memory stays bounded (`make bench`: 20,000 activities within 400 MB). Below a thousand empty rows nothing more is read, and that is said.
- As long as one thing is refused, nothing goes in. What is refused stands first, with its sheet, row and column.
- Cells that are merged or hold formulas are refused: split them, paste values. A row that begins under “Remark” with “Example” is not read.

**Bold** columns are needed in every row, *italic* ones in a new row.
"""


def described() -> str:
    """The whole page."""
    return "\n".join([HEAD, *(part for sheet in SHEETS for part in of_sheet(sheet))])


def of_sheet(sheet):
    yield f"## {sheet.name}\n\n{sheet.about}\n\n| column | what it holds | note |\n| --- | --- | --- |"
    for column in sheet.columns:
        name = f"**{column.name}**" if column.key else f"*{column.name}*" if column.needed else column.name
        told = ", ".join(column.kind.options) or column.kind.name
        yield f"| {name} | {told} | {column.note} |"
    yield ""
