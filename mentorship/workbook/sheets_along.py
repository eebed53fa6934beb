"""Sheets of what happened along the way: stays, moves and words, activities with their parts and who came."""

from mentorship.workbook.kinds import Ref
from mentorship.workbook.shape import (
    CITY,
    DAY,
    EXACT_DAY,
    PARTNERSHIP,
    PERSON,
    PROGRAMME,
    TIME,
    WHOLE,
    YES,
    Sheet,
    basis,
    can,
    key,
    need,
    one_of,
)
from participants.partnerships.parts import CITIES
from stages.activities.kinds import Delivery, Instrument, LedBy, Purpose, Room
from stages.journey.models import State
from stages.journey.moves import STAGE_CHOICES, Move
from stages.journey.words import Word

STAGE, TWO_SIDES = one_of(STAGE_CHOICES), one_of([(side.value, side.label) for side in CITIES])
HELD = one_of([(state, state) for state in ("planned", "held", "cancelled")])
WORD = "Own history: taken with a new partnership only; of one that is here already it is compared."

STAYS = Sheet(
    "Stays",
    "stay",
    (
        PROGRAMME,
        PARTNERSHIP,
        key("Stage", "stage", STAGE, "courtship"),
        key("Since", "since", DAY, "March 2024"),
        basis("since_basis", "that date"),
        can("Until", "until", DAY, note="The day on which the next stage began. Empty for the present one."),
        basis("until_basis", "the end date"),
        can("Expected until", "expected_until", EXACT_DAY),
    ),
    about=f"The stages that a partnership went through, one after the other. {WORD}",
)
MOVES = Sheet(
    "Moves",
    "move",
    (
        PROGRAMME,
        PARTNERSHIP,
        key("Number", "number", WHOLE, 1, "1 for the first move of the partnership."),
        key("From", "left", STAGE, "courtship"),
        key("To", "entered", STAGE, "inspiration"),
        can("From the state", "state_left", one_of(State), note="Only where the state changes and the stage stays."),
        can("To the state", "state_entered", one_of(State)),
        key("Proposed by", "proposer", PERSON, "A planner of Mzuzu"),
        can("Reason", "reason"),
        can("What was missing", "missing", example="", note="Titles of criteria, with semicolons between."),
        can("Outcome", "outcome", one_of(Move.Outcome), "effective", "Empty for an open proposal."),
        can("Holds from", "effective_on", DAY, "June 2024"),
        basis("effective_basis", "that date"),
        can("Next stage expected until", "expected_until", EXACT_DAY),
    ),
    about=f"Proposals to go to another stage or state. {WORD}",
)
WORDS = Sheet(
    "Words on moves",
    "word",
    (
        PROGRAMME,
        PARTNERSHIP,
        key("Move", "move", WHOLE, 1, "The number of the move."),
        key("Side", "side", TWO_SIDES, "mentee"),
        key("Says", "says", one_of(Word.Says), "accepts"),
        key("Said by", "by", PERSON, "A planner of Mzuzu"),
        key("Said on", "said_on", DAY, "2024-06-03"),
        basis("said_basis", "that date"),
        can("How", "how", one_of(Word.How), "at a meeting"),
        can("Reason", "reason"),
    ),
    once=True,
    about=f"What each side said about a move. {WORD}",
)
ACTIVITIES = Sheet(
    "Activities",
    "activity",
    (
        PROGRAMME,
        key("Partnerships", "partnerships", Ref("partnership", many=True), "eThekwini → Mzuzu", "Several with semicolons between."),
        key("Title", "title", example="Workshop on participation"),
        key("Date", "on", DAY, "2024-03-01"),
        basis(),
        can("Last day", "last_day", EXACT_DAY),
        can("State", "state", HELD, "held", "Left empty: held if the day has passed, else planned."),
        can("Why it was cancelled", "cancel_reason"),
        can("What it was", "instrument", one_of(Instrument), "workshop", "Makes one part of the usual length where no parts are given."),
        can("Purpose of the visit", "purpose", one_of(Purpose)),
        can("City", "city", CITY, "Mzuzu"),
        can("Place", "place", example="Civic offices"),
        can("Time zone", "zone", note="Left empty, that of the city."),
        can("Summary", "summary"),
        can("Summary, continued", "summary_more", note="A cell holds 32,767 characters; what is longer goes on here."),
    ),
    about="What the two sides did together, and what they plan.",
)
ACTIVITY = key("Activity", "activity", Ref("activity"), "2024-03-01 Workshop on participation", "Its date and title.")
PARTS = Sheet(
    "Parts",
    "part",
    (
        PROGRAMME,
        ACTIVITY,
        key("Number", "number", WHOLE, 1),
        need("What it was", "instrument", one_of(Instrument), "workshop"),
        can("Starts at", "starts", TIME, "09:30"),
        can("Minutes", "minutes", WHOLE, 120),
        can("How people met", "delivery", one_of(Delivery), "face to face"),
        can("Led by", "led_by", one_of(LedBy), "together"),
        can("Closed session", "closed", YES, "no"),
        can("How people sat", "room", one_of(Room), "groups"),
    ),
    once=True,
    about="The pieces of an activity. Hours and signals are counted from these.",
)
ATTENDANCE = Sheet(
    "Attendance",
    "attendance",
    (
        PROGRAMME,
        ACTIVITY,
        key("Person", "practitioner", PERSON, "A planner of Mzuzu"),
        can("Came", "came", YES, "yes", "Empty: expected, and nobody said yet."),
    ),
    once=True,
    about="Who was expected, and who came.",
)
