"""What a promise and a word on it must be: whose it is, and days that follow one another."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participants.dates import Precision, earliest, latest
from participants.partnerships.parts import CITIES, PRACTITIONERS


def other(side: str) -> str:
    """The city that a promise of this side is made to."""
    return next(each.value for each in CITIES if each != side)


def happened(day, precision=Precision.DAY, *, since=None, field="on"):
    """The day as it is stored. Refused if it is still to come, or over before ``since``."""
    if earliest(day, precision) > timezone.localdate():
        raise ValidationError({field: _("This day is still to come. Give the day on which it was.")})
    if since and latest(day, precision) < since:
        raise ValidationError({field: _("This day lies before the promise was made.")})
    return max(filter(None, (earliest(day, precision), since)))


def named(due, precision, *, promised):
    """The day by which, as it is stored. Refused if it is over before the promise was made."""
    if latest(due, precision) < promised:
        raise ValidationError({"due": _("This day lies before the promise was made. Give a later one.")})
    return max(earliest(due, precision), promised)


def held_on(membership, day, precision=Precision.DAY) -> bool:
    """Did the membership hold on some day that this date can mean?"""
    return membership.since <= latest(day, precision) and (membership.until is None or membership.until > earliest(day, precision))


def check_promiser(membership, partnership, day, precision):
    """Anyone of the two cities can make a promise, a mayor too, as long as they have their part."""
    if membership.partnership_id != partnership or membership.side not in CITIES:
        raise ValidationError({"promiser": _("Only people of the two cities make promises here. Choose one of them.")})
    if not held_on(membership, day, precision):
        raise ValidationError({"promiser": _("This person had no part in the partnership on that day. Choose another person, or another day.")})


def check_speaker(membership, partnership, side, day):
    """Only a practitioner of that side says how a promise stands."""
    if membership.partnership_id != partnership or membership.side != side or membership.role not in PRACTITIONERS:
        raise ValidationError(_("Only practitioners of that city can say this."), code="side")
    if not held_on(membership, day):
        raise ValidationError(_("This membership does not hold on that day."), code="ended")
