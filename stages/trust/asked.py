"""Who is asked in a pulse, and about whom: the practitioners who sit in the safe space now, about those of the other city whom they met."""

from collections import defaultdict
from collections.abc import Collection

from django.apps import apps
from django.db.models import Exists, OuterRef
from django.utils import timezone

from participants.dates import now_holds
from participants.models import Membership, Practitioner
from participants.partnerships.parts import CITIES, PRACTITIONERS
from participants.partnerships.safe_space import seated


def asked(waves: Collection) -> dict[int, dict[int, str]]:
    """By wave: the users who are asked, with their side. After a closed session: those of them who were there. Two queries for all."""
    seats = seated(timezone.localdate()).filter(partnership__in={wave.partnership_id for wave in waves})
    in_space: dict[int, dict[int, tuple[str, int]]] = defaultdict(dict)
    rows = seats.order_by("-pk").values_list("partnership", "practitioner__user", "side", "practitioner")
    for partnership, user, side, practitioner in rows:
        in_space[partnership][user] = (side, practitioner)
    there = _there({wave.part_id for wave in waves if wave.part_id})
    return {
        wave.pk: {user: side for user, (side, who) in in_space[wave.partnership_id].items() if not wave.part_id or who in there[wave.part_id]}
        for wave in waves
    }


def _there(parts: set[int]) -> dict[int, set[int]]:
    """By part: the practitioners who came to its activity."""
    found: dict[int, set[int]] = defaultdict(set)
    if parts:
        came = apps.get_model("stages", "Part").objects.filter(pk__in=parts, activity__attendances__came=True)
        for part, who in came.values_list("pk", "activity__attendances__practitioner"):
            found[part].add(who)
    return found


def met(partnership, user, side: str) -> list[Practitioner]:
    """The practitioners of the other city with whom the user attended something that was held."""
    attendance = apps.get_model("stages", "Attendance").objects.filter(
        came=True, activity__held_at__isnull=False, activity__involvements__partnership=partnership
    )
    mine = attendance.filter(practitioner__user=user).values("activity")
    members = Membership.objects.filter(now_holds(timezone.localdate()), partnership=partnership, role__in=PRACTITIONERS, side__in=CITIES)
    there = members.exclude(side=side).filter(practitioner=OuterRef("pk"))
    together = attendance.filter(practitioner=OuterRef("pk"), activity__in=mine)
    return list(Practitioner.objects.filter(Exists(there), Exists(together)).exclude(user=user).order_by("name", "pk"))
