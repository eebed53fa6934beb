"""The parts that people play in a partnership, as data (domain: who takes part)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Side(models.TextChoices):
    MENTOR = "mentor", _("mentor")
    MENTEE = "mentee", _("mentee")
    SUPPORT = "support", _("support")


class Role(models.TextChoices):
    LEAD_FACILITATOR = "lead facilitator", _("lead facilitator")
    LEAD_PLANNER = "lead planner", _("lead planner")
    FACILITATOR = "facilitator", _("facilitator")
    PLANNER = "planner", _("planner")
    SUPPORT_FACILITATOR = "support facilitator", _("support facilitator")
    POLITICAL_LEADER = "political leader", _("political leader")
    ADMINISTRATIVE_LEADER = "administrative leader", _("administrative leader")
    ADVISER = "adviser", _("adviser")
    BROKER = "broker", _("broker")
    ASSOCIATION = "association", _("association")


class Posture(models.TextChoices):
    """How cities learn, after Campbell, from the most to the least intentional."""

    DELIBERATE = "deliberate", _("deliberate learning missions with an agency of its own")
    EPISODIC = "episodic", _("visits and exchanges now and then")
    OBJECTIVES = "objectives", _("shared but limited programme objectives")
    MEMBER = "member", _("member of associations")
    INDIVIDUALS = "individuals", _("individuals in networks and at conferences")


LEADS = (Role.LEAD_FACILITATOR, Role.LEAD_PLANNER)
PRACTITIONERS = (*LEADS, Role.FACILITATOR, Role.PLANNER, Role.SUPPORT_FACILITATOR)
LEADERS = (Role.POLITICAL_LEADER, Role.ADMINISTRATIVE_LEADER)
SUPPORTERS = (Role.ADVISER, Role.BROKER, Role.ASSOCIATION)
CITIES = (Side.MENTOR, Side.MENTEE)

SIDE_OF = {
    **{role.value: [side.value for side in CITIES] for role in (*PRACTITIONERS, *LEADERS)},
    **{role.value: [Side.SUPPORT.value] for role in SUPPORTERS},
}
