"""The cities and the organisations of the case."""

from mentorship.case.shapes import Body, Town

STUDY = "Moodley, study of the UCLG mentorship"

TOWNS = (
    Town(
        "ethekwini",
        "eThekwini",
        1007311,
        {"also_known_as": "Durban", "population_source": "GeoNames, the urban area of Durban"},
    ),
    Town(
        "mzuzu",
        "Mzuzu",
        925475,
        {
            "population": 150_000,
            "population_year": None,
            "population_source": f"{STUDY}: nearly 150,000, without a year",
            "growth": "4.2",
        },
    ),
    Town("otjiwarongo", "Otjiwarongo", 3353811),
    Town("johannesburg", "Johannesburg", 993800),
    Town("lilongwe", "Lilongwe", 927967),
    Town("blantyre", "Blantyre", 931755),
    Town("barcelona", "Barcelona", 3128760),
)

BODIES = (
    Body("uclg", "United Cities and Local Governments (UCLG)", "network", "barcelona"),
    Body("cities-alliance", "Cities Alliance", "funder"),
    Body("nalao", "NALAO", "association"),
    Body("alan", "ALAN", "association"),
    Body("mile", "Municipal Institute of Learning (MILE)", "institute", "ethekwini"),
    Body("consultancy", "Consultancy appointed by Johannesburg", "consultancy"),
    Body("city-ethekwini", "eThekwini Municipality", "municipality", "ethekwini"),
    Body("city-mzuzu", "Mzuzu City Council", "municipality", "mzuzu"),
    Body("city-otjiwarongo", "Otjiwarongo Municipality", "municipality", "otjiwarongo"),
    Body("city-johannesburg", "City of Johannesburg", "municipality", "johannesburg"),
    Body("city-lilongwe", "Lilongwe City Council", "municipality", "lilongwe"),
    Body("city-blantyre", "Blantyre City Council", "municipality", "blantyre"),
)
