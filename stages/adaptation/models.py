"""What becomes of the mentor's method in the mentee's hands, element by element (finding F6: nobody imports a model whole). Class D."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from participants.dates import Basis, Dated, Precision, earliest, in_words, latest
from participants.entry import Entry, settle
from participants.models import Partnership, Programme
from participants.partnerships.parts import Side
from participants.roads import Road
from stages.adaptation.kinds import OF_A_PRACTICE, OF_AN_ADDITION, Kind

LONGEST = 20_000  # characters of a reason or a description
TWICE = _("This city’s method has an element of that title already. It may be retired: take it back into use, or choose another title.")


class Practice(Entry):
    """One element of a mentor city's method. It belongs to the programme, so that all partnerships with that mentor use one list.

    What is no longer part of the method is retired: decisions rest on it, so it is never deleted.
    """

    road = Road("programme__partnerships", "programme", many=True)
    programme = models.ForeignKey("participants.Programme", models.PROTECT, related_name="practices")
    city = models.ForeignKey("participants.City", models.PROTECT, related_name="+", verbose_name=_("whose method"))
    position = models.PositiveSmallIntegerField(_("place in the list"), validators=[MinValueValidator(1), MaxValueValidator(999)])
    title = models.CharField(_("title"), max_length=120)
    what = models.TextField(_("what it is"), max_length=LONGEST, blank=True)
    retired_at = models.DateTimeField(_("retired"), null=True, editable=False)
    retired_by = models.ForeignKey("participants.User", models.PROTECT, null=True, editable=False, related_name="+")
    history = HistoricalRecords()

    class Meta(Entry.Meta):
        verbose_name = _("element of a method")
        ordering = ["position", "pk"]
        constraints = [
            *Entry.Meta.constraints,
            models.UniqueConstraint(fields=["programme", "city", "title"], name="one_practice_of_that_title", violation_error_message=TWICE),
            models.CheckConstraint(
                condition=Q(retired_at=None, retired_by=None) | Q(retired_at__isnull=False, retired_by__isnull=False),
                name="retirement_has_when_and_who",
            ),
        ]

    def __str__(self):
        return self.title

    @classmethod
    def taking_over(cls, source, target):
        """The method as a programme uses it: each element that is not retired, and the one of that city and title in the target, if any."""
        there = {(each.city_id, each.title): each for each in cls.objects.filter(programme=target)}
        used = cls.objects.filter(programme=source, retired_at=None).select_related("city")
        return [(each, there.get((each.city_id, each.title))) for each in used]

    @classmethod
    @transaction.atomic
    def take_over(cls, source, target, *, by):
        """Into another programme; what is there already stays as it is. Called twice, it makes nothing the second time."""
        Programme.objects.select_for_update(no_key=True).get(pk=target.pk)
        fresh = [each for each, own in cls.taking_over(source, target) if own is None]
        return [
            cls.objects.create(programme=target, city=each.city, position=each.position, title=each.title, what=each.what, recorded_by=by)
            for each in fresh
        ]

    def says_the_same_as(self, other):
        return self.what == other.what and not other.retired_at

    @transaction.atomic
    def retire(self, *, by):
        """No longer offered for a decision; what was decided stays. Retired twice is a ``Conflict``."""
        self._set(Practice.objects.filter(retired_at=None), retired_at=timezone.now(), retired_by=by)

    @transaction.atomic
    def restore(self):
        """Part of the method again."""
        self._set(Practice.objects.filter(retired_at__isnull=False), retired_at=None, retired_by=None)

    def _set(self, still, **changes):
        settle(still.filter(pk=self.pk), version=models.F("version") + 1, **changes)
        self.refresh_from_db()
        self.save()  # into the history


class Addition(Entry):
    """An element that the mentee adds from home. It belongs to its partnership alone: no sister partnership reads it."""

    road = Road("partnership", "partnership__programme")
    partnership = models.ForeignKey("participants.Partnership", models.PROTECT, related_name="additions")
    title = models.CharField(_("title"), max_length=120)
    what = models.TextField(_("what it is"), max_length=LONGEST, blank=True)

    class Meta(Entry.Meta):
        verbose_name = _("element from home")
        ordering = ["pk"]

    def __str__(self):
        return self.title


class Decision(Entry, Dated):
    """What the mentee makes of one element, and why here. A change of mind is a new decision; the one with the highest number counts."""

    road = Road("partnership", "partnership__programme")
    partnership = models.ForeignKey("participants.Partnership", models.PROTECT, related_name="decisions")
    practice = models.ForeignKey(Practice, models.PROTECT, null=True, related_name="decisions")
    addition = models.ForeignKey(Addition, models.PROTECT, null=True, related_name="decisions")
    number = models.PositiveIntegerField(editable=False)
    kind = models.CharField(_("decision"), max_length=9, choices=Kind)
    reason = models.TextField(_("local reason"), max_length=LONGEST)
    by = models.ForeignKey("participants.Membership", models.PROTECT, related_name="+", verbose_name=_("decided by"))

    class Meta(Entry.Meta):
        verbose_name = _("decision on an element")
        ordering = ["pk"]
        constraints = [
            *Entry.Meta.constraints,
            models.UniqueConstraint(fields=["partnership", "practice", "number"], name="practice_decisions_in_a_row"),
            models.UniqueConstraint(fields=["addition", "number"], name="addition_decisions_in_a_row"),
            models.CheckConstraint(
                condition=Q(practice__isnull=False, addition=None, kind__in=list(map(str, OF_A_PRACTICE)))
                | Q(practice=None, addition__isnull=False, kind__in=list(map(str, OF_AN_ADDITION))),
                name="decision_fits_its_element",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="decision_has_a_local_reason"),
        ]

    def __str__(self):
        return f"Decision {self.pk}"

    @property
    def element(self):
        return self.practice or self.addition

    @property
    def followed_by(self):
        """Those on the same element that came after it."""
        return Decision.on_element(self.partnership_id, self.element).filter(number__gt=self.number)

    @classmethod
    def on_element(cls, partnership, element):
        """The decisions on one element, first to last."""
        return cls.objects.filter(partnership=partnership, **{name_of(element): element}).order_by("number")

    @classmethod
    @transaction.atomic
    def decide(cls, partnership, element, *, kind, reason, by, on, on_precision=Precision.DAY, on_basis=Basis.RECORDED, **entry):
        """Follows what was decided before, which stays. Of many that decide at once all are kept, one after the other.

        Raises ``ValidationError`` for a speaker who is not of the mentee's side, or a day before the decision that it follows.
        """
        if by.side != Side.MENTEE or by.partnership_id != partnership.pk:
            raise ValidationError(_("Only the mentee’s side decides what becomes of the method at home."))
        Partnership.objects.select_for_update(no_key=True).get(pk=partnership.pk)
        before = cls.on_element(partnership, element).last()
        if before and latest(on, on_precision) < before.on:
            day = in_words(before.on, before.on_precision)
            raise ValidationError({"on": _("This element was decided on before: %(day)s. Give a day from then on.") % {"day": day}})
        return cls.objects.create(
            partnership=partnership,
            number=before.number + 1 if before else 1,
            kind=kind,
            reason=reason,
            by=by,
            on=max(earliest(on, on_precision), before.on) if before else earliest(on, on_precision),
            on_precision=on_precision,
            on_basis=on_basis,
            **{name_of(element): element, **entry},
        )

    @classmethod
    @transaction.atomic
    def add(cls, partnership, *, title, what="", by, recorded_by=None, **decided):
        """An element from home, with the decision that brings it in."""
        addition = Addition.objects.create(partnership=partnership, title=title, what=what, recorded_by=recorded_by)
        return cls.decide(partnership, addition, kind=Kind.HOME, by=by, recorded_by=recorded_by, **decided)


def name_of(element):
    """The column of a decision that names this element."""
    return "practice" if isinstance(element, Practice) else "addition"
