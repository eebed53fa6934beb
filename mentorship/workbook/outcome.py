"""What comes of a workbook, or would: how many rows of each sheet, and what is to be said, each at its place."""

from collections import Counter
from dataclasses import asdict, dataclass, field

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

CREATED, CHANGED, SAME, REFUSED, NOTE = "created", "changed", "same", "refused", "note"
MOST = 200
"""Sentences of one sort that are kept; the counts go on."""


TITLES = {REFUSED: _("Refused"), NOTE: _("Good to know"), CHANGED: _("Changed"), CREATED: _("Created")}
TITLES_BEFORE = {**TITLES, CHANGED: _("Would be changed"), CREATED: _("Would be created")}
"""As long as nothing is written."""


@dataclass(frozen=True)
class Remark:
    """``row`` is 0 for a whole sheet, ``column`` empty for a whole row."""

    sort: str
    sheet: str
    row: int
    column: str
    sentence: str

    @property
    def place(self):
        return ", ".join(filter(None, [self.sheet, str(self.row or ""), self.column]))

    @property
    def where(self):
        """The place as a reader finds it."""
        row = gettext("row %(row)d") % {"row": self.row} if self.row else ""
        return ", ".join(filter(None, [self.sheet, row, self.column]))


@dataclass
class Outcome:
    """``counts``: by sheet, how many of each sort."""

    counts: dict[str, Counter] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    told: Counter = field(default_factory=Counter)
    done: bool = False

    def count(self, sheet, sort, number=1):
        self.counts.setdefault(sheet, Counter())[sort] += number

    def say(self, sort, sheet, row, column, sentence):
        self.told[sort] += 1
        if self.told[sort] <= MOST:
            self.remarks.append(Remark(sort, sheet, row, column, str(sentence)))

    @property
    def groups(self):
        """What is to be said, the gravest first. Where something is refused, the rest is ``aside``: nobody needs it to correct the file."""
        for sort, title in (TITLES if self.done else TITLES_BEFORE).items():
            if number := self.told[sort]:
                remarks = [each for each in self.remarks if each.sort == sort]
                aside = bool(self.refused) and sort in (CREATED, CHANGED)
                yield {"title": title, "number": number, "remarks": remarks, "left_out": number - len(remarks), "aside": aside}

    def total(self, sort):
        return sum(each[sort] for each in self.counts.values())

    @property
    def refused(self):
        """Sentences that keep the whole workbook out."""
        return self.told[REFUSED]

    @property
    def may_go_in(self):
        return not self.refused and bool(self.total(CREATED) + self.total(CHANGED))

    def as_values(self):
        """Plain values, to be kept in a row."""
        return {
            "counts": {sheet: dict(each) for sheet, each in self.counts.items()},
            "remarks": [asdict(each) for each in self.remarks],
            "told": dict(self.told),
        }

    @classmethod
    def of(cls, values, *, done=False):
        counts = {sheet: Counter(each) for sheet, each in values["counts"].items()}
        return cls(counts, [Remark(**each) for each in values["remarks"]], Counter(values["told"]), done)
