"""Who takes part in a partnership, and what the reader may do about each of them. One query for the people."""

from dataclasses import dataclass

from django.utils import timezone

from participants.access import May, in_partnership, parts
from participants.partnerships import admission
from participants.partnerships.parts import LEADERS, LEADS, PRACTITIONERS, Role, Side


@dataclass(frozen=True)
class Office:
    """A leader's office on one side: who holds it, and who held it before, the latest first."""

    side: str
    role: str
    now: list
    before: list

    @property
    def title(self):
        return Role(self.role).label


def people(user, partnership) -> dict:
    """The context of ``participants/members/_people.html``."""
    may, today = in_partnership(user, partnership), timezone.localdate()
    rows = list(partnership.memberships.select_related("practitioner", "admitted_by", "follows__practitioner").order_by("side", "since", "pk"))
    members = [row for row in rows if row.until is None or row.until > today]
    mine = {part.side for part in parts(user) if part.partnership == partnership.pk and part.grants(May.ADMIT)}
    for row in members:
        row.may_admit = row.role in PRACTITIONERS and not row.admitted_at and may_admit(user, row, rows, mine, May.INVITE in may)
        row.may_end = row.until is None and (May.INVITE in may or row.side in mine)
    return {
        "partnership": partnership,
        "sides": [(side, [row for row in members if row.side == side]) for side in Side],
        "former": [row for row in rows if row.until and row.until <= today],
        "offices": offices(rows, today),
        "may_name": May.INVITE in may or bool(mine),
        "may_invite": May.INVITE in may,
    }


def may_admit(user, row, rows, mine, is_manager):
    """As ``admission.check`` decides, from the rows at hand: for the button; the verb asks again."""
    if row.side in mine or row.role not in LEADS:
        return row.side in mine
    today = timezone.localdate()
    if not any(each.admitted_at for each in rows if each.side == row.side):
        return is_manager
    return user.pk in admission.heirs(row, [each for each in rows if each.since <= today and (each.until is None or each.until > today)])


def offices(rows, today):
    """Every office of a leader that anybody holds or held."""
    found = []
    for side in (Side.MENTOR, Side.MENTEE):
        for role in LEADERS:
            held = [row for row in rows if (row.side, row.role) == (side, role)]
            now = [row for row in held if row.until is None or row.until > today]
            before = sorted((row for row in held if row not in now), key=lambda row: (row.until, row.pk), reverse=True)
            if held:
                found.append(Office(side.value, role.value, now, before))
    return found
