"""The programme, its three partnerships, and the city that would like to be the fourth."""

from mentorship.case.shapes import Note, Pair

MZUZU, OTJIWARONGO, LILONGWE = "mzuzu", "otjiwarongo", "lilongwe"
PAIRS_OF_DURBAN = (MZUZU, OTJIWARONGO)

PROGRAMME = {
    "title": "UCLG mentorship under City Future",
    "objective": (
        "Cities learn strategic planning from each other: one that has done it accompanies one that wants to, and promotes"
        " City Development Strategies in the region. UCLG convenes, Cities Alliance pays, NALAO and ALAN support at national level in Namibia."
        " The study does not date the funding, so no dates are given here."
    ),
    "currency": "USD",
}

ROLES_SINCE = "2009-07"

DURBAN_TELLS = (
    "eThekwini plans by outcomes: first what should be different for the people who live here, then what the municipality does for it."
    " Its Municipal Institute of Learning, MILE, passes on what the city has learned. In Campbell’s typology it is the first African city"
    " that learns on purpose, with an agency for it. Not everything is solved; a visitor will be shown that too."
)
MZUZU_TELLS = (
    "Mzuzu is the capital of Malawi’s northern region and the country’s third urban centre after Lilongwe and Blantyre."
    " Nearly 150,000 people live here, 4.2 % more each year, and a hinterland of about 1.7 million looks to the city for services."
)
OTJIWARONGO_TELLS = (
    "Otjiwarongo is the capital of the Otjozondjupa region. It lies on the axis that ties the port of Walvis Bay and Windhoek to the north"
    " of Namibia, and lives from what passes along it."
)

PAIRS = (
    Pair(
        MZUZU,
        "ethekwini",
        "mzuzu",
        "hands-on",
        "2012-06",
        contexts=(
            Note("mentor", "2012-07", DURBAN_TELLS, "deliberate", by="lead.ethekwini"),
            Note("mentee", "2012-09", MZUZU_TELLS, by="lead.mzuzu"),
        ),
    ),
    Pair(
        OTJIWARONGO,
        "ethekwini",
        "otjiwarongo",
        "hands-on",
        "2009-07",
        documented=True,
        contexts=(
            Note("mentor", "2010-02", DURBAN_TELLS, "deliberate", by="lead.ethekwini"),
            Note("mentee", "2010-04", OTJIWARONGO_TELLS, by="lead.otjiwarongo"),
        ),
    ),
    Pair(LILONGWE, "johannesburg", "lilongwe", "consultant-led", "2012-02"),
)

INTEREST = {
    "town": "blantyre",
    "through": MZUZU,
    "on": "2015-06",
    "by": "lead.mzuzu",
    "story": (
        "Mzuzu invited Blantyre’s chief executive officer to its workshop. What the officer saw there, Blantyre wanted as well."
        " The invitation and the wish are documented; the month is not."
    ),
}
