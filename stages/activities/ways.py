"""How people work together in a part, and what it aims at: the building blocks of knowledge exchange, described in our own words.

Source: the names and the five outcomes follow the World Bank's taxonomy of knowledge exchange.
"""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class Way(models.TextChoices):
    DEMONSTRATION = "demonstration", _("demonstration")
    STORYTELLING = "storytelling", _("storytelling")
    PANEL = "expert panel", _("expert panel")
    LIGHTNING = "lightning talks", _("lightning talks")
    POSTERS = "poster session", _("poster session")
    PEER_ASSIST = "peer assist", _("peer assist")
    BRAINSTORMING = "brainstorming", _("brainstorming")
    BUZZ = "buzz session", _("buzz session")
    CAFE = "knowledge cafe", _("knowledge café")
    CIRCLE = "anecdote circle", _("anecdote circle")
    ROLE_PLAY = "role play", _("role play")
    FISHBOWL = "fishbowl", _("fishbowl")
    SIMULATION = "simulation", _("simulation")
    ACTION_PLANNING = "action planning", _("action planning")
    FIELD_VISIT = "field visit", _("field visit")
    CASE_STUDY = "case study", _("case study in groups")
    REVIEW = "after-action review", _("after-action review")
    GAP = "gap analysis", _("gap analysis")
    SWOT = "swot", _("strengths and weaknesses (SWOT)")
    SELF = "self-assessment", _("self-assessment")


GROUPS = (
    (_("Some show, the others listen"), ("demonstration", "storytelling", "expert panel", "lightning talks", "poster session")),
    (_("Everyone talks"), ("peer assist", "brainstorming", "buzz session", "knowledge cafe", "anecdote circle")),
    (_("Everyone does"), ("role play", "fishbowl", "simulation", "action planning", "field visit", "case study")),
    (_("Everyone looks into it"), ("after-action review", "gap analysis", "swot", "self-assessment")),
)
# Content that makes groups take part (finding P3): all but what is only shown or told.
TAKING_PART = frozenset(way for _title, ways in GROUPS[1:] for way in ways)

MEANS = {
    "demonstration": _("One shows how it is done; the others watch and ask."),
    "storytelling": _("Somebody who was there tells how it really went, with what went wrong."),
    "expert panel": _("A few people who know the matter answer questions together."),
    "lightning talks": _("Several talks of five minutes each, one after the other."),
    "poster session": _("Each hangs up a sheet about their work and stands beside it."),
    "peer assist": _("One team brings a problem; colleagues from the other city help to solve it."),
    "brainstorming": _("Everyone calls out ideas; nobody judges them until the end."),
    "buzz session": _("Two or three neighbours talk for some minutes, then the room hears what came up."),
    "knowledge cafe": _("Small tables with one question each; people change tables."),
    "anecdote circle": _("A small circle shares what happened to each of them in the same matter."),
    "role play": _("People play councillors, residents or officials, and try a situation out."),
    "fishbowl": _("A few talk in the middle, the others listen around them and change places."),
    "simulation": _("The group plays a whole process through, with made-up figures."),
    "action planning": _("The group agrees who does what next, and by when."),
    "field visit": _("Everyone goes there and sees it."),
    "case study": _("Groups work on a real case and compare what they would do."),
    "after-action review": _("What was meant to happen, what happened, why, and what next time."),
    "gap analysis": _("Where we are, where we want to be, and what lies between."),
    "swot": _("Strengths, weaknesses, chances and dangers, on one sheet."),
    "self-assessment": _("Each city rates itself, and keeps the sheet."),
}


class Aim(models.TextChoices):
    """The five outcomes: what should be different afterwards."""

    KNOWLEDGE = "knowledge", _("new knowledge")
    SKILL = "skill", _("enhanced skill")
    CONSENSUS = "consensus", _("improved consensus")
    TIES = "connectivity", _("closer ties")
    ACTION = "action", _("new and improved actions")


def choices():
    """All ways, grouped by what people do."""
    return [(str(title), [(key, Way(key).label) for key in keys]) for title, keys in GROUPS]


def meanings():
    """Each way with what it means, in the order of the form."""
    return [(Way(key).label, MEANS[key]) for _title, keys in GROUPS for key in keys]


def known_ways(value):
    _known(value, Way)


def known_aims(value):
    _known(value, Aim)


def _known(value, choices):
    """A list of keys, each once and each of the list."""
    if not isinstance(value, list) or len(set(map(str, value))) != len(value) or not set(map(str, value)) <= set(choices.values):
        raise ValidationError(_("One of these choices does not exist."))
