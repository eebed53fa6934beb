"""eThekwini → Otjiwarongo, from inspiration until today: workshops run by Otjiwarongo while eThekwini's planner held back."""

from mentorship.case.contact import calls, conferences, letters
from mentorship.case.partnerships import OTJIWARONGO
from mentorship.case.shapes import Happening, Piece, Said, Step

LEADS = ("lead.ethekwini", "lead.otjiwarongo")
TEAM = ("lead.otjiwarongo", "facilitator.otjiwarongo", "planner.otjiwarongo", "support.otjiwarongo")
WORKSHOP = (
    Piece("workshop", 720, "mentee"),
    Piece("joint meal", 150),
    Piece("debriefing", 75, "together", closed=True),
)
HELD_BACK = (
    "Otjiwarongo’s facilitators ran it. eThekwini’s planner watched and left the answers to them;"
    " what there was to suggest was said over tea and lunch, and in a debriefing afterwards."
)


def workshop(month: str, title: str) -> Happening:
    came = (*TEAM, "mayor.otjiwarongo", "ceo.otjiwarongo", "planner.ethekwini")
    return Happening(month, title, HELD_BACK, (OTJIWARONGO,), WORKSHOP, "facilitator.otjiwarongo", came, town="otjiwarongo")


ADOPTING = [
    Said("2014-10", OTJIWARONGO, "reflected", "lead.otjiwarongo", "Illustrative: the team talked it over on the way home and after."),
    Step("2014-11", OTJIWARONGO, "adoption", "lead.otjiwarongo", "lead.ethekwini", "We want this for our town, in our own way."),
    *letters("2014-12 2015-05", OTJIWARONGO, LEADS, title="E-mails about what fits"),
    *calls("2015-02", OTJIWARONGO, LEADS, title="Call between the leads"),
    Happening(
        "2015-07",
        "Briefing for the mayor and the chief executive officer",
        "What the town’s leaders give to the workshops, and what they get from them.",
        (OTJIWARONGO,),
        (Piece("leadership briefing", 120, "mentee"),),
        "lead.otjiwarongo",
        ("lead.otjiwarongo", "planner.otjiwarongo", "mayor.otjiwarongo", "ceo.otjiwarongo"),
        town="otjiwarongo",
    ),
    Step("2015-09", OTJIWARONGO, "implementation", "lead.otjiwarongo", "lead.ethekwini", "Our leaders stand behind it. We start with the vision."),
]

IMPLEMENTING = [
    workshop("2015-11", "Workshop on the vision"),
    *calls("2016-02 2016-08 2017-03", OTJIWARONGO, LEADS, title="Call between the leads"),
    workshop("2016-06", "Workshop on the plan"),
    workshop("2017-02", "Workshop on the road map"),
    Said("2017-05", OTJIWARONGO, "after-care-agreed", "lead.ethekwini", "Illustrative: eThekwini keeps calling."),
    Said("2017-05", OTJIWARONGO, "after-care-agreed", "lead.otjiwarongo", "Illustrative: we keep calling back."),
    Step("2017-06", OTJIWARONGO, "after-care", "lead.ethekwini", "lead.otjiwarongo", "The road map is there, and the town works by it."),
]

AFTER_CARE = [
    *calls(
        "2017-11 2018-06 2019-03 2019-10 2020-06 2021-02 2021-09 2022-07 2023-05 2024-03 2025-01 2025-09 2026-06 2026-10",
        OTJIWARONGO,
        LEADS,
        title="Call between the leads",
    ),
    *letters("2018-02 2020-01 2022-02 2024-08", OTJIWARONGO, LEADS, title="E-mails about the road map"),
    *conferences("2018-11 2022-11", OTJIWARONGO, LEADS),
    Happening(
        -4,
        "Call about the road map",
        "An illustrative plan whose day has passed: somebody should say whether it was held.",
        (OTJIWARONGO,),
        (Piece("call", 45, delivery="virtual"),),
        "facilitator.otjiwarongo",
        (*LEADS, "facilitator.otjiwarongo"),
        planned=True,
    ),
]

DIARY = [*ADOPTING, *IMPLEMENTING, *AFTER_CARE]
