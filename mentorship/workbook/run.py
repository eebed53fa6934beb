"""One workbook on its way in: sheet after sheet, in one transaction that is kept only if nothing was refused."""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from mentorship.workbook.file import Book, Unreadable
from mentorship.workbook.keepers import KEEPERS
from mentorship.workbook.labels import Names
from mentorship.workbook.outcome import NOTE, REFUSED, Outcome
from mentorship.workbook.table import BY_NAME, SHEETS
from stages.signals.standing import refresh

__all__ = ["Run", "bring_in"]


def nothing(sheet, rows):
    """Nobody waits for news."""


@dataclass
class Run:
    """What all sheets share. ``by`` brings it in; ``everything``: an operator, who may write to every programme.

    ``only`` is the one programme that may be written to. ``new``: partnerships made here; ``written``: those to look at again.
    ``serves``: by activity, its partnerships; ``bare``: new activities without a part so far, with their row, kind and days.
    """

    by: object
    everything: bool = False
    only: object = None
    progress: object = nothing
    names: Names = field(default_factory=Names)
    outcome: Outcome = field(default_factory=Outcome)
    new: set[int] = field(default_factory=set)
    written: set[int] = field(default_factory=set)
    programmes: set[int] = field(default_factory=set)
    serves: dict[int, tuple[int, ...]] = field(default_factory=dict)
    bare: dict[int, tuple] = field(default_factory=dict)

    def refuse(self, sheet, row, column, sentence):
        self.outcome.count(sheet.name, REFUSED, 1 if row else 0)
        self.outcome.say(REFUSED, sheet.name, row, column, sentence)


def bring_in(file, *, by, dry_run=False, everything=False, only=None, progress=nothing) -> Outcome:
    """All of it, or nothing. Raises ``Unreadable`` for a file that is no workbook; all else is said in the outcome."""
    run = Run(by, everything, only, progress)
    with Book(file) as book, transaction.atomic():
        _check_names(run, book)
        keepers = [keeper(run) for keeper in KEEPERS]
        for keeper in keepers:
            _read(run, book, keeper)
        for keeper in keepers:
            keeper.finish()
        run.outcome.done = not dry_run and not run.outcome.refused
        if not run.outcome.done:
            transaction.set_rollback(True)
    if run.outcome.done:
        refresh(sorted(run.written))
    return run.outcome


def _check_names(run, book):
    """Which sheets are there, and which are not."""
    known = [title for name, title in book.names.items() if name in BY_NAME]
    if not known:
        sheets = ", ".join(sheet.name for sheet in SHEETS[:4])
        raise Unreadable(_("None of the sheets is known here. They are called %(sheets)s and so on: begin with the template.") % {"sheets": sheets})
    for sheet in SHEETS:
        if sheet.name.casefold() not in book.names:
            run.outcome.say(NOTE, sheet.name, 0, "", _("This sheet is missing. The rest is read."))
    for name, title in book.names.items():
        if name not in BY_NAME and name not in ("read me", "lists"):
            run.outcome.say(NOTE, title, 0, "", _("This sheet is not known here. It is not read."))


def _read(run, book, keeper):
    sheet = keeper.sheet
    keeper.load()
    title = book.names.get(sheet.name.casefold())
    if title is None:
        return
    for cells in book.merged(title):
        run.refuse(sheet, 0, cells, _("These cells are merged. Split them, and fill in each of them."))
    rows = book.rows(title)
    if _check_headings(run, sheet, rows.headings):
        keeper.take(rows)
    if rows.stopped:
        run.outcome.say(NOTE, sheet.name, rows.stopped, "", _("More than a thousand empty rows follow. What may stand below them is not read."))


def _check_headings(run, sheet, headings) -> bool:
    """Are the columns there that every row needs? Others that nobody knows are named."""
    present = {heading.casefold() for heading in headings}
    if not any(present):
        return False
    for heading in headings:
        if heading and heading.casefold() not in {*sheet.by_name, "remark"}:
            run.outcome.say(NOTE, sheet.name, 1, heading, _("This column is not known here. It is not read."))
    twice = {each for each in headings if each and headings.count(each) > 1}
    for heading in twice:
        run.refuse(sheet, 1, heading, _("Two columns have this heading. Take one out."))
    lacking = [each.name for each in sheet.columns if each.key and each.name.casefold() not in present]
    for name in lacking:
        run.refuse(sheet, 1, name, _("This column is missing, and every row needs it."))
    return not lacking and not twice
