"""The same years as a table: by year, the newest first, with links. And the length of each stage in words, with its bar."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext, ngettext

from participants.dates import Basis, Precision
from participants.dates import in_words as month
from participants.partnerships.parts import Role
from stages.catalogue import AFTER_CARE
from stages.journey.lengths import Length, in_words
from stages.journey.marks import KINDS, kind_words
from stages.journey.years import Change, Happened, Silence, Years, changes, silences

ALL, EACH = 60, 6
"""Up to so many activities are listed; of a longer log so many of each year, those with people in one room first. The log has them all."""


@dataclass(frozen=True)
class Entry:
    """One row: a day with its exactness, what it was, and on which bank. ``activity`` is where it links to."""

    on: dt.date
    on_precision: str
    on_basis: str
    what: str
    where: str = ""
    side: str = "together"
    activity: int | None = None
    title: str = ""
    tag: str = ""


@dataclass
class Year:
    """One year of the table; ``more`` activities are in the log alone."""

    number: int
    held: int = 0
    kinds: Counter = field(default_factory=Counter)
    entries: list[Entry] = field(default_factory=list)
    more: int = 0
    is_open: bool = False

    @property
    def summary(self) -> str:
        """'2015: 7 activities'."""
        words = ngettext("%(number)d activity", "%(number)d activities", self.held) % {"number": self.held}
        return gettext("%(year)s: %(activities)s") % {"year": self.number, "activities": words}

    @property
    def by_kind(self) -> str:
        return ", ".join(f"{kind_words(kind)}: {self.kinds[kind]}" for kind in KINDS if self.kinds[kind])


def table(years: Years, names: dict[str, str]) -> list[Year]:
    """Every year from the first to the last in which anything was, newest first; the newest open."""
    found: dict[int, Year] = {}
    for entry in _entries(years, names):
        found.setdefault(entry.on.year, Year(entry.on.year)).entries.append(entry)
    for each in years.happened:
        found.setdefault(each.on.year, Year(each.on.year))
    room = EACH if len(years.happened) > ALL else len(years.happened)
    for number, year in found.items():
        happened = [each for each in years.happened if each.on.year == number]
        year.held = sum(each.held for each in happened)
        year.kinds = Counter(each.kind for each in happened if each.held)
        shown = sorted(happened, key=lambda each: (each.kind == "contact", each.held))[:room]
        year.entries += [_activity(each, names, years.today) for each in shown]
        year.entries.sort(key=lambda entry: entry.on, reverse=True)
        year.more = len(happened) - len(shown)
    ordered = sorted(found.values(), key=lambda year: -year.number)
    for year in ordered[:1]:
        year.is_open = True
    return ordered


def _entries(years: Years, names: dict[str, str]) -> Iterable[Entry]:
    for stage, stay in years.stages:
        words = gettext("Stage %(number)s begins: %(stage)s") % {"number": stage.number, "stage": gettext(stage.title)}
        yield Entry(stay.since, stay.since_precision, stay.since_basis, words)
    for silence in silences(years):
        yield _silence(silence)
    for change in changes(years):
        yield _change(change, names)
    yield Entry(years.today, Precision.DAY, Basis.RECORDED, gettext("Today"))


def _silence(silence: Silence) -> Entry:
    words = {"length": in_words(silence.days), "since": month(silence.since, Precision.MONTH)}
    said = gettext("%(length)s of silence, since %(since)s") if silence.lasts else gettext("After %(length)s of silence, since %(since)s")
    return Entry(silence.until, Precision.MONTH, Basis.RECORDED, said % words)


def _change(change: Change, names: dict[str, str]) -> Entry:
    words = {"role": str(Role(change.role).label)}
    said = {"changed": gettext("%(role)s changed"), "came": gettext("new %(role)s"), "left": gettext("%(role)s left office")}[change.how] % words
    return Entry(change.on, change.on_precision, change.on_basis, said[:1].upper() + said[1:], names[change.side], change.side)


def _activity(each: Happened, names: dict[str, str], today: dt.date) -> Entry:
    where = names.get(each.place) or each.city or (gettext("at a distance") if each.kind == "contact" else gettext("elsewhere"))
    if each.travelled:
        pair = {"guest": names["mentee" if each.place == "mentor" else "mentor"], "host": where}
        where = gettext("%(guest)s came to %(host)s") % pair
    tag = "" if each.held else gettext("was it held?") if each.over < today else gettext("planned")
    return Entry(each.on, each.on_precision, each.on_basis, each.what, where, each.place, each.pk, each.title, tag)


@dataclass(frozen=True)
class Bar:
    """A stage's length in words, and in percent of the longest."""

    length: Length
    longest: int

    @property
    def title(self) -> str:
        return gettext(self.length.stage.title)

    @property
    def real(self) -> str:
        if self.length.real is None:
            return gettext("not yet")
        words = in_words(self.length.real)
        return gettext("%(length)s so far") % {"length": words} if self.length.is_open else words

    @property
    def expected(self) -> str:
        return in_words(self.length.expected) if self.length.expected is not None else gettext("not said")

    @property
    def compared(self) -> str:
        """Over, under, or what is left."""
        over = self.length.over
        if over is None:
            return gettext("this stage has no exit") if self.length.stage == AFTER_CARE else ""
        words = {"length": in_words(abs(over))}
        if over > 0:
            return gettext("%(length)s longer") % words
        if self.length.is_open:
            return gettext("%(length)s left") % words
        return gettext("%(length)s shorter") % words if over else gettext("as expected")

    @property
    def real_wide(self) -> int:
        return self._wide(self.length.real)

    @property
    def expected_wide(self) -> int:
        return self._wide(self.length.expected)

    def _wide(self, days: int | None) -> int:
        return max(round(100 * days / self.longest), 1) if days and self.length.stage != AFTER_CARE else 0


def bars(found: list[Length]) -> list[Bar]:
    """Every stage, on one scale. After-care has no exit: its years would make all the others look short, so it has no bar."""
    longest = max([1, *(days for each in found if each.stage != AFTER_CARE for days in (each.real, each.expected) if days)])
    return [Bar(each, longest) for each in found]
