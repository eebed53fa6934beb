"""The pulses that ask a person now, for their home page: answered or not, for nobody shall see from a screen who has."""

from participants.access import May, parts
from stages.trust.models import Wave

MOST = 5


def open_for(user) -> list[Wave]:
    """Of the partnerships in which they answer, those waves that ask them."""
    mine = [part.partnership for part in parts(user) if part.partnership and part.grants(May.ANSWER)]
    if not mine:
        return []
    cities = ("partnership__mentor", "partnership__mentee", "move", "part__activity")
    waves = list(Wave.objects.open().filter(partnership__in=mine).select_related(*cities).order_by("closes_on", "pk"))
    people = Wave.asked_in(waves) if waves else {}
    return [wave for wave in waves if user.pk in people[wave.pk]][:MOST]
