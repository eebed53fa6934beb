"""A stage report on its way: written by both cities, frozen, cleared by a lead of each."""

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from participants.entry import Conflict, Entry
from participants.partnerships.parts import CITIES
from participants.roads import Road

SIDE_CHOICES = [(side.value, side.label) for side in CITIES]


class Report(Entry):
    """The report on one stay in a stage. Class D until it is published."""

    road = Road("partnership", "partnership__programme")
    partnership = models.ForeignKey("participants.Partnership", models.PROTECT, related_name="reports")
    stay = models.OneToOneField("stages.Stay", models.PROTECT, related_name="report")
    happened = models.TextField(_("What happened"), max_length=20_000, blank=True)
    learned = models.TextField(_("What we learned"), max_length=20_000, blank=True)
    did_not_work = models.TextField(_("What did not work"), max_length=20_000, blank=True)
    comes_next = models.TextField(_("What comes next"), max_length=20_000, blank=True)
    changed_at_home = models.TextField(_("What the mentor city changed at home"), max_length=20_000, blank=True)
    history = HistoricalRecords()

    class Meta(Entry.Meta):
        ordering = ["-pk"]

    def __str__(self):
        return f"Report {self.pk}"

    @property
    def latest(self):
        return self.versions.order_by("-number").first()


class Version(models.Model):
    """The values of a report, frozen. What is cleared is this row and no other; the same values give the same row."""

    road = Road("report__partnership", "report__partnership__programme")
    report = models.ForeignKey(Report, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    values = models.JSONField()
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="versions_are_numbered"),
            models.UniqueConstraint(fields=["report", "digest"], name="same_values_same_version"),
        ]

    def __str__(self):
        return f"Version {self.pk}"

    def clear(self, *, by):
        """A lead of one city clears this version. Said twice for a side is a conflict."""
        try:
            with transaction.atomic():
                return self.clearances.create(side=by.side, by=by, user=by.practitioner.user)
        except IntegrityError as error:
            raise Conflict(_("This has been cleared already, by that city or by you for the other side.")) from error

    @property
    def is_cleared(self):
        return self.clearances.count() == len(CITIES)


class Clearance(models.Model):
    """One city's word that a version may leave. Class F; nobody acts twice on a version."""

    road = Road("version__report__partnership", "version__report__partnership__programme")
    version = models.ForeignKey(Version, models.PROTECT, related_name="clearances")
    side = models.CharField(max_length=7, choices=SIDE_CHOICES)
    by = models.ForeignKey("participants.Membership", models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "side"], name="one_clearance_per_side"),
            models.UniqueConstraint(fields=["version", "user"], name="nobody_clears_twice"),
        ]

    def __str__(self):
        return f"Clearance {self.pk}"


class Rendering(models.Model):
    """The paper of one version: a row with a lease, so that a dead worker loses nothing and two workers make it once."""

    road = Road("version__report__partnership", "version__report__partnership__programme")
    version = models.OneToOneField(Version, models.PROTECT, related_name="rendering")
    asked_at = models.DateTimeField(auto_now_add=True)
    leased_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=300, blank=True)
    file = models.FileField(upload_to="reports/", blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(default=0)
    pages = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["asked_at"], condition=models.Q(done_at=None), name="renderings_due")]

    def __str__(self):
        return f"Rendering {self.pk}"
