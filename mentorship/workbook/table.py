"""The workbook as data: its sheets, in the order in which they are read. Template, import, export and docs use this one table."""

from mentorship.workbook.sheets_along import ACTIVITIES, ATTENDANCE, MOVES, PARTS, STAYS, WORDS
from mentorship.workbook.sheets_plan import DECISIONS, INTERESTS, LINES, PROMISES, READINGS, SPENDINGS, TARGETS
from mentorship.workbook.sheets_who import CITIES, MEMBERSHIPS, ORGANISATIONS, PARTNERSHIPS, PRACTITIONERS, PROGRAMMES

SHEETS = (
    *(CITIES, ORGANISATIONS, PRACTITIONERS, PROGRAMMES, PARTNERSHIPS, MEMBERSHIPS, STAYS, MOVES, WORDS, ACTIVITIES, PARTS, ATTENDANCE),
    *(PROMISES, DECISIONS, INTERESTS, LINES, SPENDINGS, TARGETS, READINGS),
)
BY_NAME = {sheet.name.casefold(): sheet for sheet in SHEETS}
