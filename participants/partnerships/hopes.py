"""What may become a partnership: a city's wish, or an introduction. It is answered once, by a partnership or by a kind no."""

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participants.entry import settle


class Hope(models.Model):
    """Open until it is answered; then when and by whom are kept, and the partnership or the reason."""

    class State(models.TextChoices):
        OPEN = "open", _("waits for an answer")
        BECAME = "became", _("became a partnership")
        DECLINED = "declined", _("declined kindly")

    became = models.ForeignKey(
        "participants.Partnership",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="%(class)ss_answered",
        verbose_name=_("the partnership that came of it"),
    )
    declined_because = models.TextField(_("why not"), max_length=20_000, blank=True, editable=False)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True, editable=False)
    answered_by = models.ForeignKey("participants.User", models.PROTECT, null=True, blank=True, editable=False, related_name="+")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answered_at=None, answered_by=None, became=None, declined_because="")
                | models.Q(answered_at__isnull=False, answered_by__isnull=False, became__isnull=False, declined_because="")
                | models.Q(answered_at__isnull=False, answered_by__isnull=False, became=None) & ~models.Q(declined_because=""),
                name="%(class)s_is_answered_once",
            )
        ]

    @property
    def state(self):
        if self.answered_at is None:
            return self.State.OPEN
        return self.State.BECAME if self.became_id else self.State.DECLINED

    def become(self, partnership, *, by):
        """This partnership came of it. The same one twice is once; raises ``Conflict`` if it was answered otherwise."""
        if not type(self).objects.filter(pk=self.pk, became=partnership).exists():
            self._answer(by, became=partnership)

    def decline(self, *, reason, by, **more):
        """A kind no, with the reason; raises ``Conflict`` if it was answered before."""
        self._answer(by, declined_because=reason, **more)

    @transaction.atomic
    def _answer(self, by, **answer):
        answer |= {"answered_at": timezone.now(), "answered_by": by, "version": models.F("version") + 1}  # an edit under way is stale now
        settle(type(self).objects.filter(pk=self.pk, answered_at=None), **answer)
        self.refresh_from_db()
        self.save()
