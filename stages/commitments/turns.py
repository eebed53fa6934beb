"""What was said about a promise: one row for each word, never changed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from participants.dates import Dated, in_words, precision_field, sensible
from participants.partnerships.parts import CITIES
from participants.roads import Road

LONGEST = 5_000  # characters of a reason
SIDE_CHOICES = [(side.value, side.label) for side in CITIES]


class Says(models.TextChoices):
    KEPT = "kept", _("said that it is kept")
    CONFIRMED = "confirmed", _("confirmed that it is kept")
    NOT_YET = "not yet", _("said: not yet")
    RENEGOTIATED = "renegotiated", _("named a new day")
    BROKEN = "broken", _("said that it will not be kept")

    @classmethod
    def of_the_promiser(cls):
        return (cls.KEPT, cls.RENEGOTIATED, cls.BROKEN)

    @classmethod
    def when(cls, says):
        """The states of a promise in which this can be said."""
        return {
            cls.KEPT: ("open",),
            cls.CONFIRMED: ("said kept",),
            cls.NOT_YET: ("said kept",),
            cls.RENEGOTIATED: ("open", "said kept", "broken"),
            cls.BROKEN: ("open", "said kept"),
        }[says]


PROMISER = models.Q(says__in=["kept", "renegotiated", "broken"])
MOVED = models.Q(due_was__isnull=False, due_is__isnull=False)


class Turn(Dated):
    """One word on a promise. ``promised_by`` repeats the promise's side, so that the database sees who may say what. Class D."""

    Says = Says

    road = Road("commitment__partnership", "commitment__partnership__programme")
    commitment = models.ForeignKey("stages.Commitment", models.PROTECT, related_name="turns")
    says = models.CharField(max_length=12, choices=Says)
    side = models.CharField(max_length=7, choices=SIDE_CHOICES)
    promised_by = models.CharField(max_length=7, choices=SIDE_CHOICES)
    by = models.ForeignKey("participants.Membership", models.PROTECT, related_name="+")
    reason = models.TextField(_("reason"), max_length=LONGEST, blank=True)
    due_was = models.DateField(null=True, validators=[sensible])
    due_was_precision = precision_field()
    due_is = models.DateField(null=True, validators=[sensible])
    due_is_precision = precision_field()
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("word on a promise")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=(PROMISER & models.Q(side=models.F("promised_by"))) | (~PROMISER & ~models.Q(side=models.F("promised_by"))),
                name="each_side_says_what_is_its_own",
            ),
            models.CheckConstraint(condition=models.Q(says__in=["kept", "confirmed"]) | ~models.Q(reason=""), name="turn_has_its_reason"),
            models.CheckConstraint(
                condition=(models.Q(says="renegotiated") & MOVED) | (~models.Q(says="renegotiated") & models.Q(due_was=None, due_is=None)),
                name="a_new_day_keeps_the_old_one",
            ),
            models.UniqueConstraint(fields=["commitment"], condition=models.Q(says="confirmed"), name="confirmed_once"),
        ]

    def __str__(self):
        return f"Turn {self.pk}"

    @property
    def due_was_in_words(self):
        return in_words(self.due_was, self.due_was_precision)

    @property
    def due_is_in_words(self):
        return in_words(self.due_is, self.due_is_precision)
