"""Two limits of silence that a partnership sets for itself: after how many days it is going quiet, and gone quiet (finding F9)."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from participants.access import May, in_partnership
from participants.entry import Entry
from participants.roads import Road
from stages import catalogue

LEAST, MOST = 14, 1_826
"""Bounds in days: two cities may be busy for two weeks; after five years nobody is left who would call (ours)."""
BOUNDS = [MinValueValidator(LEAST), MaxValueValidator(MOST)]


class Silence(Entry):
    """Where a partnership has none, the limits of the catalogue hold. Signal, reminder and portfolio read them from the facts. Class D."""

    road = Road("partnership", "partnership__programme")
    partnership = models.OneToOneField("participants.Partnership", models.PROTECT, related_name="silence")
    quiet_after = models.PositiveSmallIntegerField(_("going quiet after"), default=catalogue.QUIET_AFTER, validators=BOUNDS)
    gone_after = models.PositiveSmallIntegerField(_("gone quiet after"), default=catalogue.GONE_AFTER, validators=BOUNDS)
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey("participants.User", models.SET_NULL, null=True, editable=False, related_name="+")
    history = HistoricalRecords()

    class Meta(Entry.Meta):
        verbose_name = _("limits of silence")
        constraints = [
            *Entry.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(quiet_after__gte=LEAST, gone_after__lte=MOST, gone_after__gt=models.F("quiet_after")),
                name="quiet_before_gone",
                violation_error_message=_("Gone quiet comes after going quiet: give it more days."),
            ),
        ]

    def __str__(self):
        return f"Silence {self.pk}"

    @classmethod
    def of(cls, partnership):
        """Those that hold: its own, or a new one with the limits of the catalogue."""
        return cls.objects.select_related("changed_by").filter(partnership=partnership).first() or cls(partnership=partnership)

    @staticmethod
    def may_be_set_by(user, partnership):
        """Leads of either city, and the manager of the programme."""
        return bool({May.ACCEPT, May.INVITE} & in_partnership(user, partnership))
