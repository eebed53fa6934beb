"""Who may do what with the method. The mentor tells its method; what becomes of it at home, the mentee alone decides."""

from django.core.exceptions import PermissionDenied

from participants.access import May, allowed, parts
from participants.models import City, Membership, Partnership
from participants.partnerships.parts import Side


def deciding(user, partnership):
    """The user's part on the mentee's side that may decide here, or None."""
    mine = (part for part in parts(user) if part.partnership == partnership.pk and part.side == Side.MENTEE and part.grants(May.PROMISE))
    return next(mine, None)


def decider(user, partnership):
    """The membership in which the user decides; raises ``PermissionDenied`` if there is none."""
    if not (part := deciding(user, partnership)):
        raise PermissionDenied
    return Membership.objects.get(pk=part.membership)


def writes_for(user, partnership):
    """The side for which the user may write a context note; none if empty."""
    mine = (part for part in parts(user) if part.partnership == partnership.pk and part.grants(May.PROMISE))
    return next((part.side for part in mine), "")


def tells(user, programme, may=May.PROMISE):
    """The mentor cities of the programme whose method the user may add to; with ``May.ACCEPT``, change and retire.

    The manager keeps the lists of all; people of a mentor's side tell their own city's. A list is shared by all partnerships
    with that mentor, so what stands there is changed by a lead or by the manager only.
    """
    partnerships = Partnership.objects.filter(programme=programme)
    if not allowed(user, May.INVITE, programme):
        mine = [part.partnership for part in parts(user) if part.programme == programme.pk and part.side == Side.MENTOR and part.grants(may)]
        partnerships = partnerships.filter(pk__in=mine)
    return City.objects.filter(pk__in=partnerships.values("mentor"))
