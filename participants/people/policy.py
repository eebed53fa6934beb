"""Who may change a person's entry, and who may see how to reach them (class C)."""

import datetime as dt
from dataclasses import dataclass

from participants.access import May, allowed, parts


@dataclass(frozen=True)
class Reach:
    """What the asker may know of someone's contacts: empty where they may not."""

    email: str = ""
    phone: str = ""


def leads(user, practitioner):
    """Is the user an admitted lead on a side on which this person takes part now? A part that ended opens nothing to either."""
    sides = {(part.partnership, part.side) for part in parts(user) if part.grants(May.ADMIT)}
    if not sides:
        return False
    today = dt.date.today()
    return any((m.partnership_id, m.side) in sides for m in practitioner.memberships.all() if m.until is None or m.until > today)


def may_change(user, practitioner):
    return practitioner.user_id == user.pk or leads(user, practitioner) or allowed(user, May.INVITE, practitioner)


def contacts(user, practitioner):
    """The person and the leads of their own side see all; the manager the e-mail address; nobody else anything."""
    contact = getattr(practitioner, "contact", None)
    email = (contact and contact.email) or (practitioner.user.email if practitioner.user else "")
    if practitioner.user_id == user.pk or leads(user, practitioner):
        return Reach(email, contact.phone if contact else "")
    return Reach(email) if allowed(user, May.INVITE, practitioner) else Reach()
