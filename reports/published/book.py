"""The figures of an edition as a workbook: read from its frozen values and nothing else. The same edition gives the same bytes."""

import io
import re
import zipfile
from decimal import Decimal

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip archive can name; every part of the file bears it."""
UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML file can hold. openpyxl's own pattern lacks two letters, at which it then stumbles."""
CHANGED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(<)")


def of(edition):
    """The bytes of the workbook."""
    return filled(sheets(edition), edition.published_at)


def filled(pages, at):
    """A workbook of these sheets (title, rows); it bears the moment ``at`` and no clock."""
    book = Workbook(write_only=True)
    for title, rows in pages:
        sheet = book.create_sheet(title)
        for number, row in enumerate(rows):
            sheet.append([_cell(sheet, value, bold=number == 0) for value in row])
    kept = io.BytesIO()
    book.save(kept)
    return _still(kept.getvalue(), at)


def _cell(sheet, value, *, bold):
    """Numbers as numbers; whatever else as text, even if it begins like a formula."""
    is_number = isinstance(value, int | Decimal)
    cell = WriteOnlyCell(sheet, value if is_number else UNWRITABLE.sub("", str(value if value is not None else "")))
    if not is_number:
        cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)
    return cell


def _still(content, at):
    """The same file with no clock in it."""
    stamp, kept = at.strftime("%Y-%m-%dT%H:%M:%SZ").encode(), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = CHANGED.sub(rb"\g<1>" + stamp + rb"\g<3>", part)
            new.writestr(zipfile.ZipInfo(name, EPOCH), part, zipfile.ZIP_DEFLATED)
    return kept.getvalue()


def sheets(edition):
    """Title and rows of every sheet; the first row names the columns. Editions of before lack the later sheets."""
    v = edition.values
    yield _("Report"), _report(edition, v)
    yield _("By kind"), [(_("Kind"), _("Times"), _("Minutes")), *((row["title"], row["times"], row["minutes"]) for row in v["kinds"])]
    log = ((*_day(row["on"]), row["kinds"], row["place"], row["led_by"], row["hours"]) for row in v["log"])
    yield _("One by one"), [(_("Date"), _("Exactness"), _("What"), _("Where"), _("Led by"), _("Time")), *log]
    yield _("Who led"), [(_("Led by"), _("Minutes"), _("Percent")), *((row["title"], row["minutes"], row["percent"]) for row in v["led"])]
    yield _("People"), [(_("From"), _("People")), *((row["place"], row["people"]) for row in v["reached"])]
    if v.get("moves"):
        moves = ((*_day(row["on"]), row["came_from"], row["to"]) for row in v["moves"])
        yield _("Moves"), [(_("Date"), _("Exactness"), _("From"), _("To")), *moves]
    gate = ((row["title"], _("expected") if row["expected"] else _("advised"), _("met") if row["met"] else _("missing")) for row in v["gate"])
    if v["stage"]["number"]:
        yield _("Criteria"), [(_("Criterion"), _("Weight"), _("State")), *gate]
    yield from _plans(v)


def _report(edition, v):
    period = v["period"]
    yield _("What"), _("Figure")
    yield _("Programme"), edition.programme_title
    yield _("Mentor"), v["pair"]["mentor"]["name"]
    yield _("Mentee"), v["pair"]["mentee"]["name"]
    yield _("Stage") if v["stage"]["number"] else _("Period"), v["stage"]["title"]
    yield _("Began"), period["since"]["iso"]
    yield _("Ended"), (period["until"] or {}).get("iso", "")
    yield _("Expected until"), (period["expected"] or {}).get("iso", "")
    yield _("Edition"), edition.number
    if edition.correction:
        yield _("Why a corrected edition"), edition.correction
    yield _("SHA-256 of the paper"), edition.sha256
    yield _("Activities held"), v["activities"]
    yield _("Minutes"), v["minutes"]
    yield _("People who took part"), v["people"]
    yield _("Visits to %(city)s") % {"city": v["pair"]["mentee"]["name"]}, v["visits"]["to_mentee"]
    yield _("Visits to %(city)s") % {"city": v["pair"]["mentor"]["name"]}, v["visits"]["to_mentor"]


def _plans(v):
    if v.get("promises"):
        rows = ((row["city"], row["kept_on_time"], row["kept_late"], row["broken"], row["open"]) for row in v["promises"])
        yield _("Promises"), [(_("By"), _("Kept in time"), _("Kept later"), _("Not kept"), _("Open")), *rows]
    if v.get("decisions"):
        rows = ((row["title"], row["kind"], *_day(row["on"])) for row in v["decisions"])
        yield _("Method"), [(_("Element"), _("Decision"), _("Decided"), _("Exactness")), *rows]
    if v.get("aims"):
        yield _("Road map"), [(_("Target"), _("Unit"), _("What"), _("Date"), _("Exactness"), _("Value")), *_aims(v["aims"])]
    if v.get("money"):
        money = v["money"]
        heads = (_("What for"), _("Planned"), _("Spent"), _("In kind"), _("Currency"))
        rows = ((row["title"], *(_number(row[name]) for name in ("planned", "spent", "in_kind")), money["currency"]) for row in money["rows"])
        yield _("Budget"), [heads, *rows]


def _aims(aims):
    for aim in aims:
        for what, each in ((_("start"), aim["start"]), *((_("reading"), each) for each in aim["readings"]), (_("to reach"), aim["goal"])):
            yield aim["title"], aim["unit"], what, *_day(each["on"]), Decimal(each["value"])


def _day(day):
    return day["iso"], day["mark"] or day["words"]


def _number(words):
    """A figure as it was printed, as a number again."""
    return Decimal(words.replace("\N{NO-BREAK SPACE}", "").replace("\N{MINUS SIGN}", "-").replace(",", "."))
