"""A small library of designs, written from the field's practice: each can be taken, changed and held.

Source: what the study tells of exploratory visits, the exchange, the mentee-run workshop and after-care, in our own words.
"""

from django.utils.translation import gettext_lazy as _

from stages.activities.library import Design

HOUR, HALF_A_DAY = 60, 240


def part(title, instrument, minutes, *, day=1, starts=None, led_by="together", kinds=(), aims=(), **more):
    """One part of a design, as the record takes it."""
    return {
        "title": title,
        "instrument": instrument,
        "minutes": minutes,
        "day": day,
        "starts": starts,
        "led_by": led_by,
        "kinds": list(kinds),
        "aims": list(aims),
        **more,
    }


VISIT_TO_PRESENT = Design(
    key="first-visit",
    title=_("First visit: present and test the appetite"),
    about=_("The mentor comes to the mentee’s city, tells its story with what went wrong, and listens for what people here want."),
    purpose="present",
    social=_("A meal together on the evening before, without an agenda."),
    parts=(
        part(_("Dinner on the evening before"), "joint meal", 120, starts="18:30", aims=["connectivity"]),
        part(_("Courtesy call on the mayor"), "meeting", 45, day=2, starts="08:30", led_by="mentee", aims=["connectivity"]),
        part(
            _("How our plan came about, and what we would do otherwise"),
            "exploratory visit",
            120,
            day=2,
            starts="09:30",
            led_by="mentor",
            room="circle",
            kinds=["storytelling", "buzz session"],
            aims=["knowledge"],
        ),
        part(
            _("What would it be good for here?"),
            "discussion",
            90,
            day=2,
            starts="13:30",
            led_by="mentee",
            room="groups",
            kinds=["brainstorming"],
            aims=["consensus"],
            tools=_("cards, pens, a wall"),
        ),
    ),
)
VISIT_TO_SEE = Design(
    key="second-visit",
    title=_("Second visit: reconnaissance and programme of action"),
    about=_("See the lay of the land, meet everyone who has a part in it, and plan together who does what."),
    purpose="reconnaissance",
    social=_("The drive through the city in one vehicle; lunch where people here eat."),
    parts=(
        part(
            _("Round trip through the city and its edge"),
            "reconnaissance",
            HALF_A_DAY,
            starts="08:00",
            led_by="mentee",
            room="on the way",
            kinds=["field visit"],
            aims=["knowledge"],
        ),
        part(_("Lunch together"), "joint meal", 75, starts="12:30", led_by="mentee", aims=["connectivity"]),
        part(
            _("Who has a part in this, and what each expects"),
            "dialogue",
            120,
            starts="14:00",
            room="circle",
            kinds=["anecdote circle"],
            aims=["consensus"],
        ),
        part(
            _("Programme of action: what, who, by when"),
            "exploratory visit",
            180,
            day=2,
            starts="09:00",
            room="groups",
            kinds=["action planning"],
            aims=["action"],
            tools=_("a year on the wall, cards"),
        ),
    ),
)
VISIT_FOR_DETAILS = Design(
    key="third-visit",
    title=_("Third visit: details and logistics"),
    about=_("Settle who travels, when, with what papers and money, and what the exchange will look like day by day."),
    purpose="details",
    social=_("An evening in which nobody talks about logistics."),
    parts=(
        part(_("The exchange, day by day"), "exploratory visit", 120, starts="09:00", room="circle", kinds=["action planning"], aims=["action"]),
        part(_("Travel, visas, beds, interpreters, money"), "meeting", 90, starts="11:30", led_by="mentor", tools=_("a list with names and dates")),
        part(_("What the leaders will be asked to do"), "leadership briefing", HOUR, starts="14:00", led_by="mentee", aims=["consensus"]),
        part(_("Evening meal"), "joint meal", 120, starts="18:30", aims=["connectivity"]),
    ),
)
EXCHANGE = Design(
    key="exchange",
    title=_("Three-day exchange in the mentor city"),
    about=_("Closed talk with inside stories, a tour of what came of the strategy and of what is still not solved, and practice in small groups."),
    purpose="",
    social=_("The bus on the second day, shared meals, and an evening out on the first."),
    parts=(
        part(
            _("What really happened: the inside story"),
            "discussion",
            180,
            starts="09:00",
            led_by="mentor",
            closed=True,
            room="groups",
            kinds=["storytelling", "fishbowl"],
            aims=["knowledge", "connectivity"],
        ),
        part(
            _("What it stirs up at home"),
            "discussion",
            120,
            starts="13:30",
            closed=True,
            room="groups",
            kinds=["anecdote circle", "peer assist"],
            aims=["connectivity"],
        ),
        part(_("Evening out"), "joint meal", 150, starts="18:30", aims=["connectivity"]),
        part(
            _("Tour: what came of the strategy, and what is still not solved"),
            "site visit",
            HALF_A_DAY,
            day=2,
            starts="08:30",
            led_by="mentor",
            room="on the way",
            kinds=["field visit"],
            aims=["knowledge"],
        ),
        part(_("On the bus between the sites"), "bus trip", 90, day=2, starts="13:00", room="on the way", aims=["connectivity"]),
        part(
            _("Practise a strategic planning workshop"),
            "training",
            300,
            day=3,
            starts="09:00",
            led_by="mentor",
            room="groups",
            kinds=["role play", "case study"],
            aims=["skill"],
            tools=_("the manual, cards, role sheets"),
        ),
        part(
            _("What we take home, and what not"),
            "discussion",
            90,
            day=3,
            starts="15:00",
            led_by="mentee",
            closed=True,
            room="circle",
            kinds=["after-action review"],
            aims=["action"],
        ),
    ),
)
MENTEE_RUN = Design(
    key="mentee-workshop",
    title=_("Strategic planning workshop run by the mentee, with a debriefing"),
    about=_("The mentee’s own facilitators lead. The mentor holds back in the room, and helps over tea and in the debriefing."),
    purpose="",
    social=_("Tea and lunch long enough for the mentor to make suggestions quietly."),
    parts=(
        part(_("Opening by the mayor"), "leadership briefing", 30, starts="08:30", led_by="mentee", aims=["consensus"]),
        part(
            _("Where we are, where we want to be"),
            "workshop",
            180,
            starts="09:00",
            led_by="mentee",
            room="groups",
            kinds=["gap analysis"],
            aims=["consensus"],
            tools=_("maps, cards, figures of the city"),
        ),
        part(_("Lunch"), "joint meal", 75, starts="12:30", led_by="mentee", aims=["connectivity"]),
        part(
            _("Outcomes, and who answers for them"),
            "workshop",
            150,
            starts="13:45",
            led_by="mentee",
            room="groups",
            kinds=["action planning"],
            aims=["action"],
        ),
        part(
            _("Debriefing of the facilitators with the mentor"),
            "debriefing",
            75,
            starts="16:45",
            closed=True,
            room="circle",
            kinds=["after-action review"],
            aims=["skill"],
        ),
    ),
)
AFTER_CARE = Design(
    key="after-care",
    title=_("After-care meeting beside a conference"),
    about=_("Both are there anyway: an hour with the road map, one problem to solve together, and a meal."),
    purpose="",
    social=_("The meal is half of it."),
    parts=(
        part(
            _("The road map: what moved, what did not"),
            "chance meeting",
            HOUR,
            starts="16:30",
            led_by="mentee",
            room="circle",
            kinds=["after-action review"],
            aims=["action"],
        ),
        part(
            _("One problem, looked at together"),
            "discussion",
            45,
            starts="17:30",
            led_by="mentee",
            room="circle",
            kinds=["peer assist"],
            aims=["knowledge"],
        ),
        part(_("Dinner"), "joint meal", 120, starts="18:30", aims=["connectivity"]),
    ),
)
DESIGNS = (VISIT_TO_PRESENT, VISIT_TO_SEE, VISIT_FOR_DETAILS, EXCHANGE, MENTEE_RUN, AFTER_CARE)
BY_KEY = {design.key: design for design in DESIGNS}
