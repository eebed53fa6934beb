"""Who reads a text once it is shared, by name: said before it is (finding F5)."""

from participants.partnerships.safe_space import seated
from stages.reflections.quotes import signature


def readers(partnership, written, *, but):
    """The names of those who sit in the safe space: those who read a text of that time, and those who were admitted later."""
    now, later = {}, {}
    members = seated().filter(partnership=partnership).exclude(practitioner__user=but).select_related("practitioner__city")
    for each in members.order_by("-side", "practitioner__name", "pk"):
        (now if each.admitted_at <= written else later)[each.practitioner_id] = signature(each.practitioner.name, str(each.practitioner.city or ""))
    return list(now.values()), [who for pk, who in later.items() if pk not in now]
