"""Kinds of reminders: what a person can switch on and off. Several rules can be of one kind."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    INVITATIONS = "invitations", _("Invitations: you are expected somewhere, on another day, or no longer")
    VISITS = "visits", _("Visits: one is near, or nobody has said whether it was held")
    PROMISES = "promises", _("Promises: one is due soon, or its day has passed")
    MOVES = "moves", _("Moves: one waits for your city’s word")
    STAGES = "stages", _("Stages: one takes longer than expected")
    LEADERS = "leaders", _("Leaders: one is new, and was not briefed")
    SILENCE = "silence", _("The two cities have not been in touch for long")
    ROAD_MAP = "road map", _("Road map: a reading is due")
    PULSES = "pulses", _("Pulses: one is open")
    REPORTS = "reports", _("Reports: one is due, or waits to be cleared or published")
    FUNDING = "funding", _("Funding: it ends soon")
