"""Time zones: which there are, and the reader's own."""

import zoneinfo
from functools import cache

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


@cache
def names() -> frozenset[str]:
    """All zone names that this machine knows."""
    return frozenset(zoneinfo.available_timezones())


def zone_exists(name: str) -> None:
    if name not in names():
        raise ValidationError(_("This is not a time zone. Write it like Africa/Blantyre."), code="zone")
