"""A programme, and the roles that hold for the whole of it: manager and funder."""

import datetime as dt

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from participants.dates import Spanned, sensible
from participants.entry import Entry, settle
from participants.partnerships import admission
from participants.roads import Road


class Programme(Entry):
    """Several partnerships under one convener. Class D."""

    road = Road("partnerships", "pk", many=True)
    title = models.CharField(_("title"), max_length=160)
    convener = models.ForeignKey("participants.Organisation", models.PROTECT, related_name="convened", verbose_name=_("convener"))
    reporting_organisation = models.ForeignKey(
        "participants.Organisation", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("reporting organisation")
    )
    funders = models.ManyToManyField("participants.Organisation", blank=True, related_name="funded", verbose_name=_("funders"))
    objective = models.TextField(_("objective"), blank=True, max_length=20_000)
    sectors = models.CharField(_("sectors"), max_length=200, blank=True, help_text=_("DAC codes, for instance 15112, 43030."))
    currency = models.CharField(_("currency"), max_length=3, default="EUR")
    funding_from = models.DateField(_("funding from"), null=True, blank=True, validators=[sensible])
    funding_until = models.DateField(_("funding until"), null=True, blank=True, validators=[sensible])
    history = HistoricalRecords()

    class Meta(Entry.Meta):
        verbose_name, verbose_name_plural = _("programme"), _("programmes")
        ordering = ["title", "pk"]
        constraints = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(funding_until__isnull=True) | models.Q(funding_from__lte=models.F("funding_until")),
                name="programme_funding_runs_forward",
                violation_error_message=_("The funding ends before it begins."),
            ),
        ]

    def __str__(self):
        return self.title

    def appoint(self, practitioner, kind, *, by, since=None):
        """Give someone a role in the whole programme; raises ``Refused`` for a member of a safe space of the programme."""
        admission.check_outsider(practitioner, self)
        return self.roles.get_or_create(
            practitioner=practitioner, kind=kind, until=None, defaults={"since": since or dt.date.today(), "recorded_by": by}
        )[0]


class Role(Entry, Spanned):
    """A person's part in a whole programme."""

    class Kind(models.TextChoices):
        MANAGER = "manager", _("programme manager")
        FUNDER = "funder", _("funder")

    road = Road("programme__partnerships", "programme", many=True)
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="roles")
    practitioner = models.ForeignKey("participants.Practitioner", models.PROTECT, related_name="roles")
    kind = models.CharField(_("role"), max_length=8, choices=Kind)
    history = HistoricalRecords()

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            models.UniqueConstraint(fields=["programme", "practitioner", "kind"], condition=models.Q(until=None), name="one_open_role"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.pk}"

    @transaction.atomic
    def end(self, *, on):
        """The role is over from this day on. Ended twice is a conflict."""
        settle(Role.objects.filter(pk=self.pk, until=None), until=on)
        self.refresh_from_db()
        self.save()
