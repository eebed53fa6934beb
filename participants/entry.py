"""What every record that a person types has in common: who, when, once, and which version."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from participants.touch import touched


class Conflict(Exception):
    """Somebody else was first. Answered with 409; nothing was written."""


def settle(records: models.QuerySet, **changes: object) -> None:
    """Change exactly one row if it still is as the filter says; the one helper for racing writers (design: concurrent writers).

    Raises ``Conflict`` when no row fits any more, so that of many that press at once exactly one wins.
    """
    if records.update(**changes) != 1:
        raise Conflict(_("Someone changed this a moment before you. Nothing of yours was saved. Look at it as it is now."))


class Entry(models.Model):
    """``key`` is made by the form, so that two clicks make one record; ``version`` finds out a stale edit."""

    key = models.UUIDField(default=uuid.uuid4, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    recorded_at = models.DateTimeField(_("recorded"), auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+")

    class Meta:
        abstract = True
        constraints = [models.UniqueConstraint(fields=["recorded_by", "key"], name="%(class)s_once")]

    def save(self, **options):
        super().save(**options)
        touched(self)
