"""The one policy: who may do what (design: who may read what). Every page, file, feed and mail asks here.

What you may not see does not exist for you (404); what you see but may not do is refused (403).
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db.models import BigIntegerField, BooleanField, ExpressionWrapper, Model, Q, QuerySet, Value
from django.shortcuts import get_object_or_404

from participants.dates import now_holds
from participants.partnerships.parts import LEADERS, LEADS, PRACTITIONERS, Role
from participants.prepared import Prepared
from participants.roads import Road


class May(StrEnum):
    LOOK = "look"
    LOG = "log"
    REFLECT = "reflect"
    ANSWER = "answer"
    PROMISE = "promise"
    ACCEPT = "accept"
    CLEAR = "clear"
    ADMIT = "admit"
    INVITE = "invite"
    RECORD = "record"
    PUBLISH = "publish"
    DOWNLOAD = "download"
    INTRODUCE = "introduce"
    CLOUD = "cloud"


PRACTITIONER = frozenset({May.LOOK, May.LOG, May.REFLECT, May.ANSWER, May.PROMISE})
LEAD = PRACTITIONER | {May.ACCEPT, May.CLEAR, May.ADMIT, May.CLOUD}

GRANTS: dict[str, frozenset[May]] = {
    **dict.fromkeys(map(str, PRACTITIONERS), PRACTITIONER),
    **dict.fromkeys(map(str, LEADS), LEAD),
    **dict.fromkeys(map(str, LEADERS), frozenset({May.LOOK})),
    str(Role.ADVISER): frozenset({May.LOOK, May.LOG}),
    str(Role.BROKER): frozenset({May.LOOK, May.INTRODUCE, May.CLOUD}),
    str(Role.ASSOCIATION): frozenset({May.LOOK}),
    "manager": frozenset({May.LOOK, May.LOG, May.INVITE, May.RECORD, May.PUBLISH, May.INTRODUCE}),
    "funder": frozenset({May.DOWNLOAD}),
}

# An invitation opens the working level only. Without this a manager could invite a lead of their own making,
# who would then speak for a city or let others into its safe space.
NEEDS_ADMISSION = frozenset({May.REFLECT, May.ANSWER, May.ACCEPT, May.CLEAR, May.ADMIT, May.CLOUD})
# A broker is never admitted, and stands in the cloud's circle all the same: what holds the two cities together is the broker's work.
UNADMITTED = frozenset({(str(Role.BROKER), May.CLOUD)})


@dataclass(frozen=True)
class Part:
    """One part that a user plays now: in a partnership (with a side), or in a whole programme."""

    role: str
    programme: int
    partnership: int | None = None
    side: str = ""
    admitted: bool = False
    membership: int | None = None

    def grants(self, may: May) -> bool:
        asked = may in NEEDS_ADMISSION and (self.role, may) not in UNADMITTED
        return may in GRANTS[self.role] and (self.admitted or not asked)


def parts(user: Any) -> tuple[Part, ...]:
    """Every part that the user plays today; none where the account is closed. One query, once per request."""
    if not user.is_active:
        return ()
    if not hasattr(user, "_parts"):
        user._parts = tuple(sorted((Part(*row) for row in _rows(user.pk, dt.date.today())), key=lambda part: part.membership or 0))
    found: tuple[Part, ...] = user._parts
    return found


@Prepared
def _rows(user: int, today: dt.date) -> QuerySet:
    """Memberships and programme roles in one query, in the order of the fields of ``Part``."""
    mine = Q(now_holds(today), practitioner__user=user)
    admitted = ExpressionWrapper(Q(admitted_at__isnull=False), BooleanField())
    memberships = apps.get_model("participants", "Membership").objects.filter(mine)
    roles = apps.get_model("participants", "Role").objects.filter(mine)
    none = Value(None, BigIntegerField())
    in_partnerships = memberships.values_list("role", "partnership__programme_id", "partnership_id", "side", admitted, "pk")
    in_programmes = roles.values_list("kind", "programme_id", none, Value(""), Value(False), none)
    return in_partnerships.union(in_programmes, all=True)


def may_somewhere(user: Any, may: May) -> bool:
    """Is there any partnership or programme in which the user may do this?"""
    return any(part.grants(may) for part in parts(user))


def reach(user: Any, may: May, road: Road) -> Q:
    """The filter for what lies within the user's reach along a road."""
    granting = [part for part in parts(user) if part.grants(may)]
    partnerships = [part.partnership for part in granting if part.partnership]
    programmes = [part.programme for part in granting if not part.partnership]
    found = Q(pk__in=[])
    if partnerships:
        found |= Q(**{f"{road.partnership}__in": partnerships})
    if programmes:
        found |= Q(**{f"{road.programme}__in": programmes})
    if may is May.LOOK:
        found |= Q(**{road.own: user.pk}) if road.own else Q()
        found |= _still_outside(road, user) if road.by else Q()
    if road.introducer and may in (May.LOOK, May.INTRODUCE):
        found |= _introduced(road, user)
    return found | reach(user, may, road.besides) if road.besides else found


def _still_outside(road: Road, user: Any) -> Q:
    """What the user recorded, while it belongs to no programme; from then on only a part opens it, also to them."""
    outside = {f"{each.programme}__isnull": True for each in (road, road.besides) if each}
    return Q(**{road.by: user.pk}, **outside)


def _introduced(road: Road, user: Any) -> Q:
    """What the user brought together, in the programmes in which they still may."""
    programmes = [part.programme for part in parts(user) if part.grants(May.INTRODUCE)]
    return Q(**{road.introducer: user.pk, f"{road.programme}__in": programmes})


def visible(user: Any, records: Any, may: May = May.LOOK) -> Any:
    """The records that the user may see, or may do something with."""
    if getattr(records.model, "directory", False):
        return records if may_somewhere(user, may) or user.is_staff else records.none()
    road: Road = records.model.road
    found = reach(user, may, road)
    return records.filter(pk__in=records.model.objects.filter(found).values("pk")) if road.many else records.filter(found)


def allowed(user: Any, may: May, record: Model) -> bool:
    """May the user do this to a record that they can see?"""
    kind: Any = type(record)
    return bool(visible(user, kind.objects.filter(pk=record.pk), may).exists())


def fetch(user: Any, may: May, records: Any, **lookup: object) -> Any:
    """The one record; raises ``Http404`` when it is out of sight, ``PermissionDenied`` when it is out of reach."""
    record = get_object_or_404(visible(user, records), **lookup)
    if may is not May.LOOK and not allowed(user, may, record):
        raise PermissionDenied
    return record


def voice(user: Any, partnership: Model, may: May) -> Part:
    """The part in which a user speaks for a side of a partnership; raises ``PermissionDenied`` if they have none."""
    for part in parts(user):
        if part.partnership == partnership.pk and part.grants(may):
            return part
    raise PermissionDenied


def in_partnership(user: Any, partnership: Any) -> frozenset[May]:
    """All that the user may do in one partnership: what its pages need to know."""
    mine = [p for p in parts(user) if p.partnership == partnership.pk or (not p.partnership and p.programme == partnership.programme_id)]
    return frozenset(may for part in mine for may in GRANTS[part.role] if part.grants(may))


def in_programme(user: Any, programme: Model) -> frozenset[May]:
    """All that the user may do somewhere in a programme: with the whole of it, or in one of its partnerships."""
    return frozenset(may for part in parts(user) if part.programme == programme.pk for may in GRANTS[part.role] if part.grants(may))
