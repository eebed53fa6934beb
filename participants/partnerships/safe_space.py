"""Who sits in which safe space today (design: who may read what; finding F5)."""

import datetime as dt

from django.apps import apps
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet

from participants.access import May, parts
from participants.dates import now_holds
from participants.partnerships.parts import PRACTITIONERS, Role

OUTSIDE = (Role.BROKER, Role.ASSOCIATION)


def seated(day=None) -> QuerySet:
    """The memberships by which anybody with an account sits in safe spaces on a day (today if none is given).

    None of site administrators, and none in a programme where the person is manager, funder, broker or association as well: admission
    refuses such a person, and this holds even where a row was written past it.
    """
    memberships, held = apps.get_model("participants", "Membership").objects, now_holds(day or dt.date.today())
    same = {"practitioner": OuterRef("practitioner")}
    roles = apps.get_model("participants", "Role").objects.filter(held, **same, programme=OuterRef("partnership__programme"))
    outside = memberships.filter(held, **same, role__in=OUTSIDE, partnership__programme=OuterRef("partnership__programme"))
    account = {f"practitioner__user__{name}": value for name, value in (("is_active", True), ("is_staff", False), ("is_superuser", False))}
    inside = memberships.filter(held, role__in=PRACTITIONERS, admitted_at__isnull=False, **account)
    return inside.exclude(Exists(roles)).exclude(Exists(outside))


def seats(user) -> QuerySet:
    """Those of one user."""
    if not user.is_authenticated:
        return seated().none()
    return seated().filter(practitioner__user=user)


def sits_in(user, partnership) -> bool:
    """Is the user a member of this partnership's safe space now?"""
    return seats(user).filter(partnership=partnership).exists()


def shared_with(user, *, partnership="partnership", written="recorded_at", for_later="for_later") -> Exists:
    """The filter for rows of safe spaces that the user reads: written from their admission on, or left open for those who join later.

    The arguments name the row's columns.
    """
    left_open = ExpressionWrapper(OuterRef(for_later), BooleanField())
    in_time = Q(admitted_at__lte=OuterRef(written)) | Q(left_open=True)
    return Exists(seats(user).alias(left_open=left_open).filter(in_time, partnership=OuterRef(partnership)))


def within(user, *, partnership="partnership") -> Exists:
    """The filter for what all who sit in a safe space read, whenever they joined."""
    return Exists(seats(user).filter(partnership=OuterRef(partnership)))


def is_inside(user, partnership) -> bool:
    """``sits_in``, answered from the parts that the request knows already; a test compares the two."""
    if not user.is_authenticated or not user.is_active or user.is_staff or user.is_superuser:
        return False
    mine = [part for part in parts(user) if part.programme == partnership.programme_id]
    if any(not part.partnership or part.role in OUTSIDE for part in mine):
        return False
    return any(part.partnership == partnership.pk and part.grants(May.REFLECT) for part in mine)
