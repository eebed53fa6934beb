"""Why an edition replaces the one before."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from participants.roads import Road


class Correction(models.Model):
    """Why an edition replaces the one before. Class D; frozen into the version with all the rest, it leaves when that is published."""

    road = Road("report__partnership", "report__partnership__programme")
    report = models.ForeignKey("reports.Report", models.PROTECT, related_name="corrections")
    edition = models.PositiveIntegerField()
    reason = models.TextField(_("Why a corrected edition"), max_length=600)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["edition"]
        constraints = [models.UniqueConstraint(fields=["report", "edition"], name="one_reason_per_edition")]

    def __str__(self):
        return f"Correction {self.pk}"

    @property
    def is_emptied(self):
        return not self.reason
