"""The gazetteer: pure look-ups in the shipped extract, no database."""

import csv
import zoneinfo

import pytest

from participants import gazetteer
from participants.gazetteer import Place, place, search

DURBAN = 1007311


def names(text, **options):
    return [(found.name, found.country) for found in search(text, **options)]


def test_a_city_brings_country_region_position_population_and_zone_along():
    mzuzu = Place(925475, "Mzuzu", "MW", "Northern Region", -11.4656, 34.0207, 249564, "Africa/Blantyre")
    assert search("Mzuzu") == [mzuzu]
    assert place(925475) == mzuzu


def test_a_population_says_its_source_and_year():
    durban = place(DURBAN)
    assert (durban.population, durban.population_source, durban.population_year) == (3338026, "GeoNames", 2026)


@pytest.mark.parametrize("typed", ["eThekwini", "ETHEKWINI", "ethek", "  eThekwini  "])
def test_the_municipality_ethekwini_finds_durban_and_says_by_which_name(typed):
    assert [(found.geonames_id, found.name, found.alias) for found in search(typed)] == [(DURBAN, "Durban", "eThekwini")]


def test_a_city_found_by_its_own_name_carries_no_alias():
    assert [found.alias for found in search("Durban")] == ["", ""]
    assert place(DURBAN).alias == ""


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("sao paulo", "São Paulo"),
        ("São Paulo", "São Paulo"),
        ("Lodz", "Łódź"),
        ("malmo", "Malmö"),
        ("ÇANKAYA", "Çankaya"),
        ("İSTANBUL", "Istanbul"),
        ("ndjamena", "N'Djamena"),
        ("n’djamena", "N'Djamena"),
        ("stoke on trent", "Stoke-on-Trent"),
    ],
)
def test_accents_capitals_and_punctuation_do_not_count(typed, name):
    assert search(typed)[0].name == name


def test_decomposed_accents_find_the_same_as_composed_ones():
    assert search("Sa\u0303o Paulo") == search("S\u00e3o Paulo")


def test_the_beginning_of_a_name_is_enough_and_larger_cities_come_first():
    assert names("cape ", limit=3) == [("Cape Town", "ZA"), ("Cape Coast", "GH"), ("Cape Coral", "US")]


def test_the_middle_of_a_name_is_not_enough():
    assert search("urban a") == []
    assert ("Durban", "ZA") not in names("urban", limit=100)


def test_an_exact_match_comes_before_larger_cities_that_only_begin_so():
    assert names("Man", limit=2) == [("Man", "CI"), ("Manaus", "BR")]


def test_both_names_of_a_bilingual_city_find_it():
    assert names("Bienne") == names("Biel/Bienne") == [("Biel/Bienne", "CH")]


def test_a_name_borne_in_two_countries_gives_both():
    assert names("Blantyre") == [("Blantyre", "MW"), ("Blantyre", "GB")]
    assert names("Barcelona") == [("Barcelona", "ES"), ("Barcelona", "VE")]


def test_what_follows_a_comma_does_not_count():
    assert search("Lilongwe, Malawi") == search("Lilongwe") != []


def test_a_city_is_listed_once_though_its_name_and_its_aliases_match():
    assert [(city.name, city.country, city.alias) for city in search("genèv")] == [("Geneva", "CH", ""), ("Geneva", "US", "")]


def test_no_more_than_the_limit_is_given():
    assert [len(search("san", limit=limit)) for limit in (-1, 0, 1, 8, 20)] == [0, 0, 1, 8, 20]


@pytest.mark.parametrize("unknown", [0, -1, 1, 2**70])
def test_an_unknown_id_is_no_place(unknown):
    assert place(unknown) is None


@pytest.mark.parametrize(
    "hostile",
    ["", "   ", ",", "a" * 10_000, "Durban" * 2_000, "\x00", "\ud800", "😀", "مدينة", "\u202e", "%", "_", "' OR 1=1 --", "\u0301"],
    ids=ascii,
)
def test_hostile_text_finds_nothing_and_breaks_nothing(hostile):
    assert search(hostile) == []


@pytest.mark.parametrize("name", ["Mzuzu", "Lilongwe", "Blantyre", "Otjiwarongo", "Windhoek", "Durban", "Johannesburg", "Barcelona"])
def test_the_documented_cities_are_there(name):
    assert search(name)[0].name == name


def test_every_row_of_the_extract_is_a_place_in_a_known_zone():
    index = gazetteer._index()
    places = [gazetteer._place(row) for row in index.rows]
    assert len(places) == len(set(index.ids)) == 33999
    assert {found.zone for found in places} <= zoneinfo.available_timezones()
    assert all(found.population > 0 for found in places)
    assert all(-90 <= found.latitude <= 90 and -180 <= found.longitude <= 180 and len(found.country) == 2 for found in places)


def test_every_alias_finds_the_city_that_the_list_names_beside_it():
    with (gazetteer.DATA / "aliases.tsv").open(encoding="utf-8", newline="") as lines:
        aliases = list(csv.DictReader(lines, delimiter="\t"))
    wrong = [line for line in aliases if (line["city"], line["alias"]) not in [(c.name, c.alias) for c in search(line["alias"])]]
    assert (wrong, len(aliases) > 100) == ([], True)


def test_no_alias_repeats_the_name_of_its_own_city():
    index = gazetteer._index()
    own = [spelling for (key, row), spelling in index.aliases.items() if key == gazetteer.folded(gazetteer._place(index.rows[row]).name)]
    assert own == []
