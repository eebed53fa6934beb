"""Cities for a synthetic world, out of the gazetteer."""

from random import Random
from string import ascii_lowercase

from participants import gazetteer
from participants.models import City

OF_EACH_LETTER = 80


class Atlas:
    """Real cities, each stored once, however many partnerships name it."""

    def __init__(self, rng: Random):
        self.rng = rng
        found = {place.geonames_id: place for letter in ascii_lowercase for place in gazetteer.search(letter, OF_EACH_LETTER)}
        self.places = [found[number] for number in sorted(found)]
        self.stored = {city.geonames_id: city for city in City.objects.filter(geonames_id__in=found)}
        self.used: dict[int, City] = {}

    def draw(self, number: int) -> list[City]:
        """That many different cities."""
        places = self.rng.sample(self.places, number)
        new = [built(place) for place in places if place.geonames_id not in self.stored]
        self.stored |= {city.geonames_id: city for city in City.objects.bulk_create(new)}
        drawn = [self.stored[place.geonames_id] for place in places]
        self.used |= {city.pk: city for city in drawn}
        return drawn


def built(place) -> City:
    return City(
        name=place.name,
        geonames_id=place.geonames_id,
        country=place.country,
        region=place.region,
        latitude=place.latitude,
        longitude=place.longitude,
        zone=place.zone,
        population=place.population,
        population_year=place.population_year,
        population_source=place.population_source,
    )
