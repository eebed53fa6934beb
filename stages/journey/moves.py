"""A move from one stage to another, or from one state to another: proposed by one side, accepted by the other, effective; or declined,
or withdrawn."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from participants.dates import basis_field, precision_field, sensible
from participants.entry import Conflict, settle
from participants.partnerships.parts import CITIES
from participants.roads import Road
from participants.touch import touched
from stages import catalogue
from stages.journey.kept import KeptModel
from stages.journey.states import TITLES, State
from stages.journey.words import LONGEST, Word, check_speaker

STAGE_CHOICES = [(stage.key, stage.title) for stage in catalogue.STAGES]


class Move(KeptModel):
    """From one stage to another; or, within a stage, from one state to another. Class F.

    ``missing``, the expected criteria not met when it was proposed, is frozen with it. A move of state stays in its stage, so that its
    ``left`` and ``entered`` are the same; a move of stage leaves both states empty.
    """

    class Outcome(models.TextChoices):
        EFFECTIVE = "effective", _("effective")
        DECLINED = "declined", _("declined")
        WITHDRAWN = "withdrawn", _("withdrawn")

    road = Road("journey__partnership", "journey__partnership__programme")
    set_later = {"settled_at": None, "settled_by": None, "outcome": "", "effective_on": None}
    journey = models.ForeignKey("stages.Journey", models.PROTECT, related_name="moves")
    left = models.CharField(_("from"), max_length=14, choices=STAGE_CHOICES)
    entered = models.CharField(_("to"), max_length=14, choices=STAGE_CHOICES)
    state_left = models.CharField(_("from the state"), max_length=9, choices=State, blank=True)
    state_entered = models.CharField(_("to the state"), max_length=9, choices=State, blank=True)
    proposer = models.ForeignKey("participants.Membership", models.PROTECT, related_name="+")
    reason = models.TextField(_("reason"), blank=True, max_length=LONGEST)
    missing = models.JSONField(_("what was missing"), default=list)
    proposed_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    expected_until = models.DateField(_("next stage expected until"), null=True, blank=True, validators=[sensible])
    effective_on = models.DateField(_("holds from"), null=True, blank=True, validators=[sensible])
    effective_precision = precision_field()
    effective_basis = basis_field()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    outcome = models.CharField(max_length=9, choices=Outcome, blank=True)

    class Meta:
        verbose_name = _("move")
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["journey"], condition=models.Q(settled_at=None), name="one_open_move"),
            models.CheckConstraint(
                condition=models.Q(settled_at=None, outcome="") | (models.Q(settled_at__isnull=False) & ~models.Q(outcome="")),
                name="settled_has_when_and_what",
            ),
            models.CheckConstraint(
                condition=(models.Q(state_left="", state_entered="") & ~models.Q(left=models.F("entered")))
                | (
                    models.Q(left=models.F("entered"))
                    & ~models.Q(state_left="")
                    & ~models.Q(state_entered="")
                    & ~models.Q(state_left=models.F("state_entered"))
                ),
                name="move_goes_somewhere",
            ),
        ]

    def __str__(self):
        return f"Move {self.pk}"

    @property
    def is_open(self):
        return self.settled_at is None

    @property
    def is_turn(self):
        """A move of state."""
        return bool(self.state_entered)

    @property
    def title(self):
        """From where to where, in the reader's language."""
        if self.is_turn:
            return str(TITLES[self.state_entered])
        return f"{gettext(catalogue.stage(self.left).title)} → {gettext(catalogue.stage(self.entered).title)}"

    @property
    def is_back(self):
        return catalogue.stage(self.entered).number < catalogue.stage(self.left).number

    @transaction.atomic
    def accept(self, *, by, **said):
        """The second side's acceptance makes the move effective, under the locked journey, exactly once.

        Raises ``Conflict`` if it is settled or the side has spoken, ``ValidationError`` if this person's word does not count.
        """
        move = self._locked()
        move.say(Word.Says.ACCEPTS, by=by, **said)
        if move.words.filter(says=Word.Says.ACCEPTS).count() == len(CITIES):
            move._take_effect(said.get("recorded_by") or by.practitioner.user)
        self.refresh_from_db()

    @transaction.atomic
    def decline(self, *, by, reason, **said):
        """One side says no, with its reason. The partnership stays where it is."""
        move = self._locked()
        move.say(Word.Says.DECLINES, by=by, reason=reason, **said)
        move._settle(Move.Outcome.DECLINED, said.get("recorded_by") or by.practitioner.user)
        self.refresh_from_db()

    @transaction.atomic
    def withdraw(self, *, by):
        """The side that proposed takes its proposal back, as long as it is open. ``by`` is a user."""
        self._locked()._settle(Move.Outcome.WITHDRAWN, by)
        self.refresh_from_db()

    def say(self, says, *, by, recorded_by=None, said_on=None, document=None, **said):
        """Keep one side's word: once for each side, never both by one person; both written down by somebody else only with a document each.

        ``document`` keeps the word's document; it is called with the word and its partnership.
        """
        said_on, user = said_on or timezone.localdate(), by.practitioner.user
        check_speaker(by, self.journey.partnership_id, said_on)
        self._check_hearing(by, recorded_by not in (None, user), document)
        try:
            with transaction.atomic():
                about = {"by": by, "side": by.side, "speaker": by.practitioner, "said_on": said_on, "recorded_by": recorded_by or user}
                word = self.words.create(says=says, **about, **said)
        except IntegrityError as error:
            raise Conflict(_("This side has already given its word on this move.")) from error
        if document:
            _keep(document, word, self.journey.partnership)

    def _check_hearing(self, by, recorded, document):
        words = list(self.words.select_related("speaker"))
        if by.side in {word.side for word in words}:
            raise Conflict(_("This side has already given its word on this move."))
        if by.practitioner_id in {word.speaker_id for word in words}:
            raise ValidationError(_("You have given the other side’s word. Nobody speaks for both."), code="both sides")
        if recorded and any(word.is_recorded for word in words):
            self._check_documents(document)

    def _check_documents(self, document):
        """Both sides' words are written down: each needs a document, the earlier one has it by now."""
        if any(word.is_recorded and not word.documents.exists() for word in self.words.select_related("speaker")):
            raise ValidationError(
                _(
                    "The other side’s word was written down without a document. Add its document on the page of the move first,"
                    " or ask a lead of this side to answer here."
                ),
                code="recorded",
            )
        if not document:
            raise ValidationError({"document": _("Both sides’ words are written down, so each needs its document. Add the letter or the minutes.")})

    def _locked(self):
        self.journey.lock()
        move = Move.objects.select_related("journey").get(pk=self.pk)
        if not move.is_open:
            raise Conflict(_("This move is already settled."))
        return move

    def _settle(self, outcome, user, **more):
        settle(Move.objects.filter(pk=self.pk), settled_at=timezone.now(), settled_by=user, outcome=outcome, **more)
        touched(self)

    def _take_effect(self, user):
        stay = self.journey.stay
        day = self.effective_on or max(timezone.localdate(), stay.since)
        self._settle(Move.Outcome.EFFECTIVE, user, **({} if self.effective_on else {"effective_on": day}))
        if self.is_turn:
            settle(type(self.journey).objects.filter(pk=self.journey_id, state=self.state_left), state=self.state_entered)
        else:
            self._enter(stay, day)

    def _enter(self, stay, day):
        """One stay ends, and on the same day the next one begins."""
        stay.until, stay.until_precision, stay.until_basis = day, self.effective_precision, self.effective_basis
        stay.save(update_fields=["until", "until_precision", "until_basis"])
        exact = {"since_precision": self.effective_precision, "since_basis": self.effective_basis}
        self.journey.stays.create(stage=self.entered, since=day, expected_until=self.expected_until, opened_by=self, **exact)


def _keep(document, word, partnership):
    """The word and its document, or neither: what refuses the file is said at the field of the file."""
    try:
        document(word=word, partnership=partnership)
    except ValidationError as refusal:
        raise ValidationError({"document": refusal.messages}) from refusal
