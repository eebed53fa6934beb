"""A partnership's way through the five stages: stays, moves, and both sides' word on each move."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participants.dates import Spanned, basis_field, precision_field, sensible
from participants.entry import Conflict, settle
from participants.partnerships.parts import CITIES
from participants.roads import Road
from stages import catalogue

STAGE_CHOICES = [(stage.key, stage.title) for stage in catalogue.STAGES]
SIDE_CHOICES = [(side.value, side.label) for side in CITIES]


class Journey(models.Model):
    """One partnership's way through the five stages. There is one, for ever."""

    class State(models.TextChoices):
        UNDER_WAY = "under way", _("under way")
        PAUSED = "paused", _("paused")
        DORMANT = "dormant", _("dormant")
        ENDED = "ended", _("ended")

    road = Road("partnership", "partnership__programme")
    partnership = models.OneToOneField("participants.Partnership", models.PROTECT, related_name="journey")
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.UNDER_WAY, editable=False)

    def __str__(self):
        return f"Journey {self.pk}"

    @classmethod
    @transaction.atomic
    def begin(cls, partnership, **since):
        """Every partnership begins with courtship."""
        journey = cls.objects.create(partnership=partnership)
        journey.stays.create(stage=catalogue.COURTSHIP.key, **since)
        return journey

    @property
    def stay(self):
        """The open stay: where the partnership is now."""
        return self.stays.get(until=None)

    @transaction.atomic
    def propose(self, *, to, by, reason="", missing=(), recorded_by=None, how="", on=None):
        """A lead's proposal is their side's word; the other side's acceptance makes it effective.

        Raises ``ValidationError`` for a day outside the present stay, ``Conflict`` while another proposal is open.
        """
        journey = Journey.objects.select_for_update().get(pk=self.pk)
        stay = journey.stay
        journey.check_move(stay, to, on)
        if journey.moves.filter(settled_at=None).exists():
            raise Conflict(_("There is an open proposal already. Answer it, or withdraw it first."))
        move = journey.moves.create(
            left=stay.stage,
            entered=to,
            proposer=by,
            reason=reason,
            missing=list(missing),
            recorded_by=recorded_by or by.practitioner.user,
            effective_on=on,
        )
        move.say(Word.Says.ACCEPTS, by=by, recorded_by=recorded_by, how=how)
        return move

    def check_move(self, stay, to, on):
        if to not in catalogue.BY_KEY or to == stay.stage:
            raise ValidationError({"to": _("Choose a stage other than the present one.")})
        if on and not stay.since <= on <= timezone.localdate():
            raise ValidationError({"on": _("Give a day from the start of the present stage up to today.")})


class Stay(Spanned):
    """The time a partnership spends in a stage. A stage can be visited more than once."""

    road = Road("journey__partnership", "journey__partnership__programme")
    journey = models.ForeignKey(Journey, models.PROTECT, related_name="stays")
    stage = models.CharField(_("stage"), max_length=14, choices=STAGE_CHOICES)
    expected_until = models.DateField(_("expected until"), null=True, blank=True, validators=[sensible])
    opened_by = models.OneToOneField("stages.Move", models.PROTECT, null=True, blank=True, related_name="opened")

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["journey"], condition=models.Q(until=None), name="one_open_stay"),
            models.CheckConstraint(condition=models.Q(until=None) | models.Q(since__lte=models.F("until")), name="stay_runs_forward"),
        ]
        indexes = [models.Index(fields=["stage", "journey"], condition=models.Q(until=None), name="open_stays")]

    def __str__(self):
        return f"Stay {self.pk}"


