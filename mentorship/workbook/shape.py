"""What a sheet and a column are."""

from dataclasses import dataclass, field

from mentorship.workbook.kinds import Choice, Clock, Country, Day, Kind, Mail, Number, Point, Ref, Whole, Yes
from participants.dates import Basis

REMARK = "Remark"
"""The first column of every sheet: free for whoever fills it in. A row that begins there with ``EXAMPLE`` is not read."""
EXAMPLE = "example"

TEXT, DAY, EXACT_DAY, TIME, YES, WHOLE, MONEY, POINT, MAIL, COUNTRY = (
    *(Kind(), Day(), Day(whole=True), Clock(), Yes(), Whole(), Number(2), Point(), Mail(), Country()),
)


@dataclass(frozen=True)
class Column:
    """``name`` is the heading, ``field`` where it goes. ``key``: every row needs it; ``needed``: a new record needs it."""

    name: str
    field: str
    kind: Kind = TEXT
    example: object = ""
    key: bool = False
    needed: bool = False
    note: str = ""


@dataclass(frozen=True)
class Sheet:
    """``one``: what a row is. ``once``: two rows about the same thing are a mistake; else they are two records."""

    name: str
    one: str
    columns: tuple[Column, ...]
    once: bool = False
    about: str = ""
    by_name: dict[str, Column] = field(init=False, repr=False, compare=False)

    def __post_init__(self):
        object.__setattr__(self, "by_name", {" ".join(each.name.casefold().split()): each for each in self.columns})

    def column(self, field):
        """The heading of a field."""
        return next((each.name for each in self.columns if each.field == field), "")


def key(name, field, kind=TEXT, example="", note=""):
    return Column(name, field, kind, example, key=True, needed=True, note=note)


def need(name, field, kind=TEXT, example="", note=""):
    return Column(name, field, kind, example, needed=True, note=note)


def can(name, field, kind=TEXT, example="", note=""):
    return Column(name, field, kind, example, note=note)


def one_of(choices):
    """``choices`` is a class of choices, or gives pairs."""
    return Choice(lambda: choices.choices if hasattr(choices, "choices") else choices)


def basis(field="on_basis", of="the date"):
    return can(f"Where {of} comes from", field, one_of(Basis), "documented", "Left empty, it is from a document: this workbook.")


PROGRAMME = can("Programme", "programme", Ref("programme"), "City Future", "Can be left out where the file has only one.")
PARTNERSHIP = key("Partnership", "partnership", Ref("partnership"), "eThekwini → Mzuzu", "Mentor city, an arrow, mentee city.")
CITY, PERSON, BODY = Ref("city"), Ref("person"), Ref("organisation")
