"""What copying a design would do, piece by piece: the page shows it before anything is copied, and what came of it afterwards."""

import hashlib
from dataclasses import dataclass
from itertools import chain

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from participants.entry import Conflict
from stages import catalogue
from stages.models import Practice, Tuning


@dataclass(frozen=True)
class Piece:
    """One thing of the design, and what the programme has of its own in its place."""

    record: Tuning | Practice
    own: Tuning | Practice | None

    @property
    def is_new(self):
        return self.own is None

    @property
    def is_the_same(self):
        return self.own is not None and self.record.says_the_same_as(self.own)

    @property
    def criterion(self):
        return catalogue.CRITERIA[self.record.criterion]


@dataclass(frozen=True)
class Plan:
    criteria: list[Piece]
    practices: list[Piece]

    @classmethod
    def of(cls, source, target):
        return cls(*([Piece(*pair) for pair in model.taking_over(source, target)] for model in (Tuning, Practice)))

    @property
    def new_criteria(self):
        return [each for each in self.criteria if each.is_new]

    @property
    def new_practices(self):
        return [each for each in self.practices if each.is_new]

    @property
    def has_new(self):
        return bool(self.new_criteria or self.new_practices)

    @property
    def seen(self):
        """Changes with the design that it shows, so that nothing is copied unseen."""
        rows = chain((f"{each.record.pk}" for each in self.criteria), (f"{each.record.pk}:{each.record.version}" for each in self.practices))
        return hashlib.sha256("|".join(rows).encode()).hexdigest()[:16]


def copy(source, target, *, by):
    """All of it or nothing: how many criteria and how many elements were made. Raises ``Conflict`` if somebody adds the same element just then."""
    try:
        with transaction.atomic():
            return len(Tuning.take_over(source, target, by=by)), len(Practice.take_over(source, target, by=by))
    except IntegrityError as error:
        raise Conflict(_("Somebody added one of these elements at the same moment. Nothing is copied: look at the page again.")) from error
