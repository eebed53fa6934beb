"""The report on a whole programme: added up from published editions, introduced and published by a manager."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from participants.access import May, parts
from participants.entry import Conflict, Entry
from participants.roads import Road
from reports.drafts.models import digest
from reports.papers import PaperRow
from reports.published.models import Destructible, for_a_reason


class Summary(Entry):
    """The report of a programme in work. There is one; it grows by editions. Class D."""

    road = Road("programme__partnerships", "programme", many=True)
    programme = models.OneToOneField("participants.Programme", models.PROTECT, related_name="summary")
    introduction = models.TextField(
        _("Introduction"), max_length=20_000, blank=True, help_text=_("Your own words, printed under your office. The cities do not clear them.")
    )
    history = HistoricalRecords()

    class Meta(Entry.Meta):
        verbose_name, verbose_name_plural = _("programme report"), _("programme reports")

    def __str__(self):
        return str(self.programme)

    @property
    def latest(self):
        """The newest version; only this one may be published."""
        return self.versions.order_by("-number").first()

    def is_newest(self, version):
        """Without reading what a newer one holds."""
        return not self.versions.filter(number__gt=version.number).exists()

    @property
    def editions(self):
        return SummaryEdition.objects.filter(programme_id=self.programme_id)

    def freeze(self, values, *, by, reason=""):
        """The version that holds these values: the newest one if it does already, else a new one. To be called under the row's lock."""
        latest, published = self.latest, self.editions.count()
        for edition in (published, published + 1):
            whole = {**values, "edition": edition, "reason": latest.values["reason"] if latest and edition == published else reason}
            if latest and not latest.is_emptied and latest.digest == digest(whole):
                return latest
        number = latest.number + 1 if latest else 1
        return self.versions.create(number=number, values=whole, digest=digest(whole), asked_by=by)


class SummaryVersion(Destructible, PaperRow):
    """The values of a programme report, frozen, and their paper."""

    KEPT = frozenset({"language", "programme", "edition", "reason", "since", "until"})
    """What stays of the values when an erasure empties them: which report it was, and a reason without words."""

    road = Road("summary__programme__partnerships", "summary__programme", many=True)
    summary = models.ForeignKey(Summary, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    values = models.JSONField()
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("version of a programme report")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["summary", "number"], name="summary_versions_are_numbered"),
            for_a_reason("programme_version_emptied_for_a_reason"),
        ]
        indexes = [models.Index(fields=["asked_at"], condition=models.Q(done_at=None), name="summary_versions_due")]

    def __str__(self):
        return f"Version {self.number}"

    @property
    def is_emptied(self):
        return self.values.keys() <= self.KEPT

    @property
    def made_at(self):
        return self.asked_at

    @property
    def made_by(self):
        return self.asked_by

    @property
    def programme_id(self):
        return self.summary.programme_id

    def hold_still(self):
        """Lock the report, so that nobody freezes or publishes meanwhile; raises ``Conflict`` for a version that is superseded."""
        summary = Summary.objects.select_for_update().get(pk=self.summary_id)
        if not summary.is_newest(self):
            raise Conflict(_("A newer version of this report was frozen. Look at that one."))
        if summary.versions.get(pk=self.pk).is_emptied:
            raise Conflict(_("An erasure emptied this version. Make the report again."))


class SummaryEditionQuerySet(models.QuerySet):
    def readable_by(self, user):
        """The funders of the programme, and its managers. It tells of every partnership, so no single one opens it."""
        mine = {part.programme for part in parts(user) if not part.partnership and (part.grants(May.DOWNLOAD) or part.grants(May.PUBLISH))}
        return self.filter(programme_id__in=mine)

    def managed_by(self, user):
        """Those of the programmes whose reports the user publishes."""
        return self.filter(programme_id__in={part.programme for part in parts(user) if part.grants(May.PUBLISH)})


class SummaryEdition(Destructible):
    """A published programme report with its file. Class E. A snapshot: it points at ids, it joins nothing."""

    REASON = "reason"
    programme_id = models.PositiveBigIntegerField()
    version_id = models.PositiveBigIntegerField(unique=True)
    number = models.PositiveIntegerField(_("edition"))
    title = models.CharField(max_length=160)
    period = models.CharField(max_length=120)
    reason = models.CharField(max_length=500, blank=True)
    language = models.CharField(max_length=10, default="en")
    values = models.JSONField()
    file = models.FileField(upload_to="published/")
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    pages = models.PositiveSmallIntegerField()
    published_at = models.DateTimeField(auto_now_add=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = SummaryEditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("published programme report")
        ordering = ["-published_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["programme_id", "number"], name="summary_editions_are_numbered"),
            for_a_reason("programme_report_destroyed_for_a_reason"),
        ]

    def __str__(self):
        return self.title


class SummaryDownload(models.Model):
    """Somebody fetched a programme report. Kept as ids."""

    edition = models.ForeignKey(SummaryEdition, models.PROTECT, related_name="downloads")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return f"Download {self.pk}"
