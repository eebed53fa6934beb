"""Commitments: what one city promised the other, by when; and what was said about it since (finding F3)."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from participants.dates import Basis, Dated, Precision, basis_field, in_words, latest, precision_field, sensible
from participants.entry import Conflict, Entry, settle
from participants.partnerships.parts import CITIES
from participants.roads import Road
from stages.commitments.checks import check_promiser, check_speaker, happened, named, other
from stages.commitments.turns import Says, Turn

__all__ = ["Commitment", "Turn"]

SIDE_CHOICES = [(side.value, side.label) for side in CITIES]
NOW = models.Q(state="said kept") | models.Q(state="kept")


class State(models.TextChoices):
    OPEN = "open", _("open")
    SAID = "said kept", _("said to be kept")
    KEPT = "kept", _("kept")
    BROKEN = "broken", _("not kept")


class Commitment(Entry, Dated):
    """A promise by one city to the other. ``on`` is the day on which it was made. Class D.

    ``due`` is the day now in force and ``first_due`` the one first named; neither is ever worked out anew. ``lapsed``: the day in force
    had passed before another was named. ``state`` and ``kept_on`` say where its turns have left it.
    """

    State = State

    road = Road("partnership", "partnership__programme")
    partnership = models.ForeignKey("participants.Partnership", models.PROTECT, related_name="commitments")
    side = models.CharField(_("by"), max_length=7, choices=SIDE_CHOICES, editable=False)
    to_side = models.CharField(_("to"), max_length=7, choices=SIDE_CHOICES, editable=False)
    promiser = models.ForeignKey("participants.Membership", models.PROTECT, related_name="+", verbose_name=_("who promised"))
    what = models.TextField(_("what was promised"), max_length=2_000)
    due = models.DateField(_("by when"), validators=[sensible])
    due_precision = precision_field()
    due_basis = basis_field()
    first_due = models.DateField(editable=False, validators=[sensible])
    first_due_precision = precision_field()
    lapsed = models.BooleanField(default=False, editable=False)
    activity = models.ForeignKey(
        "stages.Activity", models.PROTECT, null=True, blank=True, related_name="commitments", verbose_name=_("where it was promised")
    )
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.OPEN, editable=False)
    kept_on = models.DateField(_("kept on"), null=True, editable=False, validators=[sensible])
    kept_precision = precision_field()
    kept_basis = basis_field()
    history = HistoricalRecords()

    class Meta(Entry.Meta):
        verbose_name, verbose_name_plural = _("promise"), _("promises")
        ordering = ["due", "pk"]
        constraints = [
            *Entry.Meta.constraints,
            models.CheckConstraint(condition=~models.Q(side=models.F("to_side")), name="promised_to_the_other_side"),
            models.CheckConstraint(condition=models.Q(due__gte=models.F("on"), first_due__gte=models.F("on")), name="promised_before_due"),
            models.CheckConstraint(condition=(NOW & models.Q(kept_on__isnull=False)) | (~NOW & models.Q(kept_on=None)), name="kept_has_its_day"),
            models.CheckConstraint(condition=models.Q(kept_on=None) | models.Q(kept_on__gte=models.F("on")), name="kept_after_it_was_promised"),
        ]
        indexes = [
            models.Index(fields=["partnership", "due"], name="promises_by_due"),
            models.Index(fields=["due", "id"], condition=models.Q(state="open"), name="open_promises_by_due"),
        ]

    def __str__(self):
        return f"Promise {self.pk}"

    def begin(self):
        """Save a new promise, or one that is put right before anything was said about it. Raises ``ValidationError`` by field."""
        self.on = happened(self.on, self.on_precision)
        self.due = named(self.due, self.due_precision, promised=self.on)
        check_promiser(self.promiser, self.partnership_id, self.on, self.on_precision)
        self.side, self.to_side = self.promiser.side, other(self.promiser.side)
        self.first_due, self.first_due_precision = self.due, self.due_precision
        self.save()
        return self

    @property
    def last_day(self):
        """The last day that still is in time."""
        return latest(self.due, self.due_precision)

    @property
    def days_over(self):
        """Days since the day that was named has passed; 0 while it has not, or where it no longer matters."""
        return max(0, (timezone.localdate() - self.last_day).days) if self.state == State.OPEN else 0

    @property
    def was_moved(self):
        return (self.due, self.due_precision) != (self.first_due, self.first_due_precision) or self.lapsed

    @property
    def first_due_in_words(self):
        return in_words(self.first_due, self.first_due_precision)

    @property
    def is_in_time(self):
        """Kept by the day in force, which was never left to pass."""
        return self.state == State.KEPT and not self.lapsed and self.kept_on <= self.last_day

    def keep(self, *, by, on=None, on_precision=Precision.DAY, on_basis=Basis.RECORDED, **said):
        """The promiser's side says that it is kept. The other side has the last word."""
        day = happened(on or timezone.localdate(), on_precision, since=self.on)
        kept = {"kept_on": day, "kept_precision": on_precision, "kept_basis": on_basis}
        return self._turn(Says.KEPT, by, State.SAID, on=day, on_precision=on_precision, on_basis=on_basis, changes=kept, **said)

    def confirm(self, *, by, **said):
        """The receiver's side says that it is kept indeed. Whoever said it first, as a member of both sides, cannot be the one."""
        first = self.turns.filter(says=Says.KEPT).select_related("by").last()
        if first and by.side == self.to_side and first.by.practitioner_id == by.practitioner_id:
            raise ValidationError(_("You said yourself that it is kept. Somebody else of the other city confirms it."), code="both sides")
        return self._turn(Says.CONFIRMED, by, State.KEPT, **said)

    def deny(self, *, by, reason, **said):
        """Not yet, from the receiver's side: the promise is open again, with the reason."""
        return self._turn(Says.NOT_YET, by, State.OPEN, reason=reason, changes={"kept_on": None}, **said)

    def renegotiate(self, *, by, due, reason, due_precision=Precision.DAY, due_basis=Basis.RECORDED, on=None, **said):
        """A new day, with the reason. The day that was named before stays in the turn. A promise given up is taken up again so."""
        day = on or timezone.localdate()
        new = named(due, due_precision, promised=self.on)
        if latest(due, due_precision) < day:
            raise ValidationError({"due": _("This day has passed. Give one that is still to come.")})
        moved = {"due_was": self.due, "due_was_precision": self.due_precision, "due_is": new, "due_is_precision": due_precision}
        changes = {"due": new, "due_precision": due_precision, "due_basis": due_basis, "lapsed": self.lapsed or self.last_day < day, "kept_on": None}
        return self._turn(Says.RENEGOTIATED, by, State.OPEN, on=day, reason=reason, changes=changes, **moved, **said)

    def give_up(self, *, by, reason, **said):
        """It will not be kept. No blame, only a reason."""
        return self._turn(Says.BROKEN, by, State.BROKEN, reason=reason, changes={"kept_on": None}, **said)

    @transaction.atomic
    def _turn(self, says, by, state, *, on=None, changes=None, recorded_by=None, **said):
        """One word on the promise as it was read: of two that speak at once, one is heard, the other gets ``Conflict``."""
        on = on or timezone.localdate()
        check_speaker(by, self.partnership_id, self.side if says in Says.of_the_promiser() else self.to_side, on)
        if self.state not in Says.when(says):
            raise Conflict(_("Somebody has said something about this promise a moment before you. Look at it as it is now."))
        same = Commitment.objects.filter(pk=self.pk, state=self.state, version=self.version)
        settle(same, state=state, version=self.version + 1, **(changes or {}))
        self.refresh_from_db()
        self.save()  # its history keeps the new state
        who = {"by": by, "side": by.side, "promised_by": self.side, "recorded_by": recorded_by or by.practitioner.user}
        return self.turns.create(says=says, on=on, **who, **said)
