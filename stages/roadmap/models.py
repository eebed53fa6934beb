"""The mentee's road map: its vision and plan in words, its targets, and what it reads of them. Class D; the mentee's own team writes."""

import datetime as dt
from decimal import Decimal

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from participants.dates import Dated, basis_field, now_holds, precision_field, sensible
from participants.entry import Entry, settle
from participants.partnerships.parts import Side
from participants.roads import Road

DIGITS = {"max_digits": 15, "decimal_places": 4}  # fifteen digits are exact on both databases


class RoadMap(Entry, Dated):
    """Vision and plan as they stood on a day. A new text follows an old one: the newest counts, none is overwritten."""

    road = Road("partnership", "partnership__programme")
    partnership = models.ForeignKey("participants.Partnership", models.PROTECT, related_name="road_maps")
    vision = models.TextField(_("vision"), max_length=20_000)
    plan = models.TextField(_("plan"), max_length=20_000, blank=True)

    class Meta(Entry.Meta):
        verbose_name, verbose_name_plural = _("road map"), _("road maps")
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["partnership", "-on", "-id"], name="road_map_newest")]

    def __str__(self):
        return f"Road map {self.pk}"


class TargetQuerySet(models.QuerySet):
    def standing(self):
        """Not retired."""
        return self.filter(retired_at=None)

    def with_owned(self, day: dt.date):
        """With ``is_owned``: an office in words answers for it, or somebody of the mentee's city whose part there has not ended."""
        member = models.Q(owner__side=Side.MENTEE) & now_holds(day, "owner__")
        owned = models.Case(models.When(~models.Q(owner_office="") | member, then=True), default=False, output_field=models.BooleanField())
        return self.annotate(is_owned=owned)


class Target(Entry):
    """What the mentee wants to reach, from where, by when, and who answers for it. The value may go up or down."""

    road = Road("partnership", "partnership__programme")
    partnership = models.ForeignKey("participants.Partnership", models.PROTECT, related_name="targets")
    title = models.CharField(_("target"), max_length=160)
    unit = models.CharField(_("unit"), max_length=40)
    baseline = models.DecimalField(_("where it started"), **DIGITS)
    baseline_on = models.DateField(_("measured on"), validators=[sensible])
    baseline_precision = precision_field()
    baseline_basis = basis_field()
    goal = models.DecimalField(_("value to reach"), **DIGITS)
    due = models.DateField(_("by when"), validators=[sensible])
    due_precision = precision_field()
    due_basis = basis_field()
    owner = models.ForeignKey(
        "participants.Membership", models.PROTECT, null=True, blank=True, related_name="targets", verbose_name=_("who answers for it")
    )
    owner_office = models.CharField(_("or an office, in words"), max_length=120, blank=True)
    retired_at = models.DateTimeField(null=True, editable=False)
    retired_by = models.ForeignKey("participants.User", models.PROTECT, null=True, editable=False, related_name="+")
    retire_reason = models.TextField(_("why it is retired"), max_length=20_000, blank=True, editable=False)
    history = HistoricalRecords()

    objects = TargetQuerySet.as_manager()

    class Meta(Entry.Meta):
        verbose_name, verbose_name_plural = _("target"), _("targets")
        ordering = ["due", "pk"]
        constraints = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                condition=~models.Q(goal=models.F("baseline")),
                name="target_moves",
                violation_error_message=_("The value to reach is the same as where it started."),
            ),
            models.CheckConstraint(
                condition=models.Q(due__gt=models.F("baseline_on")),
                name="target_runs_forward",
                violation_error_message=_("It is due before it started."),
            ),
            models.CheckConstraint(
                condition=models.Q(owner=None) ^ models.Q(owner_office=""),
                name="target_has_one_owner",
                violation_error_message=_("Name one owner: a person, or an office."),
            ),
            models.CheckConstraint(
                condition=models.Q(retired_at=None, retired_by=None)
                | (models.Q(retired_at__isnull=False, retired_by__isnull=False) & ~models.Q(retire_reason="")),
                name="retired_has_when_who_and_why",
            ),
        ]
        indexes = [models.Index(fields=["partnership", "due", "id"], name="target_by_due")]

    def __str__(self):
        return self.title

    @property
    def goes_down(self) -> bool:
        return self.goal < self.baseline

    def reached_by(self, value: Decimal) -> bool:
        return value <= self.goal if self.goes_down else value >= self.goal

    @transaction.atomic
    def retire(self, *, by, reason):
        """It is no longer aimed at; its readings and the reason stay. Retired twice is a conflict."""
        settle(Target.objects.standing().filter(pk=self.pk), retired_at=timezone.now(), retired_by=by, retire_reason=reason)
        self.refresh_from_db()
        self.version += 1  # an edit form opened before is stale now
        self.save()


class Reading(Entry, Dated):
    """What was measured on a day. A slip is corrected in place, with its history kept; a new day is a new reading."""

    road = Road("target__partnership", "target__partnership__programme")
    target = models.ForeignKey(Target, models.PROTECT, related_name="readings")
    value = models.DecimalField(_("value"), **DIGITS)
    note = models.TextField(_("note"), max_length=2_000, blank=True)
    history = HistoricalRecords()

    class Meta(Entry.Meta):
        verbose_name, verbose_name_plural = _("reading"), _("readings")
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["target", "-on", "-id"], name="reading_newest")]

    def __str__(self):
        return f"Reading {self.pk}"
