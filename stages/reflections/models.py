"""Reflections: what a practitioner writes for themself, for the safe space, or for reports (finding F5). Class A."""

from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participants.partnerships.safe_space import shared_with, sits_in
from stages import catalogue
from stages.reflections.prompts import BY_KEY
from stages.reflections.written import Written


class Level(models.TextChoices):
    PRIVATE = "private", _("only me")
    SAFE = "safe", _("our safe space")
    REPORTED = "reported", _("may be reported")


SHARED, NOT_SHARED = Q(shared_at__isnull=False), Q(shared_at=None)


class Reflection(Written):
    """One text by one practitioner. ``shared_at``: since when the safe space reads it; what is released for reports need not be shared there."""

    Level = Level

    stage = models.CharField(_("stage"), max_length=14, choices=[(stage.key, stage.title) for stage in catalogue.STAGES])
    prompt = models.CharField(_("question"), max_length=20, blank=True)
    text = models.TextField(_("text"))
    level = models.CharField(_("who can read it"), max_length=8, choices=Level, default=Level.PRIVATE)
    shared_at = models.DateTimeField(null=True)

    class Meta(Written.Meta):
        constraints = [
            *Written.Meta.constraints,
            models.CheckConstraint(condition=Q(NOT_SHARED, level="private") | Q(SHARED, level="safe") | Q(level="reported"), name="shared_has_when"),
        ]
        indexes = [
            models.Index(fields=["partnership", "-shared_at", "-id"], name="reflections_shared"),
            models.Index(fields=["author", "-recorded_at", "-id"], name="reflections_of_author"),
        ]

    @classmethod
    def readable_by(cls, user):
        """Its author; what is shared, whoever sits in that safe space now and was admitted before it was written."""
        return Q(author=user) | (SHARED & shared_with(user))

    @property
    def question(self):
        """The question that it answers, to be translated; empty without one."""
        return BY_KEY[self.prompt].text if self.prompt in BY_KEY else ""

    @property
    def is_private(self):
        return self.level == Level.PRIVATE

    def share(self, *, by, for_later):
        """Open it to the safe space; the author alone does, and only while they sit there."""
        if not sits_in(by, self.partnership):
            raise PermissionDenied
        level = Level.SAFE if self.is_private else self.level
        self.change(by=by, level=level, shared_at=self.shared_at or timezone.now(), for_later=for_later)

    def take_back(self, *, by):
        """Only the author reads it from now on."""
        self.change(by=by, level=Level.PRIVATE, shared_at=None, for_later=False)
