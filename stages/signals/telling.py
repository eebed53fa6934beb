"""A signal in the reader's own language: the sentence of its case, with cities, numbers and lists filled in."""

from dataclasses import dataclass

from django.utils.translation import gettext, gettext_lazy, ngettext

from stages import catalogue
from stages.signals.sentences import BY_KEY

NAMES = {
    "broker": gettext_lazy("a broker"),
    "context": gettext_lazy("what both cities write about their context"),
    "faces": gettext_lazy("a meeting face to face"),
    "reconnaissance": gettext_lazy("reconnaissance visits"),
    "social": gettext_lazy("time together"),
    "host in kind": gettext_lazy("what the host city gives in kind"),
    "after-care": gettext_lazy("contact in after-care"),
}


@dataclass(frozen=True)
class Told:
    """One signal for a page: its title, the sentence, what the study found, and the evidence."""

    key: str
    title: str
    state: str
    sentence: str
    found: str
    evidence: tuple = ()
    aside: object = None


def sentence(key: str, case: str, about: dict, cities: dict[str, str]) -> str:
    """The sentence of a case; ``cities`` are the names by side."""
    values = {name: phrase(value, cities) for name, value in about.items()}
    return str(BY_KEY[key].says[case]) % {**cities, **values}


def phrase(value, cities: dict[str, str]):
    """A plain number, or a kind of phrase with what it is about."""
    if not isinstance(value, list | tuple):
        return value
    kind, inner = value
    return PHRASES[kind](inner, cities)


def _days(days: int, _cities) -> str:
    months = round(days / 30.44)
    if months < 1:
        return gettext("less than a month")
    if months < 24:
        return ngettext("%d month", "%d months", months) % months
    years = round(days / 365.25)
    return ngettext("%d year", "%d years", years) % years


def _counted(words: str, number: int) -> str:
    """The number filled in where the words have room for it. Languages differ in what they count as one: French counts none so."""
    return words % number if "%d" in words else words


PHRASES = {
    "list": lambda names, _cities: ", ".join(str(NAMES.get(name, name)) for name in names),
    "words": lambda words, _cities: ", ".join(words),
    "city": lambda side, cities: cities[side],
    "days": _days,
    "stage": lambda key, _cities: gettext(catalogue.stage(key).title),
    "times": lambda number, _cities: _counted(ngettext("once", "%d times", number), number),
    "elements": lambda number, _cities: ngettext("%d element", "%d elements", number) % number,
    "cities": lambda number, _cities: _counted(ngettext("one more city", "%d more cities", number), number),
    "sessions": lambda number, _cities: ngettext("%d session is", "%d sessions are", number) % number,
    "workshops": lambda number, _cities: ngettext("%d workshop was", "%d workshops were", number) % number,
}
