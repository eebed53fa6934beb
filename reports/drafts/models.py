"""A report on its way: written by both cities, frozen, cleared by a lead of each."""

import hashlib
import json

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from participants.dates import sensible
from participants.entry import Conflict, Entry, settle
from participants.partnerships.parts import CITIES
from participants.roads import Road
from reports.drafts.wording import between
from reports.papers import PaperRow
from reports.published.models import Destructible, Edition, for_a_reason
from stages import catalogue

SIDE_CHOICES = [(side.value, side.label) for side in CITIES]


def digest(values):
    """SHA-256 of the values as canonical JSON: sorted keys, no spaces, UTF-8."""
    canonical = json.dumps(values, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


class ReasonMissing(Conflict):
    """What is published is replaced with a reason only."""

    def __init__(self):
        super().__init__(_("An edition is published already. Say first why a corrected one must replace it; the funder reads that reason."))


class Report(Entry):
    """The report on one stay in a stage, or on a period: from the first to the last day of it. Class D until it is published."""

    road = Road("partnership", "partnership__programme")
    partnership = models.ForeignKey("participants.Partnership", models.PROTECT, related_name="reports")
    stay = models.OneToOneField("stages.Stay", models.PROTECT, null=True, blank=True, related_name="report")
    since = models.DateField(_("first day"), null=True, blank=True, validators=[sensible])
    until = models.DateField(_("last day"), null=True, blank=True, validators=[sensible])
    happened = models.TextField(_("What happened"), max_length=20_000, blank=True)
    learned = models.TextField(_("What we learned"), max_length=20_000, blank=True)
    did_not_work = models.TextField(_("What did not work"), max_length=20_000, blank=True)
    comes_next = models.TextField(_("What comes next"), max_length=20_000, blank=True)
    changed_at_home = models.TextField(_("What the mentor city changed at home"), max_length=20_000, blank=True)
    history = HistoricalRecords()

    class Meta(Entry.Meta):
        ordering = ["-pk"]
        constraints = [
            *Entry.Meta.constraints,
            models.UniqueConstraint(fields=["partnership", "since", "until"], name="one_report_per_period"),
            models.CheckConstraint(
                condition=models.Q(stay__isnull=False, since=None, until=None)
                | models.Q(stay=None, since__isnull=False, until__isnull=False, until__gte=models.F("since")),
                name="report_on_a_stay_or_a_period",
            ),
        ]

    def __str__(self):
        return f"Report {self.pk}"

    @property
    def title(self):
        """The stage, or the period in words."""
        return gettext(catalogue.stage(self.stay.stage).title) if self.stay_id else between(self.since, self.until)

    @property
    def latest(self):
        """The newest version; only this one may leave."""
        return self.versions.order_by("-number").first()

    def keep_signals(self, side, *, keep):
        """A lead's word for one city; said twice it is said once."""
        if keep:
            self.signals_words.get_or_create(side=side)
        else:
            self.signals_words.filter(side=side).delete()

    @property
    def keeps_signals(self):
        """Both leads keep them in."""
        return self.signals_words.count() == len(CITIES)

    def freeze(self, values, *, by, quotes=()):
        """The version that holds these values and the quotes of these numbers: the newest one if it does already, else a new one.

        To be called under the report's lock: what was changed and changed back needs clearing anew, so older versions do not count.
        Raises ``ReasonMissing`` where an edition is out and nobody said why another one must follow.
        """
        latest, published, reasons = self.latest, self.published, dict(self.corrections.exclude(reason="").values_list("edition", "reason"))
        for edition in (published, published + 1):
            frozen = {**values, "edition": edition} | ({"correction": reasons[edition]} if edition in reasons else {})
            if latest and not latest.is_emptied and (latest.digest, latest.quotes) == (digest(frozen), list(quotes)):
                return latest
        if published and "correction" not in frozen:
            raise ReasonMissing
        number = latest.number + 1 if latest else 1
        return self.versions.create(number=number, values=frozen, digest=digest(frozen), quotes=list(quotes), made_by=by)

    @property
    def published(self):
        """How many editions are out."""
        return Edition.objects.filter(report_id=self.pk).count()

    @transaction.atomic
    def correct(self, reason, *, by):
        """Say why the next edition replaces the last one; said again before it is out, the new words count. Raises ``Conflict``."""
        published = Report.objects.select_for_update().get(pk=self.pk).published
        if not published:
            raise Conflict(_("Nothing of this report is published yet. Change it, and freeze it again."))
        return self.corrections.update_or_create(edition=published + 1, defaults={"reason": reason, "by": by, "at": timezone.now()})[0]


class SignalsWord(models.Model):
    """One city's word that the signals stay in a report. Without both words they are left out; who changes their mind deletes theirs."""

    road = Road("report__partnership", "report__partnership__programme")
    report = models.ForeignKey(Report, models.CASCADE, related_name="signals_words")
    side = models.CharField(max_length=7, choices=SIDE_CHOICES)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["side"]
        constraints = [models.UniqueConstraint(fields=["report", "side"], name="one_word_on_signals_per_side")]

    def __str__(self):
        return f"Word on signals {self.pk}"


class Version(Destructible):
    """The values of a report, frozen. What is cleared is this row and no other; asked for again with the same values, it is the same row."""

    KEPT = frozenset({"language", "edition", "pair", "stage", "period"})
    """What stays of the values when an erasure empties them: which report it was."""

    road = Road("report__partnership", "report__partnership__programme")
    report = models.ForeignKey(Report, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    values = models.JSONField()
    digest = models.CharField(max_length=64)
    quotes = models.JSONField(default=list)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="versions_are_numbered"),
            for_a_reason("version_emptied_for_a_reason"),
        ]

    def __str__(self):
        return f"Version {self.pk}"

    @transaction.atomic
    def clear(self, *, by):
        """A lead of one city clears this version; raises ``Conflict`` when it is not the newest, or has that city's word already."""
        self.hold_still()
        try:
            with transaction.atomic():
                return self.clearances.create(side=by.side, by=by, user=by.practitioner.user)
        except IntegrityError as error:
            raise Conflict(_("This has been cleared already, by that city or by you for the other side.")) from error

    @transaction.atomic
    def take_back(self, side, *, by):
        """A lead takes their city's word back; raises ``Conflict`` once it is published, or when the word is not there."""
        self.hold_still()
        if Edition.objects.filter(version_id=self.pk).exists():
            raise Conflict(_("This has been published and cannot be taken back. A corrected edition can replace it."))
        settle(self.clearances.standing().filter(side=side), withdrawn_at=timezone.now(), withdrawn_by=by)

    def hold_still(self):
        """Lock the report, so that nobody freezes, clears or publishes meanwhile; raises ``Conflict`` for a version that is superseded."""
        latest = Report.objects.select_for_update().get(pk=self.report_id).latest
        if latest != self:
            raise Conflict(_("A newer version of this report was frozen. Look at that one."))
        if latest.is_emptied:
            raise Conflict(_("An erasure emptied this version. Make the report again."))

    @property
    def is_emptied(self):
        return self.values.keys() <= self.KEPT

    @property
    def programme_id(self):
        return self.report.partnership.programme_id

    @property
    def is_cleared(self):
        """Both cities have cleared it."""
        return self.clearances.standing().count() == len(CITIES)


