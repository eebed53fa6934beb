"""A title for what nobody named: made from the kind and the place."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from stages.activities.kinds import AT_A_DISTANCE, Instrument


def title_of(instrument, activity, partnerships):
    """'Workshop in Mzuzu', 'Workshop, Town hall', 'Call between eThekwini and Mzuzu'."""
    kind = capfirst(str(Instrument(instrument).label))
    if activity.city:
        return (_("%(kind)s in %(city)s") % {"kind": kind, "city": activity.city})[:160]
    if activity.place:
        return f"{kind}, {activity.place}"[:160]
    if instrument in AT_A_DISTANCE and len(partnerships) == 1:
        pair = {"mentor": partnerships[0].mentor, "mentee": partnerships[0].mentee}
        return (_("%(kind)s between %(mentor)s and %(mentee)s") % {"kind": kind, **pair})[:160]
    return kind
