"""Which box, which decision and which country an edition means. Pure; no database.

What is frozen now says so by a key. What was frozen before holds only the words of its language and is never changed, so those words are
kept here as they were: they follow no catalogue, and a translation may change without an old edition being misread.
"""

from functools import cache

from django_countries import countries

BOXES = {
    "What we learned": "learned",
    "Ce que nous avons appris": "learned",
    "O que aprendemos": "learned",
    "What did not work": "did_not_work",
    "Ce qui n’a pas marché": "did_not_work",
    "O que não funcionou": "did_not_work",
}
"""The titles of the boxes that a programme report tells again."""
KINDS = {
    "taken as it is": "as is",
    "repris tel quel": "as is",
    "adotado tal como está": "as is",
    "adapted": "adapted",
    "adapté": "adapted",
    "adaptado": "adapted",
    "set aside": "set aside",
    "écarté": "set aside",
    "posto de lado": "set aside",
    "added from home": "from home",
    "ajouté localement": "from home",
    "acrescentado localmente": "from home",
}


def box(each):
    """The name of a narrative box; None where its title says nothing to us."""
    return each["key"] if "key" in each else BOXES.get(each["title"])


def kind(each):
    """What was decided, as a value of ``Kind``; None for a word that says nothing to us."""
    return each["key"] if "key" in each else KINDS.get(each["kind"])


def country(place, language):
    """The code of a city's country; empty for a name that says nothing to us."""
    return place["code"] if "code" in place else _code(place["country"], language)


@cache
def _code(name, language):
    return countries.by_name(name, language=language)
