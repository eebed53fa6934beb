"""eThekwini → Mzuzu, courtship: two years and three exploratory visits before the mentorship began."""

from mentorship.case.contact import calls, letters
from mentorship.case.partnerships import MZUZU
from mentorship.case.shapes import Happening, Piece, Said, Step

LEADS = ("lead.ethekwini", "lead.mzuzu")
TRAVELLERS = ("lead.ethekwini", "planner.ethekwini")
HOSTS = ("lead.mzuzu", "facilitator.mzuzu", "planner.mzuzu", "ceo.mzuzu")

VISITS = [
    Happening(
        "2012-08",
        "First exploratory visit: presenting the Durban model",
        "eThekwini’s lead facilitators showed how their city came to plan by outcomes, and asked whether Mzuzu had an appetite for it.",
        (MZUZU,),
        (Piece("exploratory visit", 360, "mentor"), Piece("joint meal", 120)),
        "lead.ethekwini",
        (*TRAVELLERS, *HOSTS),
        town="mzuzu",
        purpose="present",
    ),
    Happening(
        "2013-05",
        "Second exploratory visit: the lay of the land",
        "Reconnaissance: the visitors saw the city as it is, and all who had a part in it, the funder among them, drew up a programme of action.",
        (MZUZU,),
        (
            Piece("exploratory visit", 300),
            Piece("site visit", 180, "mentee"),
            Piece("meeting", 240),
            Piece("joint meal", 120),
        ),
        "lead.ethekwini",
        (*TRAVELLERS, *HOSTS, "broker", "funder"),
        town="mzuzu",
        purpose="reconnaissance",
    ),
    Happening(
        "2014-03",
        "Third exploratory visit: details and logistics",
        "The two cities settled who would travel, when, for how long, and who pays for what.",
        (MZUZU,),
        (Piece("exploratory visit", 240), Piece("meeting", 180), Piece("joint meal", 90)),
        "lead.ethekwini",
        (*TRAVELLERS, *HOSTS),
        town="mzuzu",
        purpose="details",
    ),
]

CONTACTS = [
    *calls(
        "2012-06",
        MZUZU,
        (*LEADS, "broker"),
        title="The broker introduces the two cities",
        summary="UCLG’s programme manager brought the two sides together. The introduction is documented; the call and its month are not.",
    ),
    *calls("2012-11 2013-08 2014-01 2014-05", MZUZU, LEADS, title="Call between the leads"),
    *letters("2013-02 2013-11", MZUZU, LEADS, title="E-mails between the two cities"),
]

WORDS = [
    Said("2014-05", MZUZU, "terms", "lead.ethekwini", "Illustrative: terms of reference existed in the case; who confirmed them here is not told."),
    Said("2014-06", MZUZU, "declared", "lead.ethekwini", "Illustrative: eThekwini said that it wanted to go on."),
    Said("2014-06", MZUZU, "declared", "lead.mzuzu", "Illustrative: Mzuzu said that it wanted to learn from eThekwini."),
    Step(
        "2014-07",
        MZUZU,
        "inspiration",
        "lead.ethekwini",
        "lead.mzuzu",
        "Two years of getting to know each other are enough. Both cities want to begin. Illustrative: half a year was expected.",
        expected="2015-01",
    ),
]

DIARY = [*VISITS, *CONTACTS, *WORDS]
