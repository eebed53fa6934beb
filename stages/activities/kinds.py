"""What an activity can be: instruments and activities of knowledge exchange, and the study's own.

Source: the names follow the World Bank's taxonomy of knowledge exchange; those under "Between two cities" are the study's.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Instrument(models.TextChoices):
    EXPLORATORY = "exploratory visit", _("exploratory visit")
    RECONNAISSANCE = "reconnaissance", _("reconnaissance")
    OBSERVING = "observing", _("observing a sister municipality")
    SITE_VISIT = "site visit", _("site visit or city tour")
    BUS_TRIP = "bus trip", _("bus trip")
    MEAL = "joint meal", _("joint meal")
    RECEPTION = "reception", _("reception")
    CALL = "call", _("call")
    EMAIL = "e-mail exchange", _("e-mail exchange")
    CHANCE = "chance meeting", _("chance meeting at a conference")
    BRIEFING = "leadership briefing", _("leadership briefing")
    DEBRIEFING = "debriefing", _("debriefing")
    WORKSHOP = "workshop", _("workshop")
    TRAINING = "training", _("training")
    DISCUSSION = "discussion", _("discussion")
    STUDY_TOUR = "study tour", _("study tour")
    EXPERT_VISIT = "expert visit", _("expert visit")
    CONFERENCE = "conference", _("conference")
    FAIR = "knowledge fair", _("knowledge fair")
    DIALOGUE = "dialogue", _("multi-stakeholder dialogue")
    COMMUNITY = "community of practice", _("community of practice")
    MEETING = "meeting", _("meeting")


GROUPS = (
    (_("Visits"), ("exploratory visit", "reconnaissance", "observing", "study tour", "expert visit", "site visit")),
    (_("Sessions"), ("workshop", "training", "discussion", "meeting", "leadership briefing", "debriefing", "dialogue")),
    (_("Staying in touch"), ("call", "e-mail exchange", "chance meeting", "conference", "knowledge fair", "community of practice")),
    (_("Time together"), ("joint meal", "bus trip", "reception")),
)
SOCIAL = ("joint meal", "bus trip", "reception")
VISITS = (
    "exploratory visit",
    "reconnaissance",
    "observing",
    "study tour",
    "expert visit",
    "site visit",
    "workshop",
    "training",
    "discussion",
)
AT_A_DISTANCE = ("call", "e-mail exchange")


def choices():
    """All instruments, grouped as a person would look for them."""
    labels = dict(Instrument.choices)
    return [(str(title), [(key, labels[key]) for key in keys]) for title, keys in GROUPS]


class Delivery(models.TextChoices):
    FACE_TO_FACE = "face to face", _("face to face")
    VIRTUAL = "virtual", _("at a distance")
    MIXED = "mixed", _("mixed")


class LedBy(models.TextChoices):
    MENTOR = "mentor", _("the mentor")
    MENTEE = "mentee", _("the mentee")
    TOGETHER = "together", _("both together")
    ADVISER = "adviser", _("an adviser")


class Room(models.TextChoices):
    """How people sat: the study lays rooms out for small groups (findings F5 and P3)."""

    GROUPS = "groups", _("small groups")
    CIRCLE = "circle", _("a circle or one table")
    ROWS = "rows", _("rows that face a speaker")
    ON_THE_WAY = "on the way", _("outdoors or on the way")


GROUPED = ("groups", "circle")
SESSIONS = ("workshop", "training", "discussion")


class Purpose(models.TextChoices):
    """Of an exploratory visit, after the three documented ones."""

    PRESENT = "present", _("present and test the appetite")
    RECONNAISSANCE = "reconnaissance", _("reconnaissance and programme of action")
    DETAILS = "details", _("details and logistics")
    OTHER = "other", _("other")


# Minutes that are taken when nobody says how long it was; a day together counts as eight hours.
DAY = 8 * 60
USUAL = {
    **dict.fromkeys(VISITS, DAY),
    **dict.fromkeys(("conference", "knowledge fair"), DAY),
    **dict.fromkeys(("discussion", "reception", "bus trip", "dialogue", "community of practice"), 120),
    **dict.fromkeys(("call", "chance meeting"), 30),
    "joint meal": 90,
    "e-mail exchange": 15,
}


def usual_minutes(instrument, days=1):
    """How long this kind of activity usually takes over so many days."""
    minutes = USUAL.get(instrument, 60)
    return minutes * days if minutes >= DAY else minutes


def usual_delivery(instrument):
    return Delivery.VIRTUAL if instrument in AT_A_DISTANCE else Delivery.FACE_TO_FACE
