"""The states of a partnership beside its stage: under way, paused, dormant, ended; and which leads to which.

A stage says how far two cities have come, a state whether they walk at present. Stage five has no exit, so an end is a state that can be
taken back: nothing ends because its grant did.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    UNDER_WAY = "under way", _("under way")
    PAUSED = "paused", _("paused")
    DORMANT = "dormant", _("dormant")
    ENDED = "ended", _("ended")


WAYS = {
    State.UNDER_WAY: (State.PAUSED, State.DORMANT, State.ENDED),
    State.PAUSED: (State.UNDER_WAY, State.DORMANT, State.ENDED),
    State.DORMANT: (State.UNDER_WAY, State.ENDED),
    State.ENDED: (State.UNDER_WAY,),
}

TITLES = {
    State.UNDER_WAY: _("Resume the partnership"),
    State.PAUSED: _("Pause the partnership"),
    State.DORMANT: _("Let the partnership rest"),
    State.ENDED: _("End the partnership"),
}

MEANINGS = {
    State.UNDER_WAY: _("Both cities take it up again, in the stage in which they left it."),
    State.PAUSED: _("For a while, with the wish to go on: an election, a change of leaders, a busy season."),
    State.DORMANT: _("Nobody works on it now, and nobody knows when it goes on. Contact is still welcome."),
    State.ENDED: _("Both cities take leave. A grant that has closed is no reason by itself, and an end can be taken back."),
}

STILL = {
    State.PAUSED: _("The partnership is paused. Resume it first: a stage changes only while it is under way."),
    State.DORMANT: _("The partnership is dormant. Resume it first: a stage changes only while it is under way."),
    State.ENDED: _("The partnership has ended. Resume it first: a stage changes only while it is under way."),
}
"""Why no stage changes in the meantime."""


def standing(stage: str, state: str) -> str:
    """Where a partnership stands, as one word: what a page has seen, compared with what is."""
    return stage if state == State.UNDER_WAY else f"{stage}, {state}"