class ClearanceQuerySet(models.QuerySet):
    def standing(self):
        """Those that nobody took back."""
        return self.filter(withdrawn_at=None)


class Clearance(models.Model):
    """One city's word that a version may leave. Class F; nobody acts twice on a version.

    Taken back it stays, with who took it back and when; the city may then say a new one.
    """

    road = Road("version__report__partnership", "version__report__partnership__programme")
    version = models.ForeignKey(Version, models.PROTECT, related_name="clearances")
    side = models.CharField(max_length=7, choices=SIDE_CHOICES)
    by = models.ForeignKey("participants.Membership", models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = ClearanceQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "side"], condition=models.Q(withdrawn_at=None), name="one_clearance_per_side"),
            models.UniqueConstraint(fields=["version", "user"], condition=models.Q(withdrawn_at=None), name="nobody_clears_twice"),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at=None, withdrawn_by=None) | models.Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="taken_back_by_somebody",
            ),
        ]

    def __str__(self):
        return f"Clearance {self.pk}"


class Rendering(PaperRow):
    """The paper of one version."""

    road = Road("version__report__partnership", "version__report__partnership__programme")
    version = models.OneToOneField(Version, models.PROTECT, related_name="rendering")

    class Meta:
        indexes = [models.Index(fields=["asked_at"], condition=models.Q(done_at=None), name="renderings_due")]
