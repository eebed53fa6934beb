"""eThekwini → Otjiwarongo, courtship: five years of calls and e-mails, one visit to KwaZulu-Natal, none to Namibia."""

from mentorship.case.contact import calls, letters
from mentorship.case.partnerships import OTJIWARONGO
from mentorship.case.shapes import Happening, Piece, Said, Step

LEADS = ("lead.ethekwini", "lead.otjiwarongo")

FIRST = Happening(
    "2009-07",
    "First contact",
    "The two cities were brought into contact. The month is documented; that it was a call is not.",
    (OTJIWARONGO,),
    (Piece("call", 45, delivery="virtual"),),
    "lead.ethekwini",
    (*LEADS, "broker"),
    documented=True,
)

VISIT = Happening(
    "2012-03",
    "Watching eThekwini support another municipality",
    "Officials from Otjiwarongo came to KwaZulu-Natal and watched how eThekwini accompanies a sister municipality."
    " It was the only visit of these five years; nobody travelled to Namibia.",
    (OTJIWARONGO,),
    (Piece("observing", 720, "mentor"), Piece("joint meal", 180)),
    "lead.otjiwarongo",
    ("lead.otjiwarongo", "facilitator.otjiwarongo", "planner.otjiwarongo", "lead.ethekwini", "planner.ethekwini"),
    place="A municipality in KwaZulu-Natal",
)

CONTACTS = [
    *calls("2009-11 2010-06 2010-11 2011-05 2011-10 2012-07 2013-02 2013-09 2014-02 2014-06", OTJIWARONGO, LEADS, title="Call between the leads"),
    *letters("2010-02 2010-09 2011-02 2011-12 2012-11 2013-06 2013-12", OTJIWARONGO, LEADS, title="E-mails between the two cities"),
]

WORDS = [
    Said(
        "2014-06",
        OTJIWARONGO,
        "terms",
        "lead.ethekwini",
        "Illustrative: terms of reference existed in the case; who confirmed them here is not told.",
    ),
    Said("2014-06", OTJIWARONGO, "declared", "lead.ethekwini", "Illustrative: eThekwini said that it wanted to begin."),
    Said("2014-06", OTJIWARONGO, "declared", "lead.otjiwarongo", "Illustrative: Otjiwarongo said that it wanted to begin."),
    Step(
        "2014-07",
        OTJIWARONGO,
        "inspiration",
        "lead.otjiwarongo",
        "lead.ethekwini",
        "Five years of calls have made us sure of each other, and a place in the training is free. We know that eThekwini should have come to see us;"
        " we will make up for it.",
    ),
]

DIARY = [FIRST, VISIT, *CONTACTS, *WORDS]
