"""A partnership's way through the five stages: where it stays, and the verbs that move it on."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participants.dates import Precision, Spanned, earliest, latest, sensible
from participants.entry import Conflict
from participants.roads import Road
from stages import catalogue
from stages.journey.moves import STAGE_CHOICES, Move
from stages.journey.states import STILL, WAYS, State, standing
from stages.journey.tuning import Tuning
from stages.journey.words import Attestation, Word, check_speaker

__all__ = ["Attestation", "Journey", "Move", "Stay", "Tuning", "Word"]


class Journey(models.Model):
    """One partnership's way through the five stages. There is one, for ever."""

    State = State

    road = Road("partnership", "partnership__programme")
    partnership = models.OneToOneField("participants.Partnership", models.PROTECT, related_name="journey")
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.UNDER_WAY, editable=False)

    def __str__(self):
        return f"Journey {self.pk}"

    @classmethod
    @transaction.atomic
    def begin(cls, partnership, **since):
        """Every partnership begins with courtship. Begun twice, it is the same journey."""
        journey, is_new = cls.objects.get_or_create(partnership=partnership)
        if is_new:
            journey.stays.create(stage=catalogue.COURTSHIP.key, **since)
        return journey

    @property
    def stay(self):
        """The open stay: where the partnership is now."""
        return self.stays.get(until=None)

    def lock(self):
        """Hold the journey until the transaction ends: of all that would move it, one at a time."""
        return Journey.objects.select_for_update().get(pk=self.pk)

    @transaction.atomic
    def propose(self, *, to, by, reason="", on=None, on_precision=Precision.DAY, on_basis=None, expected_until=None, seen="", **said):
        """A lead's proposal is their side's word; the other side's acceptance makes it effective. ``to`` is a stage or a state.

        ``on`` is the day from which it holds (the day of the second word if none is given); ``seen`` is what the proposer had before
        them (``states.standing``). Raises ``ValidationError`` by field, ``Conflict`` while another proposal is open or if it was overtaken.
        """
        state, stay = self.lock().state, self.stay
        if seen and seen != standing(stay.stage, state):
            raise Conflict(_("The partnership has moved on since you opened this page. Look at where it stands, then propose again."))
        if self.moves.filter(settled_at=None).exists():
            raise Conflict(_("There is an open proposal already. Answer it, or withdraw it first."))
        way = self._way(stay.stage, state, to)
        on = self._checked_day(stay, on, on_precision)
        move = self.moves.create(
            **way,
            proposer=by,
            reason=reason,
            missing=self._lacking(way, reason, on and latest(on, on_precision)),
            recorded_by=said.get("recorded_by") or by.practitioner.user,
            expected_until=_checked_end(to, expected_until),
            effective_on=on,
            effective_precision=on_precision,
            **({"effective_basis": on_basis} if on_basis else {}),
        )
        move.say(Word.Says.ACCEPTS, by=by, **said)
        return move

    def _way(self, stage, state, to):
        """From where to where: another stage while the partnership is under way, or another state."""
        if to in State.values:
            if to not in WAYS[state]:
                raise ValidationError({"to": _("The partnership cannot go there from its present state.")})
            return {"left": stage, "entered": stage, "state_left": state, "state_entered": to}
        if to not in catalogue.BY_KEY or to == stage:
            raise ValidationError({"to": _("Choose a stage other than the present one.")})
        if state != State.UNDER_WAY:
            raise ValidationError({"to": STILL[state]})
        return {"left": stage, "entered": to}

    def _checked_day(self, stay, on, precision):
        """The day from which a move can hold: not before the last change, of stage or of state, and not to come."""
        if on is None:
            return None
        turned = self.moves.filter(outcome=Move.Outcome.EFFECTIVE).exclude(state_entered="").aggregate(on=models.Max("effective_on"))["on"]
        since = max(stay.since, turned or stay.since)
        if not since <= latest(on, precision) or earliest(on, precision) > timezone.localdate():
            fault = (
                _("Give a day from the last change of state up to today.")
                if turned
                else _("Give a day from the start of the present stage up to today.")
            )
            raise ValidationError({"on": fault})
        return max(earliest(on, precision), since)

    def _lacking(self, way, reason, day):
        """What is missing on that day, answered with a reason; a change of state asks for nothing but its reason."""
        if "state_entered" in way:
            if not reason.strip():
                raise ValidationError({"reason": _("Say why. The reason stays with it.")}, code="required")
            return []
        missing = self.missing(way["left"], way["entered"], day)
        check_reason(way["left"], way["entered"], missing, reason)
        return missing

    def missing(self, left, entered, day=None):
        """The expected criteria not met on that day (today if none is given), as they are frozen into a move."""
        from stages.facts import load  # facts read these very models
        from stages.journey import gate

        return gate.missing(
            left, entered, load([self.partnership_id], day)[self.partnership_id], self.attestations.all(), Tuning.of(self.partnership_id)
        )

    def has_said(self, criterion, side):
        """Does this side say, as of its latest word, that the criterion is met?"""
        return bool(self.attestations.filter(criterion=criterion, side=side).values_list("holds", flat=True).last())

    @transaction.atomic
    def attest(self, criterion, *, by, note, holds=True, **said):
        """A lead says that a criterion is met, or that it no longer is. What the side says already is a ``Conflict``."""
        self.lock()
        named = catalogue.CRITERIA[criterion].attested
        if by.side not in named:
            raise ValidationError(_("This side has no word on this criterion."), code="side")
        check_speaker(by, self.partnership_id, said.get("said_on") or timezone.localdate())
        if holds == self.has_said(criterion, by.side):
            raise Conflict(_("This side has said so already."))
        said.setdefault("recorded_by", by.practitioner.user)
        return self.attestations.create(criterion=criterion, side=by.side, by=by, note=note, holds=holds, **said)


def _checked_end(to, expected_until):
    """A stage and a pause have an end that one can expect; a rest and an end have none."""
    if expected_until and to in (State.UNDER_WAY, State.DORMANT, State.ENDED):
        raise ValidationError({"expected_until": _("This is asked of a stage or a pause only. Leave it empty.")})
    return expected_until


def check_reason(left, entered, missing, reason):
    """Nothing forbids a move; but what is missing, skipped or gone back on is answered with a reason that stays."""
    step = catalogue.stage(entered).number - catalogue.stage(left).number
    if reason.strip() or (step == 1 and not missing):
        return
    if step < 0:
        raise ValidationError({"reason": _("Say why the partnership goes back.")}, code="required")
    if step > 1:
        raise ValidationError({"reason": _("Say why a stage is skipped.")}, code="required")
    raise ValidationError({"reason": _("Say why you move on although something is still missing.")}, code="required")


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
