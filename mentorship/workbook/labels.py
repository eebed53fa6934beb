"""Records by the words that one would use for them: "Mzuzu, MW", "eThekwini → Mzuzu", "2024-03-01 Workshop in Mzuzu"."""

from collections.abc import Hashable, Iterable

from django.utils.translation import gettext as _

from mentorship.workbook.kinds import Odd, shown

SHEET_OF = {
    "city": "Cities",
    "organisation": "Organisations",
    "person": "Practitioners",
    "programme": "Programmes",
    "partnership": "Partnerships",
    "activity": "Activities",
    "budget line": "Budget lines",
    "target": "Targets",
}


def plain(text: str) -> str:
    """As labels are compared: capitals and spaces do not count, and an arrow may be typed."""
    return " ".join(text.casefold().replace("->", "→").replace("→", " → ").split())


class Names:
    """Labels of records, each within a scope (a programme, a partnership). What this file names goes before what was here."""

    def __init__(self):
        self._layers: tuple[dict, dict] = ({}, {})
        self._labels: dict[tuple[str, int], tuple[str, ...]] = {}
        self._lost: set[tuple[str, str]] = set()

    def add(self, kind: str, pk: int, labels: Iterable[str], scope: Hashable = None, *, here=False):
        """``labels`` from the shortest to the one that no other record has."""
        labels = tuple(dict.fromkeys(filter(None, labels)))
        found = self._layers[0 if here else 1].setdefault((kind, scope), {})
        for label in map(plain, labels):
            pks = found.get(label, ())
            if pk not in pks:
                found[label] = (*pks, pk)
        if not here:
            self._labels[kind, pk] = labels

    def lose(self, kind: str, label: str):
        """A row that is refused: what refers to it is not at fault."""
        self._lost.add((kind, plain(label)))

    def get(self, kind: str, label: str, scope: Hashable = None) -> tuple[int, ...]:
        for layer in self._layers:
            if pks := layer.get((kind, scope), {}).get(plain(label)):
                return pks
        return ()

    def find(self, kind: str, label: str, scope: Hashable = None) -> int:
        """The one record; raises ``Odd`` for none and for several."""
        pks = self.get(kind, label, scope)
        if len(pks) == 1:
            return pks[0]
        if pks:
            raise Odd(self._several(kind, label, pks))
        if (kind, plain(label)) in self._lost:
            raise Odd(_("“%(label)s” stands in a row that is refused.") % {"label": shown(label)})
        raise Odd(_("“%(label)s” is not known here. Add it to the sheet “%(sheet)s”, or spell it as there.") % self._at(kind, label))

    def _several(self, kind, label, pks):
        ways = dict.fromkeys(each for pk in pks for each in self._labels.get((kind, pk), ())[-1:])
        if len(ways) > 1:
            return _("“%(label)s” can be more than one. Write one of these: %(ways)s.") % {"label": shown(label), "ways": "; ".join(list(ways)[:5])}
        return _("“%(label)s” can be more than one. Tell them apart on the sheet “%(sheet)s”.") % self._at(kind, label)

    @staticmethod
    def _at(kind, label):
        return {"label": shown(label), "sheet": SHEET_OF.get(kind, kind)}

    def first(self, kind: str, pk: int) -> str:
        """The shortest label."""
        return self._labels[kind, pk][0]

    def best(self, kind: str, pk: int, scope: Hashable = None) -> str:
        """The shortest label that leads to this record alone."""
        labels = self._labels[kind, pk]
        return next((label for label in labels if self.get(kind, label, scope) == (pk,)), labels[-1])

    def only(self, kind: str, scope: Hashable = None) -> int | None:
        """The record, if there is but one: first of those that this file names."""
        for layer in self._layers:
            if found := {pk for pks in layer.get((kind, scope), {}).values() for pk in pks}:
                return found.pop() if len(found) == 1 else None
        return None


def of_city(name, also, country, region, country_name="") -> list[str]:
    rows = [name, also, *(f"{each}, {where}" for each in (name, also) if each for where in (country, country_name) if where)]
    return [*rows, f"{name}, {region}, {country}"] if region else rows


def of_person(name, city, organisation, email="") -> list[str]:
    return [name, *(f"{name}, {where}" for where in (organisation, city) if where), f"{name} <{email}>" if email else ""]


def of_partnership(mentors, mentees) -> list[str]:
    """Each city by its name and its other name."""
    return [f"{mentor} → {mentee}" for mentor in mentors if mentor for mentee in mentees if mentee]


def of_activity(on, title, partnerships, number) -> list[str]:
    whole = f"{on} {title} [{'; '.join(partnerships)}]"
    return [f"{on} {title}", whole, f"{whole} ({number})"]


def of_line(category, first_day, last_day, number) -> list[str]:
    whole = f"{category}, {first_day} to {last_day}"
    return [f"{category}, {first_day}", whole, f"{whole} ({number})"]


def numbered(label, number) -> list[str]:
    return [label, f"{label} ({number})"]
