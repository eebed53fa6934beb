"""Activities: anything the two sides did together, made of parts, joined to one or more partnerships."""

import datetime as dt

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from participants.dates import Dated, sensible
from participants.entry import Conflict, Entry, settle
from participants.roads import Road
from participants.touch import touched
from participants.zones import zone_exists
from stages.activities.days import over, today_in
from stages.activities.kinds import Delivery, Instrument, LedBy, Purpose, Room
from stages.activities.ways import Aim, Way, known_aims, known_ways

LONGEST = 60 * 24 * 30  # minutes: a month, day and night
MOST_DAYS, MOST_PARTS = 31, 20


class ActivityQuerySet(models.QuerySet):
    def planned(self):
        return self.filter(held_at=None, cancelled_at=None)

    def held(self):
        return self.filter(held_at__isnull=False)

    def cancelled(self):
        return self.filter(cancelled_at__isnull=False)

    def of_kind(self, instrument):
        """Those with a part of this kind."""
        return self.filter(models.Exists(Part.objects.filter(activity=models.OuterRef("pk"), instrument=instrument)))


class Activity(Entry, Dated):
    """Planned, then held or cancelled. Class D: a closed session's talk has no place in its summary."""

    road = Road("involvements__partnership", "programme", many=True)
    programme = models.ForeignKey("participants.Programme", models.PROTECT, related_name="activities")
    title = models.CharField(_("title"), max_length=160)
    purpose = models.CharField(_("purpose of the visit"), max_length=14, choices=Purpose, blank=True)
    summary = models.TextField(_("summary"), max_length=50_000, blank=True)
    social = models.TextField(_("what is social about it"), max_length=1000, blank=True)
    city = models.ForeignKey("participants.City", models.PROTECT, null=True, blank=True, related_name="activities", verbose_name=_("city"))
    place = models.CharField(_("place"), max_length=160, blank=True)
    zone = models.CharField(_("time zone"), max_length=60, default="UTC", validators=[zone_exists])
    last_day = models.DateField(_("last day"), null=True, blank=True, validators=[sensible])
    held_at = models.DateTimeField(null=True, editable=False)
    held_by = models.ForeignKey("participants.User", models.PROTECT, null=True, editable=False, related_name="+")
    cancelled_at = models.DateTimeField(null=True, editable=False)
    cancelled_by = models.ForeignKey("participants.User", models.PROTECT, null=True, editable=False, related_name="+")
    cancel_reason = models.TextField(_("why it was cancelled"), max_length=20_000, blank=True, editable=False)
    history = HistoricalRecords()

    objects = ActivityQuerySet.as_manager()

    class Meta(Entry.Meta):
        verbose_name, verbose_name_plural = _("activity"), _("activities")
        ordering = ["-on", "-pk"]
        constraints = [
            *Entry.Meta.constraints,
            models.CheckConstraint(condition=models.Q(held_at=None) | models.Q(cancelled_at=None), name="held_or_cancelled"),
            models.CheckConstraint(
                condition=models.Q(held_at=None, held_by=None) | models.Q(held_at__isnull=False, held_by__isnull=False),
                name="held_has_when_and_who",
            ),
            models.CheckConstraint(
                condition=models.Q(cancelled_at=None, cancelled_by=None)
                | (models.Q(cancelled_at__isnull=False, cancelled_by__isnull=False) & ~models.Q(cancel_reason="")),
                name="cancelled_has_when_who_and_why",
            ),
            models.CheckConstraint(
                condition=models.Q(last_day=None) | models.Q(on__lte=models.F("last_day")),
                name="activity_runs_forward",
                violation_error_message=_("The last day lies before the first."),
            ),
        ]
        indexes = [
            models.Index(fields=["programme", "-on", "-id"], name="activity_by_programme"),
            models.Index(fields=["on", "id"], condition=models.Q(held_at=None, cancelled_at=None), name="planned_by_day"),
            models.Index(fields=["-on", "-id"], condition=models.Q(held_at__isnull=False), name="held_by_day"),
            models.Index(fields=["-on", "-id"], condition=models.Q(cancelled_at__isnull=False), name="cancelled_by_day"),
        ]

    def __str__(self):
        return self.title

    @property
    def state(self):
        return "held" if self.held_at else "cancelled" if self.cancelled_at else "planned"

    @property
    def has_passed(self):
        """Is its last day over, where it takes place?"""
        return over(self.on, self.last_day, self.on_precision) < today_in(self.zone)

    @property
    def part(self):
        """The first part: the one that the form shows."""
        return self.parts.all()[0]

    @property
    def minutes(self):
        """All its parts together."""
        return sum(part.minutes for part in self.parts.all())

    @property
    def has_programme(self):
        """More than one part: its programme is edited part by part."""
        return len(self.parts.all()) > 1

    @property
    def closed(self):
        """Is any part a closed session?"""
        return any(part.closed for part in self.parts.all())

    @property
    def partnerships(self):
        return [joined.partnership for joined in self.involvements.all()]

    @transaction.atomic
    def begin(self, partnerships, *, part, more=(), people=(), held_by=None):
        """Save a new activity whole: its parts, whom it serves, and who is expected; who came, if ``held_by`` says that it took place."""
        if held_by:
            self.held_at, self.held_by = timezone.now(), held_by
        self.programme = partnerships[0].programme
        self.save()
        self.involvements.bulk_create(Involvement(activity=self, partnership=each) for each in partnerships)
        touched(self)  # saved before it served anybody
        self._write([part, *more])
        self.expect(people, came=True if held_by else None)

    @transaction.atomic
    def revise(self, *, part, people):
        """Save an edit. Whoever is no longer named was named by mistake; who was expected and did not come stays so."""
        self.save()
        if part:
            self._write_part(part, number=1)
        self.attendances.exclude(came=False).exclude(practitioner__in=people).delete()
        self.expect(people)
        self.attendances.filter(practitioner__in=people).update(came=True if self.held_at else None)

    @transaction.atomic
    def arrange(self, parts):
        """Save an edit of its programme: these parts, in this order, in place of those it had. A part that stays keeps its key."""
        self.save()
        self._drop(self.parts.exclude(pk__in=[part["id"] for part in parts if part.get("id")]))
        self.parts.update(number=models.F("number") + 1000)  # out of the way, for each number is there once
        self._write(parts)

    def _drop(self, parts):
        try:
            parts.delete()
        except models.ProtectedError as error:
            raise Conflict(_("Something was written about one of these parts, so it cannot be left out.")) from error

    def _write(self, parts):
        for number, part in enumerate(parts, 1):
            fields = {name: value for name, value in part.items() if name != "id"}
            self._write_part({"number": number, **fields}, pk=part.get("id"))

    def _write_part(self, fields, **which):
        Part.objects.update_or_create(activity=self, **which, defaults=fields)

    @transaction.atomic
    def note(self, *, summary, people):
        """While it runs: the notes so far, who is here, and who is not. It stays planned, for it is not over."""
        self.summary = summary
        self.save()
        self.expect(people)
        self.attendances.update(came=models.Case(models.When(practitioner__in=people, then=None), default=False))

    @transaction.atomic
    def hold(self, *, by, came=(), part=None, **changes):
        """It took place. Held twice, or held after it was cancelled, is a conflict."""
        settle(Activity.objects.planned().filter(pk=self.pk), held_at=timezone.now(), held_by=by)
        self.refresh_from_db()
        for name, value in changes.items():
            setattr(self, name, value)
        self.version += 1  # an edit form opened before is stale now
        self.save()
        if part:
            self._write_part(part, number=1)
        self.attended_by(came)

    @transaction.atomic
    def cancel(self, *, by, reason):
        """It will not take place; the reason stays."""
        settle(Activity.objects.planned().filter(pk=self.pk), cancelled_at=timezone.now(), cancelled_by=by, cancel_reason=reason)
        self.refresh_from_db()
        self.version += 1
        self.save()

    def expect(self, practitioners, came=None):
        """Name who is to come; whoever is named already stays named."""
        rows = [Attendance(activity=self, practitioner=who, came=came) for who in practitioners]
        Attendance.objects.bulk_create(rows, ignore_conflicts=True)

    def attended_by(self, practitioners):
        """Who came, for those expected and for those who joined."""
        self.expect(practitioners)
        self.attendances.update(came=models.Case(models.When(practitioner__in=practitioners, then=True), default=False))


