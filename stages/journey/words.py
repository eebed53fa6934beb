"""What leads say: their side's word on a move, and that a criterion is met which no log can show. Both are kept (class F)."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participants.dates import basis_field, now_holds, precision_field, sensible
from participants.models import Membership
from participants.partnerships.parts import CITIES, LEADS
from participants.roads import Road
from stages import catalogue
from stages.journey.kept import KeptModel

SIDE_CHOICES = [(side.value, side.label) for side in CITIES]
# All of them: what was said about one that is computed today stays readable.
CRITERION_CHOICES = [(key, criterion.title) for key, criterion in catalogue.CRITERIA.items()]
LONGEST = 20_000  # characters of a reason or a note


def speakers(partnership, day=None):
    """The memberships that can give a city's word on a day: its leads, admitted to the safe space."""
    holding = Membership.objects.filter(now_holds(day or timezone.localdate()), partnership=partnership)
    return holding.filter(role__in=LEADS, side__in=CITIES, admitted_at__isnull=False).select_related("practitioner").order_by("side", "pk")


def check_speaker(membership, partnership, day):
    """Refuse a word by anyone who did not speak for a city of this partnership on that day."""
    if speakers(partnership, day).filter(pk=membership.pk).exists():
        return
    if membership.until and membership.until <= day:
        raise ValidationError(_("This membership has ended. Only those who hold the role on that day can give their city’s word."), code="ended")
    raise ValidationError(_("Only a lead of one of the two cities, admitted to the safe space, can give a city’s word."), code="speaker")


class Said(KeptModel):
    """Who said it, for which side, on which day. Ids, never names."""

    side = models.CharField(_("side"), max_length=7, choices=SIDE_CHOICES)
    by = models.ForeignKey("participants.Membership", models.PROTECT, related_name="+")
    said_on = models.DateField(_("said on"), default=timezone.localdate, validators=[sensible])
    said_precision = precision_field()
    said_basis = basis_field()
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        abstract = True


class Word(Said):
    """One side's word on a move, once. ``speaker`` lets the database see to it that nobody speaks for both sides."""

    class Says(models.TextChoices):
        ACCEPTS = "accepts", _("accepts")
        DECLINES = "declines", _("declines")

    class How(models.TextChoices):
        HERE = "here", _("here")
        LETTER = "by letter", _("by letter")
        MEETING = "at a meeting", _("at a meeting")

    road = Road("move__journey__partnership", "move__journey__partnership__programme")
    move = models.ForeignKey("stages.Move", models.PROTECT, related_name="words")
    speaker = models.ForeignKey("participants.Practitioner", models.PROTECT, related_name="+")
    says = models.CharField(max_length=8, choices=Says)
    how = models.CharField(_("how"), max_length=12, choices=How, default=How.HERE)
    reason = models.TextField(_("reason"), blank=True, max_length=LONGEST)

    class Meta:
        verbose_name = _("word on a move")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["move", "side"], name="one_word_per_side_and_move"),
            models.UniqueConstraint(fields=["move", "speaker"], name="nobody_speaks_for_both_sides"),
        ]

    def __str__(self):
        return f"Word {self.pk}"

    @property
    def is_recorded(self):
        """Written down by someone else than the speaker."""
        return self.recorded_by_id != self.speaker.user_id


class Attestation(Said):
    """A lead says that a criterion is met which no log can show, or that it no longer is. The latest word of a side holds."""

    road = Road("journey__partnership", "journey__partnership__programme")
    journey = models.ForeignKey("stages.Journey", models.PROTECT, related_name="attestations")
    criterion = models.CharField(_("criterion"), max_length=20, choices=CRITERION_CHOICES)
    holds = models.BooleanField(_("is met"), default=True)
    note = models.TextField(_("note"), max_length=LONGEST)

    class Meta:
        verbose_name = _("word on a criterion")
        ordering = ["pk"]

    def __str__(self):
        return f"Attestation {self.pk}"
