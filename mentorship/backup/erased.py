"""Who was erased, kept outside the database: numbers and moments, no names. An older archive does not bring anybody back.

A line is ``MOMENT USER PRACTITIONER``; the last is ``-`` for an account that never took part.
"""

import datetime as dt
from pathlib import Path

from mentorship.own_data.erase import erase
from mentorship.own_data.export import lent_to_entry
from participants.models import Practitioner, User

MARGIN = dt.timedelta(hours=1)
"""An erasure is written down shortly before it is committed, and clocks differ. Erasing twice does no more than once."""


def since(path: Path, taken_at: str) -> list[tuple[int, int | None]]:
    """Whom to erase again after an archive of that moment: (user, practitioner). Raises ``ValueError`` for a line that says nothing."""
    lines = path.read_text().splitlines() if path.exists() else []
    rows = [line.split() for line in lines if line.strip()]
    start = dt.datetime.fromisoformat(taken_at) - MARGIN
    return [(int(user), int(who) if who != "-" else None) for moment, user, who in rows if dt.datetime.fromisoformat(moment) >= start]


def erase_again(people) -> int:
    """Each of them who is there. Somebody who had no account in the archive is found by their entry."""
    done = 0
    for user, who in people:
        found = _account(user, who)
        if found:
            erase(found)
            done += 1
    return done


def _account(user, who) -> User | None:
    entry = Practitioner.objects.select_related("user").filter(pk=who).first() if who else None
    if entry:
        return entry.user or lent_to_entry(entry)
    return User.objects.filter(pk=user).first()