class Involvement(models.Model):
    """One activity can serve several partnerships: a training for Malawi and Namibia. Totals count it once."""

    road = Road("partnership", "partnership__programme")
    activity = models.ForeignKey(Activity, models.CASCADE, related_name="involvements")
    partnership = models.ForeignKey("participants.Partnership", models.PROTECT, related_name="involvements")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["activity", "partnership"], name="involved_once")]
        indexes = [models.Index(fields=["partnership", "activity"])]

    def __str__(self):
        return f"Involvement {self.pk}"


class Part(models.Model):
    """One piece of an activity. Hours, gates and signals read parts only."""

    road = Road("activity__involvements__partnership", "activity__programme", many=True)
    activity = models.ForeignKey(Activity, models.CASCADE, related_name="parts")
    number = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(_("what it is about"), max_length=160, blank=True)
    day = models.PositiveSmallIntegerField(_("day"), default=1, validators=[MinValueValidator(1), MaxValueValidator(MOST_DAYS)])
    starts = models.TimeField(_("starts at"), null=True, blank=True)
    minutes = models.PositiveIntegerField(_("minutes"), default=60, validators=[MinValueValidator(1), MaxValueValidator(LONGEST)])
    instrument = models.CharField(_("what it was"), max_length=22, choices=Instrument)
    delivery = models.CharField(_("how people met"), max_length=12, choices=Delivery, default=Delivery.FACE_TO_FACE)
    led_by = models.CharField(_("led by"), max_length=8, choices=LedBy, default=LedBy.TOGETHER)
    closed = models.BooleanField(_("closed session"), default=False)
    room = models.CharField(_("how people sat"), max_length=10, choices=Room, blank=True)
    leader = models.ForeignKey(
        "participants.Practitioner", models.SET_NULL, null=True, blank=True, related_name="parts_led", verbose_name=_("who leads it")
    )
    kinds = models.JSONField(_("how people take part"), default=list, blank=True, validators=[known_ways])
    aims = models.JSONField(_("what it aims at"), default=list, blank=True, validators=[known_aims])
    tools = models.CharField(_("tools and material"), max_length=300, blank=True)

    class Meta:
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["activity", "number"], name="parts_are_numbered"),
            models.CheckConstraint(condition=models.Q(minutes__gte=1, minutes__lte=LONGEST), name="part_has_a_length"),
        ]
        indexes = [models.Index(fields=["instrument", "activity"], name="parts_by_kind")]

    def __str__(self):
        return f"Part {self.pk}"

    @property
    def kinds_in_words(self):
        return [Way(key).label for key in self.kinds if key in Way.values]

    @property
    def aims_in_words(self):
        return [Aim(key).label for key in self.aims if key in Aim.values]

    @property
    def ends(self):
        """The time at which it ends; None where nobody said when it starts, or where it goes on into the night."""
        over = self.starts and dt.datetime.combine(dt.date.min, self.starts) + dt.timedelta(minutes=self.minutes)
        return over.time() if over and over.date() == dt.date.min else None


class Attendance(models.Model):
    """Who was expected, and who came. Names: class D, never for a funder."""

    road = Road("activity__involvements__partnership", "activity__programme", many=True)
    activity = models.ForeignKey(Activity, models.CASCADE, related_name="attendances")
    practitioner = models.ForeignKey("participants.Practitioner", models.PROTECT, related_name="attendances")
    came = models.BooleanField(_("came"), null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["activity", "practitioner"], name="attends_once")]

    def __str__(self):
        return f"Attendance {self.pk}"
