"""Reflections: what a practitioner writes for themself, for the safe space, or for reports (finding F5). Class A."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from participants.guarded import Guarded
from participants.partnerships.safe_space import shared_with
from stages import catalogue


class Level(models.TextChoices):
    PRIVATE = "private", _("only me")
    SAFE = "safe", _("our safe space")
    REPORTED = "reported", _("may be reported")


class Reflection(Guarded):
    """One text by one practitioner. ``shared_at``: since when the safe space reads it; ``for_later``: also those who join later."""

    Level = Level

    author = models.ForeignKey("participants.User", models.PROTECT, related_name="+")
    partnership = models.ForeignKey("participants.Partnership", models.PROTECT, related_name="+")
    stage = models.CharField(_("stage"), max_length=14, choices=[(stage.key, stage.title) for stage in catalogue.STAGES])
    prompt = models.CharField(_("question"), max_length=20, blank=True)
    text = models.TextField(_("text"))
    level = models.CharField(_("who can read it"), max_length=8, choices=Level, default=Level.PRIVATE)
    for_later = models.BooleanField(_("also for those who join later"), default=False)
    shared_at = models.DateTimeField(null=True)
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    recorded_at = models.DateTimeField(_("written"), auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["author", "key"], name="reflection_once"),
            models.CheckConstraint(
                condition=Q(level="private", shared_at=None) | (~Q(level="private") & Q(shared_at__isnull=False)), name="shared_has_when"
            ),
        ]
        indexes = [models.Index(fields=["partnership", "-recorded_at", "-id"], name="reflections_of_partnership")]

    @classmethod
    def readable_by(cls, user):
        """Its author; what is shared, whoever sits in that safe space now and was admitted before it was written."""
        return Q(author=user) | (~Q(level=Level.PRIVATE) & shared_with(user))