class Move(models.Model):
    """From one stage to another: proposed, accepted by both, effective. Class F: rows stay, set columns never change."""

    class Outcome(models.TextChoices):
        EFFECTIVE = "effective", _("effective")
        DECLINED = "declined", _("declined")
        WITHDRAWN = "withdrawn", _("withdrawn")

    road = Road("journey__partnership", "journey__partnership__programme")
    journey = models.ForeignKey(Journey, models.PROTECT, related_name="moves")
    left = models.CharField(_("from"), max_length=14, choices=STAGE_CHOICES)
    entered = models.CharField(_("to"), max_length=14, choices=STAGE_CHOICES)
    proposer = models.ForeignKey("participants.Membership", models.PROTECT, related_name="+")
    reason = models.TextField(_("reason"), blank=True, max_length=20_000)
    missing = models.JSONField(_("what was missing"), default=list)
    proposed_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    effective_on = models.DateField(_("holds from"), null=True, blank=True, validators=[sensible])
    effective_precision = precision_field()
    effective_basis = basis_field()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    outcome = models.CharField(max_length=9, choices=Outcome, blank=True)

    class Meta:
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["journey"], condition=models.Q(settled_at=None), name="one_open_move"),
            models.CheckConstraint(
                condition=models.Q(settled_at=None, outcome="") | (models.Q(settled_at__isnull=False) & ~models.Q(outcome="")),
                name="settled_has_when_and_what",
            ),
            models.CheckConstraint(condition=~models.Q(left=models.F("entered")), name="move_goes_somewhere"),
        ]

    def __str__(self):
        return f"Move {self.pk}"

    @property
    def is_back(self):
        return catalogue.stage(self.entered).number < catalogue.stage(self.left).number

    @transaction.atomic
    def accept(self, *, by, recorded_by=None, how=""):
        """The second side's acceptance makes the move effective, under the locked journey, exactly once."""
        move = self._locked()
        move.say(Word.Says.ACCEPTS, by=by, recorded_by=recorded_by, how=how)
        if move.words.filter(says=Word.Says.ACCEPTS).count() == len(CITIES):
            move._take_effect(recorded_by or by.practitioner.user)
        self.refresh_from_db()

    @transaction.atomic
    def decline(self, *, by, reason, recorded_by=None, how=""):
        """One side says no, with its reason. The partnership stays where it is."""
        move = self._locked()
        move.say(Word.Says.DECLINES, by=by, recorded_by=recorded_by, how=how, reason=reason)
        move._settle(Move.Outcome.DECLINED, recorded_by or by.practitioner.user)
        self.refresh_from_db()

    @transaction.atomic
    def withdraw(self, *, by):
        """The side that proposed takes its proposal back, as long as it is open."""
        self._locked()._settle(Move.Outcome.WITHDRAWN, by)
        self.refresh_from_db()

    def say(self, says, *, by, recorded_by=None, how="", reason=""):
        """Keep one side's word; raises ``Conflict`` if that side has spoken already."""
        try:
            with transaction.atomic():
                self.words.create(
                    side=by.side,
                    says=says,
                    by=by,
                    recorded_by=recorded_by or by.practitioner.user,
                    how=how or Word.How.HERE,
                    reason=reason,
                )
        except IntegrityError as error:
            raise Conflict(_("This side has already given its word on this move.")) from error

    def _locked(self):
        Journey.objects.select_for_update().get(pk=self.journey_id)
        move = Move.objects.select_related("journey").get(pk=self.pk)
        if move.settled_at:
            raise Conflict(_("This move is already settled."))
        return move

    def _settle(self, outcome, user, **more):
        settle(Move.objects.filter(pk=self.pk, settled_at=None), settled_at=timezone.now(), settled_by=user, outcome=outcome, **more)

    def _take_effect(self, user):
        stay = self.journey.stay
        day = self.effective_on or max(timezone.localdate(), stay.since)
        self._settle(Move.Outcome.EFFECTIVE, user, effective_on=day)
        stay.until, stay.until_precision, stay.until_basis = day, self.effective_precision, self.effective_basis
        stay.save(update_fields=["until", "until_precision", "until_basis"])
        self.journey.stays.create(
            stage=self.entered, since=day, since_precision=self.effective_precision, since_basis=self.effective_basis, opened_by=self
        )


class Word(models.Model):
    """One side's word on a move, once. Class F."""

    class Says(models.TextChoices):
        ACCEPTS = "accepts", _("accepts")
        DECLINES = "declines", _("declines")

    class How(models.TextChoices):
        HERE = "here", _("here")
        LETTER = "by letter", _("by letter")
        MEETING = "at a meeting", _("at a meeting")

    road = Road("move__journey__partnership", "move__journey__partnership__programme")
    move = models.ForeignKey(Move, models.PROTECT, related_name="words")
    side = models.CharField(_("side"), max_length=7, choices=SIDE_CHOICES)
    says = models.CharField(max_length=8, choices=Says)
    by = models.ForeignKey("participants.Membership", models.PROTECT, related_name="+")
    said_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    how = models.CharField(_("how"), max_length=12, choices=How, default=How.HERE)
    reason = models.TextField(_("reason"), blank=True, max_length=20_000)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["move", "side"], name="one_word_per_side_and_move")]

    def __str__(self):
        return f"Word {self.pk}"


class Attestation(models.Model):
    """A lead says that a criterion is met which no log can show. Class F; a later word follows, nothing is overwritten."""

    road = Road("journey__partnership", "journey__partnership__programme")
    journey = models.ForeignKey(Journey, models.PROTECT, related_name="attestations")
    criterion = models.CharField(_("criterion"), max_length=20, choices=[(key, c.title) for key, c in catalogue.CRITERIA.items() if c.attested])
    side = models.CharField(_("side"), max_length=7, choices=SIDE_CHOICES)
    by = models.ForeignKey("participants.Membership", models.PROTECT, related_name="+")
    note = models.TextField(_("note"), max_length=20_000)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["journey", "criterion", "side"], name="one_attestation_per_side")]

    def __str__(self):
        return f"Attestation {self.pk}"
