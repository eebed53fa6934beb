"""Johannesburg → Lilongwe: led by a consultant, much faster, and little of it documented. No workshop is."""

from mentorship.case.partnerships import LILONGWE
from mentorship.case.shapes import Happening, Piece, Said, Step

LEADS = ("lead.johannesburg", "lead.lilongwe")
UNTOLD = "The study tells of the consultant and of the pace, not of single activities: this one is illustrative."

MEETINGS = [
    Happening("2012-02", "First call", UNTOLD, (LILONGWE,), (Piece("call", 45, delivery="virtual"),), "lead.johannesburg", LEADS),
    Happening(
        "2012-04",
        "The consultant’s first working visit",
        UNTOLD,
        (LILONGWE,),
        (Piece("expert visit", 480, "adviser"),),
        "adviser",
        ("adviser", "lead.lilongwe", "planner.lilongwe", "ceo.lilongwe"),
        town="lilongwe",
    ),
    Happening(
        "2012-08",
        "The consultant’s second working visit",
        UNTOLD,
        (LILONGWE,),
        (Piece("expert visit", 480, "adviser"), Piece("meeting", 120, "adviser")),
        "adviser",
        ("adviser", "lead.lilongwe", "planner.lilongwe"),
        town="lilongwe",
    ),
    Happening(
        "2012-12",
        "Meeting on the draft strategy",
        UNTOLD,
        (LILONGWE,),
        (Piece("meeting", 180, "adviser"),),
        "lead.lilongwe",
        ("adviser", *LEADS, "ceo.lilongwe"),
        town="lilongwe",
    ),
]

STEPS = [
    Said("2012-03", LILONGWE, "declared", "lead.johannesburg", "Illustrative: the two cities had agreed to work together."),
    Said("2012-03", LILONGWE, "declared", "lead.lilongwe", "Illustrative: the two cities had agreed to work together."),
    Step("2012-04", LILONGWE, "inspiration", "lead.johannesburg", "lead.lilongwe", "Illustrative: a consultant is appointed and can start at once."),
    Step("2012-06", LILONGWE, "adoption", "lead.johannesburg", "lead.lilongwe", "Illustrative: the consultant has proposed the method."),
    Step("2012-09", LILONGWE, "implementation", "lead.lilongwe", "lead.johannesburg", "Illustrative: the consultant goes on to the strategy itself."),
    Step(
        "2013-03",
        LILONGWE,
        "after-care",
        "lead.johannesburg",
        reason="Illustrative: the draft was handed over in March 2013 and the consultant’s work was done."
        " The record lacks this step; Lilongwe’s word on it is still to come.",
    ),
]

DIARY = [*MEETINGS, *STEPS]
