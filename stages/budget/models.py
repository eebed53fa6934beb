"""What a partnership plans to spend, and what it spent. Class D: the partnership and its manager; a funder reads sums in a cleared report."""

import datetime as dt
from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from participants.dates import Dated, basis_field, sensible
from participants.entry import Entry
from participants.roads import Road
from stages.budget.amounts import MONEY, RATE, converted
from stages.budget.categories import BY_KEY, Key


class Kind(models.TextChoices):
    CASH = "cash", _("cash")
    IN_KIND = "in kind", _("in kind: a stated value, not cash")


class LineQuerySet(models.QuerySet):
    def filled(self):
        """Those that hold more than nothing, as they stand now."""
        return self.filter(models.Q(revised__gt=0) | models.Q(revised=None, planned__gt=0))


class Line(Entry):
    """One category for at most a year. ``currency`` is the programme's on the day the line was made, so that a figure never changes its meaning."""

    road = Road("partnership", "partnership__programme")
    partnership = models.ForeignKey("participants.Partnership", models.PROTECT, related_name="budget_lines")
    category = models.CharField(_("what for"), max_length=20, choices=Key)
    first_day = models.DateField(_("first day"), validators=[sensible])
    last_day = models.DateField(_("last day"), validators=[sensible])
    days_basis = basis_field()
    currency = models.CharField(_("currency"), max_length=3, editable=False)
    planned = models.DecimalField(_("planned"), **MONEY)
    revised = models.DecimalField(_("revised"), null=True, blank=True, **MONEY)
    note = models.TextField(_("note"), max_length=2_000, blank=True)
    history = HistoricalRecords()

    objects = LineQuerySet.as_manager()

    class Meta(Entry.Meta):
        verbose_name, verbose_name_plural = _("budget line"), _("budget lines")
        ordering = ["first_day", "pk"]
        constraints = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day"), last_day__lte=models.F("first_day") + dt.timedelta(365)),
                name="line_lasts_a_year_at_most",
                violation_error_message=_("A budget line lasts a year at most."),
            ),
            models.CheckConstraint(condition=models.Q(planned__gte=0), name="planned_is_not_negative"),
            models.CheckConstraint(condition=models.Q(revised=None) | models.Q(revised__gte=0), name="revised_is_not_negative"),
        ]
        indexes = [models.Index(fields=["partnership", "first_day", "id"], name="line_by_first_day")]

    def __str__(self):
        return f"Budget line {self.pk}"

    @property
    def amount(self) -> Decimal:
        """What counts: the revised amount where there is one."""
        return self.planned if self.revised is None else self.revised

    @property
    def is_in_kind(self) -> bool:
        return BY_KEY[self.category].in_kind


class Spending(Entry, Dated):
    """Money spent, or a value given in kind. ``rate``: how much of the line's currency one unit of ``currency`` was worth on ``rate_on``."""

    road = Road("line__partnership", "line__partnership__programme")
    line = models.ForeignKey(Line, models.PROTECT, related_name="spendings", verbose_name=_("budget line"))
    amount = models.DecimalField(_("amount"), **MONEY)
    currency = models.CharField(_("currency"), max_length=3)
    rate = models.DecimalField(_("rate"), default=1, **RATE)
    rate_on = models.DateField(_("day of the rate"), null=True, blank=True, validators=[sensible])
    rate_source = models.CharField(_("where the rate comes from"), max_length=160, blank=True)
    kind = models.CharField(_("cash or in kind"), max_length=7, choices=Kind, default=Kind.CASH)
    what_for = models.CharField(_("what it was"), max_length=200)
    history = HistoricalRecords()

    class Meta(Entry.Meta):
        verbose_name, verbose_name_plural = _("spending"), _("spendings")
        ordering = ["-on", "-pk"]
        constraints = [
            *Entry.Meta.constraints,
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="spending_is_more_than_nothing"),
            models.CheckConstraint(condition=models.Q(rate__gt=0), name="rate_is_more_than_nothing"),
            models.CheckConstraint(
                condition=models.Q(rate=1) | (models.Q(rate_on__isnull=False) & ~models.Q(rate_source="")), name="rate_has_day_and_source"
            ),
        ]
        indexes = [models.Index(fields=["line", "-on", "-id"], name="spending_newest")]

    def __str__(self):
        return self.what_for

    @property
    def converted(self) -> Decimal:
        """In the line's currency, exactly."""
        return converted(self.amount, self.rate)
