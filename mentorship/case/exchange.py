"""Stage two for both of eThekwini's partners: days together in Durban. One activity each, however many partnerships it serves."""

from mentorship.case.partnerships import PAIRS_OF_DURBAN
from mentorship.case.shapes import Happening, Piece

HOSTS = ("lead.ethekwini", "planner.ethekwini", "facilitator.ethekwini", "trainer.ethekwini", "host.ethekwini")
MZUZU_TEAM = ("lead.mzuzu", "facilitator.mzuzu", "planner.mzuzu")
OTJIWARONGO_TEAM = ("lead.otjiwarongo", "facilitator.otjiwarongo", "planner.otjiwarongo")
EVERYONE = (*HOSTS, *MZUZU_TEAM, *OTJIWARONGO_TEAM)

DIARY = [
    Happening(
        "2014-08-14",
        "Two days of closed discussion",
        "Behind closed doors eThekwini told its own story from the inside, and its guests told theirs."
        " What was said stays with those who were there.",
        PAIRS_OF_DURBAN,
        (
            Piece("discussion", 420, "mentor", closed=True),
            Piece("joint meal", 120),
            Piece("discussion", 420, "together", closed=True),
            Piece("reception", 120),
        ),
        "lead.ethekwini",
        EVERYONE,
        town="ethekwini",
        last_day="2014-08-15",
    ),
    Happening(
        "2014-08-16",
        "City tour",
        "By bus to projects that the strategy had brought about, and to places where what it promised is still missing.",
        PAIRS_OF_DURBAN,
        (Piece("site visit", 300, "mentor"), Piece("bus trip", 120), Piece("joint meal", 90)),
        "facilitator.ethekwini",
        EVERYONE,
        town="ethekwini",
    ),
    Happening(
        "2014-08-18",
        "Three days of training",
        "Intensive training with manuals, case studies and site visits; small groups around tables, each with a facilitator of its own."
        " In the role play the guests ran the workshop that they would later run at home.",
        PAIRS_OF_DURBAN,
        (
            Piece("training", 660, "mentor"),
            Piece("workshop", 180),
            Piece("discussion", 150),
            Piece("site visit", 180, "mentor"),
            Piece("bus trip", 90),
            Piece("joint meal", 270),
        ),
        "lead.ethekwini",
        (*EVERYONE, "institute", "association"),
        town="ethekwini",
        last_day="2014-08-20",
    ),
]
