"""Road map and budget of the case. The study gives neither figures nor amounts: all of this is illustrative, and its dates say so."""

from decimal import Decimal

from mentorship.case.partnerships import MZUZU, OTJIWARONGO

VISION = (
    "2016-03",
    "Illustrative: a green and orderly city that serves the north of Malawi, where everyone has water, light and a way to be heard.",
    "Three workshops, run by Mzuzu’s own facilitators, led from the vision to outcomes and from outcomes to targets.\n"
    "Each target has an owner in the city, who reads it once a year and tells the council what it says.",
)
FIRST_VISION = ("2015-06", "Illustrative: a city that plans for all who live in it and around it.", "")

# title, unit, start, goal, by when, owner (a person's key, or an office), readings
TARGETS = {
    MZUZU: (
        (
            "Households with safe water within 200 metres",
            "% of households",
            ("2016-03", "41"),
            ("2030", "85"),
            "planner.mzuzu",
            (("2018-06", "46", ""), ("2020-06", "52.5", ""), ("2022-06", "58", "Two new kiosks in the northern wards."), (-120, "66.4", "")),
        ),
        (
            "Refuse that is collected each week",
            "% of wards",
            ("2016-03", "20"),
            (200, "75"),
            "Directorate of Health and Environment",
            (("2019-05", "35", ""), ("2023-05", "48", "The second lorry came late.")),
        ),
        (
            "Days until a building application is answered",
            "days",
            ("2016-03", "120"),
            ("2025", "45"),
            "lead.mzuzu",
            (("2018-02", "110", ""), ("2021-02", "82", ""), ("2024-03", "51", ""), (-60, "44", "The register is kept by hand no longer.")),
        ),
        ("Street lights that work on the main roads", "lights", ("2016-03", "310"), ("2031", "1250"), "Directorate of Engineering", ()),
    ),
    OTJIWARONGO: (
        (
            "Plots with a title deed",
            "plots",
            ("2017-02", "600"),
            ("2030", "1500"),
            "planner.otjiwarongo",
            (("2019-02", "690", ""), ("2022-02", "905", ""), (-150, "1120", "")),
        ),
    ),
}

# category, first and last day, planned, revised, who wrote it down, spendings
LINES = {
    MZUZU: (
        (
            "reconnaissance",
            ("2012-07-01", "2013-06-30"),
            "9000",
            None,
            (
                ("2012-08-15", "Flights for two from Durban", "31500", "ZAR", "cash"),
                ("2013-05-20", "Second trip", "3450.80", "USD", "cash"),
            ),
        ),
        (
            "reconnaissance",
            ("2013-07-01", "2014-06-30"),
            "4000",
            "4600",
            (("2013-10-10", "Third trip: details", "38200", "ZAR", "cash"),),
        ),
        (
            "exchange travel",
            ("2014-01-01", "2014-12-31"),
            "24000",
            "21500",
            (("2014-06-01", "Seven people to Durban", "19250", "EUR", "cash"),),
        ),
        ("facilitation", ("2014-01-01", "2014-12-31"), "6000", None, (("2014-06-12", "Manuals and role plays", "42000", "ZAR", "cash"),)),
        (
            "social",
            ("2014-01-01", "2014-12-31"),
            "2400",
            None,
            (
                ("2014-06-10", "Shared meals and the bus to the sites", "16800", "ZAR", "cash"),
                ("2014-06-11", "An evening at the beach front", "4350", "ZAR", "cash"),
            ),
        ),
        (
            "host in kind",
            ("2014-01-01", "2014-12-31"),
            "5000",
            None,
            (("2014-06-09", "Mayor’s reception, rooms and staff hours in eThekwini", "52000", "ZAR", "in kind"),),
        ),
        (
            "materials and venue",
            ("2015-04-01", "2016-03-31"),
            "5500",
            None,
            (("2015-06-15", "Hall and materials for the workshop on the vision", "865000", "MWK", "cash"),),
        ),
        (
            "after-care",
            ("2016-07-01", "2017-06-30"),
            "1800",
            None,
            (("2016-10-05", "Calls, and a side meeting", "182500", "MWK", "cash"),),
        ),
    ),
    OTJIWARONGO: (
        ("exchange travel", ("2014-01-01", "2014-12-31"), "15000", None, ()),
        ("facilitation", ("2014-01-01", "2014-12-31"), "5000", None, ()),
        ("social", ("2014-01-01", "2014-12-31"), "60", None, ()),
    ),
}

SOURCE = "Illustrative rate"
RATES = {
    ("ZAR", "2012"): "0.12",
    ("ZAR", "2013"): "0.101",
    ("ZAR", "2014"): "0.0935",
    ("EUR", "2014"): "1.36",
    ("MWK", "2015"): "0.00225",
    ("MWK", "2016"): "0.00138",
}


def rate(currency: str, day: str, own: str) -> dict[str, object]:
    """The rate of that year, with its day and source; nothing where no rate is needed."""
    return {} if currency == own else {"rate": Decimal(RATES[currency, day[:4]]), "rate_on": day, "rate_source": SOURCE}
