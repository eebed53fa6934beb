"""eThekwini → Mzuzu, from inspiration to the end of supported implementation: Mzuzu's own people run its workshops."""

from mentorship.case.contact import calls, letters
from mentorship.case.partnerships import MZUZU
from mentorship.case.shapes import Happening, Piece, Said, Step

LEADS = ("lead.ethekwini", "lead.mzuzu")
TEAM = ("lead.mzuzu", "facilitator.mzuzu", "planner.mzuzu", "support.mzuzu")
WORKSHOP = (
    Piece("workshop", 660, "mentee"),
    Piece("joint meal", 120),
    Piece("debriefing", 60, "together", closed=True),
)

ADOPTING = [
    Happening(
        "2014-09",
        "Looking back on the days in Durban",
        "At home the team asked itself what it had seen, and what it would take here.",
        (MZUZU,),
        (Piece("discussion", 180, "mentee", closed=True),),
        "lead.mzuzu",
        TEAM[:3],
        town="mzuzu",
    ),
    Said("2014-09", MZUZU, "failure-told", "lead.mzuzu", "Illustrative: eThekwini showed what is still not solved there."),
    Said("2014-09", MZUZU, "reflected", "lead.mzuzu", "Illustrative: the team sat down together after its return."),
    Step(
        "2014-10",
        MZUZU,
        "adoption",
        "lead.mzuzu",
        "lead.ethekwini",
        "We are convinced. Now we decide how to do it here. Illustrative: three months were expected.",
        expected="2015-01",
    ),
    Happening(
        "2014-11",
        "What fits Mzuzu",
        "Element by element: what to take as it is, what to change, what to leave out, what to add from home.",
        (MZUZU,),
        (Piece("workshop", 300, "mentee"),),
        "facilitator.mzuzu",
        TEAM,
        town="mzuzu",
    ),
    *letters("2014-12", MZUZU, LEADS, title="E-mails about what fits"),
    Happening(
        "2015-02",
        "Briefing for the mayor and the chief executive officer",
        "What the workshops will ask of the city’s leaders, and what they may expect of them."
        " The mayor was new in office; the change is illustrative.",
        (MZUZU,),
        (Piece("leadership briefing", 120, "together"), Piece("joint meal", 60)),
        "lead.mzuzu",
        ("lead.mzuzu", "lead.ethekwini", "mayor.mzuzu", "ceo.mzuzu"),
        town="mzuzu",
    ),
    Step(
        "2015-04",
        MZUZU,
        "implementation",
        "lead.mzuzu",
        "lead.ethekwini",
        "The leaders are briefed and the facilitators know what to do. Illustrative: a year was expected.",
        expected="2016-04",
    ),
]

IMPLEMENTING = [
    Happening(
        "2015-06",
        "Workshop on the vision",
        "Mzuzu’s facilitators ran it; eThekwini’s people kept in the background and spoke at the debriefing. Blantyre’s chief executive officer"
        " had been invited.",
        (MZUZU,),
        WORKSHOP,
        "facilitator.mzuzu",
        (*TEAM, "mayor.mzuzu", "ceo.mzuzu", "lead.ethekwini", "planner.ethekwini"),
        town="mzuzu",
    ),
    *calls("2015-08 2016-01 2016-05", MZUZU, LEADS, title="Call between the leads"),
    Happening(
        "2015-11",
        "Workshop on the plan",
        "From the vision to outcomes, run by Mzuzu’s facilitators, with a debriefing afterwards.",
        (MZUZU,),
        WORKSHOP,
        "facilitator.mzuzu",
        (*TEAM, "ceo.mzuzu", "planner.ethekwini"),
        town="mzuzu",
    ),
    Happening(
        "2016-03",
        "Workshop on the road map",
        "Who does what by when, and how the city will see whether it happens.",
        (MZUZU,),
        WORKSHOP,
        "facilitator.mzuzu",
        (*TEAM, "mayor.mzuzu", "ceo.mzuzu", "lead.ethekwini"),
        town="mzuzu",
    ),
    Said("2016-05", MZUZU, "after-care-agreed", "lead.ethekwini", "Illustrative: we stay in touch by telephone, by e-mail and at conferences."),
    Said("2016-05", MZUZU, "after-care-agreed", "lead.mzuzu", "Illustrative: we call when we are stuck, and also when we are not."),
    Step("2016-06", MZUZU, "after-care", "lead.ethekwini", "lead.mzuzu", "Vision, plan and road map are there, and Mzuzu holds them."),
]

DIARY = [*ADOPTING, *IMPLEMENTING]
