"""Reflections: what a practitioner writes for themself, for the safe space, or for reports (finding F5). Class A."""

from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participants.entry import Conflict
from participants.guarded import reader
from participants.partnerships.safe_space import shared_with, sits_in
from stages import catalogue
from stages.reflections.notes import ClosedNote
from stages.reflections.prompts import BY_KEY
from stages.reflections.quotes import Quote
from stages.reflections.rules import Agreement, GroundRules
from stages.reflections.safe_documents import SafeDocument
from stages.reflections.written import Written

__all__ = ["Agreement", "ClosedNote", "GroundRules", "Quote", "Reflection", "SafeDocument"]


class Level(models.TextChoices):
    PRIVATE = "private", _("only me")
    SAFE = "safe", _("our safe space")
    REPORTED = "reported", _("may be reported")


SHARED, NOT_SHARED = Q(shared_at__isnull=False), Q(shared_at=None)
RELEASED, NOT_RELEASED = Q(quote__isnull=False), Q(quote=None)


class Reflection(Written):
    """One text by one practitioner. ``shared_at``: since when the safe space reads it; what is released for reports need not be shared there."""

    Level = Level

    stage = models.CharField(_("stage"), max_length=14, choices=[(stage.key, stage.title) for stage in catalogue.STAGES])
    prompt = models.CharField(_("question"), max_length=20, blank=True)
    text = models.TextField(_("text"))
    level = models.CharField(_("who can read it"), max_length=8, choices=Level, default=Level.PRIVATE)
    shared_at = models.DateTimeField(null=True)
    quote = models.OneToOneField("stages.Quote", models.PROTECT, null=True, editable=False, related_name="+")

    class Meta(Written.Meta):
        constraints = [
            *Written.Meta.constraints,
            models.CheckConstraint(
                condition=Q(NOT_SHARED, NOT_RELEASED, level="private") | Q(SHARED, NOT_RELEASED, level="safe") | Q(RELEASED, level="reported"),
                name="level_says_who_reads",
            ),
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

    @property
    def is_published(self):
        return bool(self.quote and self.quote.published_at)

    def check_seat(self, by):
        """A wider circle is opened only by an author who sits in it."""
        if not sits_in(by, self.partnership):
            raise PermissionDenied

    def share(self, *, by, for_later):
        """Open it to the safe space."""
        self.check_seat(by)
        level = Level.SAFE if self.is_private else self.level
        self.change(by=by, level=level, shared_at=self.shared_at or timezone.now(), for_later=for_later)

    def take_back(self, *, by):
        """Only the author reads it from now on; its copy is withdrawn too. Raises ``Conflict`` once that is published."""
        self._without_quote(by, level=Level.PRIVATE, shared_at=None, for_later=False)

    def release(self, *, by, named):
        """Copy it for reports, under the author's name or without. It need not be shared for that: then nobody knows whose it is."""
        self.check_seat(by)
        if self.quote_id:
            raise Conflict(_("A copy of this text is released already."))
        who = by.practitioner
        with reader(by):
            quote = Quote.of(self, **({"name": who.name, "city": who.city.name if who.city else ""} if named else {}))
            self.change(by=by, level=Level.REPORTED, quote=quote)

    def recall(self, *, by):
        """Withdraw the copy; who reads the text itself stays as it was. Raises ``Conflict`` once the copy is published."""
        self._without_quote(by, level=Level.SAFE if self.shared_at else Level.PRIVATE)

    def _without_quote(self, by, **changes):
        with reader(by):
            quote = self.quote
            self.change(by=by, quote=None, **changes)
            if quote:
                quote.withdraw()

    def discard(self, *, by):
        """Delete it for good, with its copy; a copy that is published stays."""
        with reader(by):
            quote = self.quote
            super().discard(by=by)
            if quote and not quote.published_at:
                quote.withdraw()
