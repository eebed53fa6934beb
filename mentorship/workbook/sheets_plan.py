"""Sheets of what is planned, promised, spent and measured."""

from mentorship.workbook.kinds import Number, Ref
from mentorship.workbook.shape import (
    CITY,
    DAY,
    EXACT_DAY,
    MONEY,
    PARTNERSHIP,
    PERSON,
    PROGRAMME,
    YES,
    Sheet,
    basis,
    can,
    key,
    need,
    one_of,
)
from participants.partnerships.hopes import Hope
from stages.adaptation.kinds import Kind as Decided
from stages.budget.categories import Key as Category
from stages.budget.models import Kind as Paid
from stages.commitments.models import State as Promised

FOUR, TEN = Number(4), Number(10)

PROMISES = Sheet(
    "Commitments",
    "commitment",
    (
        PROGRAMME,
        PARTNERSHIP,
        key("Promised by", "promiser", PERSON, "A planner of Mzuzu"),
        key("What was promised", "what", example="Send the minutes"),
        key("Promised on", "on", DAY, "2024-03-01"),
        basis(),
        need("By when", "due", DAY, "June 2024"),
        basis("due_basis", "that day"),
        can("First named day", "first_due", DAY, note="Where another day was named since."),
        can("Day was left to pass", "lapsed", YES),
        can("State", "state", one_of(Promised), "kept"),
        can("Kept on", "kept_on", DAY, "2024-05-20"),
        basis("kept_basis", "the day it was kept"),
        can("Where it was promised", "activity", Ref("activity"), "2024-03-01 Workshop on participation"),
    ),
    about="What one city promised the other. A state changes on the pages, not by a workbook.",
)
DECISIONS = Sheet(
    "Adaptation decisions",
    "decision",
    (
        PROGRAMME,
        PARTNERSHIP,
        key("Element", "element", example="Small groups"),
        can("Whose method", "city", CITY, "eThekwini", "Empty for an element that the mentee adds from home."),
        can("What the element is", "what"),
        key("Decision", "kind", one_of(Decided), "adapted"),
        key("Local reason", "reason", example="Our rooms are small."),
        key("Decided by", "by", PERSON, "A planner of Mzuzu"),
        key("Date", "on", DAY, "2024-08-01"),
        basis(),
    ),
    about="What the mentee made of each element of the method. A change of mind is a new row.",
)
INTERESTS = Sheet(
    "Interests",
    "interest",
    (
        PROGRAMME,
        key("City", "city", CITY, "Blantyre"),
        key("Date", "on", DAY, "2024-09-01"),
        basis(),
        can("Heard of it through", "heard_through", Ref("partnership"), "eThekwini → Mzuzu"),
        can("How it came about", "story"),
        can("Answer", "state", one_of(Hope.State), "open", "Taken with a new row only."),
        can("The partnership that came of it", "became", Ref("partnership")),
        can("Why not", "declined_because"),
    ),
    about="Cities that would like to join.",
)
LINES = Sheet(
    "Budget lines",
    "budget line",
    (
        PROGRAMME,
        PARTNERSHIP,
        key("What for", "category", one_of(Category), "exchange travel"),
        key("First day", "first_day", EXACT_DAY, "2024-01-01"),
        key("Last day", "last_day", EXACT_DAY, "2024-12-31"),
        basis("days_basis", "the days"),
        can("Currency", "currency", example="EUR", note="Left empty, that of the programme."),
        need("Planned", "planned", MONEY, 4000),
        can("Revised", "revised", MONEY),
        can("Note", "note"),
    ),
    about="What is to be spent on what, for a year at most.",
)
SPENDINGS = Sheet(
    "Spendings",
    "spending",
    (
        PROGRAMME,
        PARTNERSHIP,
        key("Budget line", "line", Ref("budget line"), "exchange travel, 2024-01-01", "What for, and its first day."),
        key("What it was", "what_for", example="Four flights"),
        key("Date", "on", DAY, "2024-03-05"),
        basis(),
        need("Amount", "amount", MONEY, 1250.5),
        can("Currency", "currency", example="EUR"),
        can("Rate", "rate", TEN, note="How much of the line’s currency one unit was worth."),
        can("Day of the rate", "rate_on", EXACT_DAY),
        can("Where the rate comes from", "rate_source"),
        can("Cash or in kind", "kind", one_of(Paid), "cash"),
    ),
    about="What was spent, and what was given in kind.",
)
TARGETS = Sheet(
    "Targets",
    "target",
    (
        PROGRAMME,
        PARTNERSHIP,
        key("Target", "title", example="Households with water"),
        need("Unit", "unit", example="%"),
        need("Where it started", "baseline", FOUR, 40),
        need("Measured on", "baseline_on", DAY, "2024"),
        basis("baseline_basis", "that date"),
        need("Value to reach", "goal", FOUR, 80),
        need("By when", "due", DAY, "2030"),
        basis("due_basis", "that day"),
        can("Who answers for it", "owner", PERSON),
        can("Or an office, in words", "owner_office", example="Directorate of Planning"),
        can("Why it is retired", "retire_reason"),
    ),
    about="What the mentee wants to reach.",
)
READINGS = Sheet(
    "Readings",
    "reading",
    (
        PROGRAMME,
        PARTNERSHIP,
        key("Target", "target", Ref("target"), "Households with water"),
        key("Date", "on", DAY, "2026-05-31"),
        basis(),
        need("Value", "value", FOUR, 52.5),
        can("Note", "note"),
    ),
    about="What was measured, day by day.",
)
