"""What can become of an element of the method, and where it stands. No database here."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    AS_IS = "as is", _("taken as it is")
    ADAPTED = "adapted", _("adapted")
    ASIDE = "set aside", _("set aside")
    HOME = "from home", _("added from home")


OF_A_PRACTICE = (Kind.AS_IS, Kind.ADAPTED, Kind.ASIDE)
OF_AN_ADDITION = (Kind.HOME, Kind.ASIDE)


class Stands(NamedTuple):
    """The newest decision on one element. ``addition`` is set for an element from home."""

    practice: int | None
    addition: int | None
    pk: int
    kind: str
    on: dt.date
    on_precision: str
    on_basis: str

    @property
    def is_own(self) -> bool:
        """Something the mentee made its own: adapted, left out of the method, or brought from home."""
        return self.kind in (Kind.ADAPTED, Kind.HOME) or (self.kind == Kind.ASIDE and self.practice is not None)


def all_as_is(stands: Iterable[Stands], at_least: int = 3) -> bool:
    """Signal F6: enough was decided, and every element of it is taken as it is."""
    stands = list(stands)
    decided = [each for each in stands if each.practice is not None]
    return len(decided) >= at_least and not any(each.is_own for each in stands)
