"""What left: published editions and who downloaded them. Class E; funder routes read these tables and nothing else."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from participants.access import May, reach
from participants.roads import Road
from stages import catalogue


class Destructible(models.Model):
    """What an erasure may destroy: the file, the figures and the texts go; the digest, the dates and the reason stay."""

    destroyed_at = models.DateTimeField(null=True)
    destroyed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    destroyed_because = models.CharField(_("Why the file was destroyed"), max_length=300, blank=True)

    class Meta:
        abstract = True

    @property
    def is_emptied(self):
        return bool(self.destroyed_at)


def for_a_reason(name):
    """Nothing is destroyed without a day, somebody who did it, and why."""
    stands = models.Q(destroyed_at=None, destroyed_by=None, destroyed_because="")
    gone = ~models.Q(destroyed_because="") & models.Q(destroyed_at__isnull=False, destroyed_by__isnull=False)
    return models.CheckConstraint(condition=stands | gone, name=name)


class EditionQuerySet(models.QuerySet):
    def readable_by(self, user):
        """A funder downloads what their programme published; whoever sees the partnership sees what left it."""
        return self.filter(reach(user, May.DOWNLOAD, Edition.road) | reach(user, May.LOOK, Edition.road))

    def with_successor(self):
        """Each with ``replaced_by``: the number of the latest edition of the same report, if that is a later one."""
        later = Edition.objects.filter(report_id=models.OuterRef("report_id"), number__gt=models.OuterRef("number")).order_by("-number")
        return self.annotate(replaced_by=models.Subquery(later.values("number")[:1]))

    def in_stages(self):
        """Each with ``ordinal``: the number of its stage."""
        return self.annotate(ordinal=models.Case(*(models.When(stage=each.key, then=each.number) for each in catalogue.STAGES), default=0))

    def newest_in(self, programme):
        """The newest edition of each stage report that was published in the programme; none of a report whose newest one was destroyed."""
        later = Edition.objects.filter(programme_id=programme, report_id=models.OuterRef("report_id"), number__gt=models.OuterRef("number"))
        return self.filter(~models.Exists(later), programme_id=programme, stage__in=list(catalogue.BY_KEY), destroyed_at=None)


class Edition(Destructible):
    """A published report, as both cities cleared it, with its file. A snapshot: it points at ids, it joins nothing.

    It is never changed. A corrected edition says why in ``correction``.
    """

    REASON = "correction"
    road = Road("partnership_id", "programme_id")
    programme_id = models.PositiveBigIntegerField()
    partnership_id = models.PositiveBigIntegerField()
    version_id = models.PositiveBigIntegerField(unique=True)
    report_id = models.PositiveBigIntegerField()
    number = models.PositiveIntegerField(_("edition"))
    programme_title = models.CharField(max_length=160)
    title = models.CharField(max_length=260)
    stage = models.CharField(max_length=14)
    stage_title = models.CharField(max_length=80)
    period = models.CharField(max_length=120)
    language = models.CharField(max_length=10, default="en")
    values = models.JSONField()
    file = models.FileField(upload_to="published/")
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    pages = models.PositiveSmallIntegerField()
    published_at = models.DateTimeField(auto_now_add=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    correction = models.TextField(_("Why a corrected edition"), max_length=600, blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["-published_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["report_id", "number"], name="editions_are_numbered"),
            for_a_reason("destroyed_for_a_reason"),
        ]
        indexes = [models.Index(fields=["programme_id", "-published_at", "-id"], name="editions_by_programme")]

    def __str__(self):
        return self.title


class Download(models.Model):
    """Somebody fetched an edition. Kept as ids."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="downloads")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return f"Download {self.pk}"
