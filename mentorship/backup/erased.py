"""Who was erased, and which files and frozen texts were destroyed, kept outside the database: an older archive brings none of them back.

A line is ``MOMENT USER PRACTITIONER``; the last is ``-`` for an account that never took part. A line on a file is
``MOMENT file SHA256 USER REASON``, one on what was frozen of a report ``MOMENT report NUMBER USER REASON`` (of a programme's report:
``programme``). Numbers, digests and the reason that stands on the page; no names.
"""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from mentorship.own_data.erase import erase
from mentorship.own_data.export import lent_to_entry
from participants.models import Practitioner, User
from reports.emptying import Word
from reports.published.destroying import AGAIN, destroy_again

MARGIN = dt.timedelta(hours=1)
"""An erasure is written down shortly before it is committed, and clocks differ. Erasing twice does no more than once."""


@dataclass(frozen=True)
class Since:
    """What to do again: (user, practitioner) of people; moment, what it was, its digest or number, user and reason of what was destroyed."""

    people: list[tuple[int, int | None]]
    files: list[tuple[dt.datetime, str, str, int, str]]


def since(path: Path, taken_at: str) -> Since:
    """After an archive of that moment. Raises ``ValueError`` for a line that says nothing."""
    lines = path.read_text().splitlines() if path.exists() else []
    start = dt.datetime.fromisoformat(taken_at) - MARGIN
    rows = [(dt.datetime.fromisoformat(moment), rest) for moment, *rest in (line.split() for line in lines if line.strip())]
    late, found = [(moment, rest) for moment, rest in rows if moment >= start], Since([], [])
    for moment, (first, *rest) in late:
        if first in AGAIN:
            key, user, *reason = rest
            found.files.append((moment, first, key, int(user), " ".join(reason)))
        else:
            (who,) = rest
            found.people.append((int(first), int(who) if who != "-" else None))
    return found


def erase_again(again: Since) -> int:
    """Each person who is there, and each file and report. Somebody who had no account in the archive is found by their entry."""
    done = sum(destroy_again(what, key, Word(at, why, User.objects.filter(pk=user).first())) for at, what, key, user, why in again.files)
    for user, who in again.people:
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
