"""Workbooks for tests: a few sheets with a few rows, as somebody would fill them in."""

import io

from openpyxl import Workbook

from mentorship.workbook.run import bring_in
from mentorship.workbook.table import SHEETS
from participants.models import User
from tests import make

HEADINGS = {sheet.name: ["Remark", *(column.name for column in sheet.columns)] for sheet in SHEETS}
CITIES = [{"Name": "eThekwini"}, {"Name": "Mzuzu"}]
BODIES = [{"Name": "A network", "Kind": "network"}]
PROGRAMMES = [{"Title": "City Future", "Convener": "A network"}]
PAIRS = [{"Mentor city": "eThekwini", "Mentee city": "Mzuzu", "Since": "March 2024"}]
BASE = {"Cities": CITIES, "Organisations": BODIES, "Programmes": PROGRAMMES, "Partnerships": PAIRS}
HERE = {"Partnership": "eThekwini → Mzuzu"}


def book(sheets, whole=True):
    """As a workbook of openpyxl: by sheet, rows by heading. ``whole``: the other sheets are there too, empty."""
    made = Workbook()
    made.remove(made.active)
    for name in [*HEADINGS, *(each for each in sheets if each not in HEADINGS)]:
        if name in sheets or whole:
            sheet = made.create_sheet(name)
            headings = HEADINGS.get(name) or list(sheets[name][0])
            sheet.append(headings)
            for row in sheets.get(name, ()):
                sheet.append([row.get(heading) for heading in headings])
    return made


def saved(made):
    out = io.BytesIO()
    made.save(out)
    return out


def file(sheets, **options):
    return saved(book(sheets, **options))


def brought(sheets, by=None, **options):
    """What comes of it; ``by`` as a new request would find them, with the parts that they play by now."""
    by = User.objects.get(pk=by.pk) if by else make.administrator()
    return bring_in(file({**BASE, **sheets}), by=by, **options)


def said(outcome, *sorts):
    """The sentences of these sorts, each with its place."""
    return [(each.place, each.sentence) for each in outcome.remarks if each.sort in (sorts or ("refused",))]
