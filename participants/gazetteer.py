"""Cities found by typing: an extract of GeoNames shipped in ``data/`` (what it is and its licence: ``data/README.md``).

Loaded once per process, at the first question. Rows stay lines of text until one is asked for: half the memory of objects.
"""

import csv
import gzip
import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import ClassVar, NamedTuple

DATA = Path(__file__).parent / "data"
SOURCE = "GeoNames"
YEAR = 2026
LONGEST = 100  # characters: no city's name comes near, and a pasted page costs nothing
LAST = "\U0010ffff"  # sorts after every letter
LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ə": "a", "æ": "ae", "œ": "oe", "þ": "th"} | dict.fromkeys("'’‘ʻʼʿ`")
)


@dataclass(frozen=True, slots=True)
class Place:
    """A city as GeoNames has it.

    ``country`` is ISO 3166-1 alpha-2, ``region`` the level below ("" if not certain), ``zone`` an IANA name.
    ``alias`` is the other name by which a search found it ("eThekwini"), "" if it was found by its own.
    """

    geonames_id: int
    name: str
    country: str
    region: str
    latitude: float
    longitude: float
    population: int
    zone: str
    alias: str = ""

    population_source: ClassVar[str] = SOURCE
    population_year: ClassVar[int] = YEAR  # the extract's: GeoNames does not tell the year of the count


class Index(NamedTuple):
    """Rows by size, the largest first, so that a row's number is its rank; sorted keys, each with the row that it leads to.

    ``aliases`` tells the spelling of the keys that are not the city's own name.
    """

    rows: list[str]
    ids: "array[int]"  # the class itself takes brackets only from Python 3.12 on
    keys: list[str]
    leads: "array[int]"
    aliases: dict[tuple[str, int], str]


def search(text: str, limit: int = 8) -> list[Place]:
    """Cities whose name or alias begins with ``text``: exact matches first, then the larger ones; [] for what no city is called.

    Accents, capitals and punctuation do not count, nor does what follows a comma ("Durban, South Africa").
    """
    key = folded(text.partition(",")[0]) if len(text) <= LONGEST else ""
    if not key or limit < 1:
        return []
    index = _index()
    span = range(bisect_left(index.keys, key), bisect_left(index.keys, key + LAST))
    ranked = sorted((index.keys[at] != key, index.leads[at], (index.keys[at], index.leads[at]) in index.aliases, at) for at in span)
    found: dict[int, int] = {}
    for _other, row, _alias, at in ranked:
        found.setdefault(row, at)
        if len(found) == limit:
            break
    return [_place(index.rows[row], index.aliases.get((index.keys[at], row), "")) for row, at in found.items()]


def place(geonames_id: int) -> Place | None:
    """The city of this GeoNames id, if the extract has it."""
    index = _index()
    try:
        return _place(index.rows[index.ids.index(geonames_id)])
    except ValueError:
        return None


def folded(text: str) -> str:
    """Text as it is compared: no accents, capitals or apostrophes; other punctuation is a space."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", " ", text.casefold().translate(LETTERS)).strip()


@cache
def _index() -> Index:
    with gzip.open(DATA / "cities.tsv.gz", "rt", encoding="utf-8") as lines:
        rows = lines.read().splitlines()
    ids = array("I", (int(row.partition("\t")[0]) for row in rows))
    aliases = dict(_aliases({number: row for row, number in enumerate(ids)}))
    entries = sorted({*_names(rows), *aliases})
    return Index(rows, ids, [key for key, _ in entries], array("I", (row for _, row in entries)), aliases)


def _names(rows: list[str]) -> Iterator[tuple[str, int]]:
    """The key of each name, and of its halves where a city has two: "Biel/Bienne"."""
    for number, row in enumerate(rows):
        name = row.split("\t", 2)[1]
        yield folded(name), number
        if "/" in name:
            yield from ((folded(half), number) for half in name.split("/"))


def _aliases(rows: dict[int, int]) -> Iterator[tuple[tuple[str, int], str]]:
    with (DATA / "aliases.tsv").open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines, delimiter="\t"):
            row = rows[int(line["geonames_id"])]
            yield (folded(line["alias"]), row), line["alias"]


def _place(row: str, alias: str = "") -> Place:
    number, name, country, region, latitude, longitude, people, zone = row.split("\t")
    return Place(int(number), name, country, region, float(latitude), float(longitude), int(people), zone, alias)
