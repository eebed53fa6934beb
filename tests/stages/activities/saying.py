"""What a person types into the form of the log, and who types it."""

from stages.activities import lengths
from tests import make

TODAY = "2026-11-20"


def duo(**fields):
    """A partnership, and a facilitator of its mentor city."""
    partnership = make.partnership(make.city("eThekwini", zone="Africa/Johannesburg"), make.city("Mzuzu", "MW", zone="Africa/Blantyre"), **fields)
    return partnership, make.member_user(partnership, "mentor", "facilitator")


def said(**fields):
    """A visit, in as few words as the form takes."""
    return {"instrument": "exploratory visit", "on": "2026-11-14", "place": "Town hall", "led_by": "together", **fields}


def told(activity, **fields):
    """The hold form of a plan, filled in as it is offered."""
    return {
        "version": activity.version,
        "on": activity.on.isoformat(),
        "people": [row.practitioner_id for row in activity.attendances.all()],
        **fields,
    }


def changed(activity, **fields):
    """The change form of an activity, sent as it stands."""
    part = activity.part
    stands = {name: getattr(activity, name) for name in ("version", "on_precision", "on_basis", "title", "summary", "purpose")}
    stands |= {"on": activity.on.isoformat(), "place": activity.place or "Town hall", **lengths.initial(part.minutes)}
    stands |= {"instrument": part.instrument, "led_by": part.led_by, "delivery": part.delivery}
    return {**stands, "people": [row.practitioner_id for row in activity.attendances.exclude(came=False)], **fields}
