"""Who sits in which safe space today (design: who may read what; finding F5)."""

import datetime as dt

from django.apps import apps
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet

from participants.dates import now_holds
from participants.partnerships.parts import PRACTITIONERS, Role

OUTSIDE = (Role.BROKER, Role.ASSOCIATION)


def seats(user) -> QuerySet:
    """The memberships by which the user sits in safe spaces now.

    None for site administrators, and none in a programme where the user is manager, funder, broker or association as well: admission
    refuses such a person, and this holds even where a row was written past it.
    """
    memberships = apps.get_model("participants", "Membership").objects
    if not user.is_authenticated or not user.is_active or user.is_staff or user.is_superuser:
        return memberships.none()
    held = Q(now_holds(dt.date.today()), practitioner__user=user)
    roles = apps.get_model("participants", "Role").objects.filter(held, programme=OuterRef("partnership__programme"))
    outside = memberships.filter(held, role__in=OUTSIDE, partnership__programme=OuterRef("partnership__programme"))
    mine = memberships.filter(held, role__in=PRACTITIONERS, admitted_at__isnull=False)
    return mine.exclude(Exists(roles)).exclude(Exists(outside))


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


def seated(day=None) -> QuerySet:
    """All memberships by which anybody with an account sits in a safe space on that day: what ``seats`` says of one user, for all at once."""
    day = day or dt.date.today()
    held, who = now_holds(day), OuterRef("practitioner")
    memberships, programme = apps.get_model("participants", "Membership").objects, OuterRef("partnership__programme")
    roles = apps.get_model("participants", "Role").objects.filter(held, practitioner=who, programme=programme)
    outside = memberships.filter(held, practitioner=who, role__in=OUTSIDE, partnership__programme=programme)
    account = {"practitioner__user__is_active": True, "practitioner__user__is_staff": False, "practitioner__user__is_superuser": False}
    inside = memberships.filter(held, role__in=PRACTITIONERS, admitted_at__isnull=False, **account)
    return inside.exclude(Exists(roles)).exclude(Exists(outside))
