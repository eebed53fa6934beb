"""The ledger of reminders: the database holds what is due, so that nothing that dies can lose it."""

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

MORNING = 7
"""The hour at which a mail is written to whoever named none, on their own clock."""


class Reminder(models.Model):
    """One row per rule, subject, person and occasion; the row is unique, so a sweep may run as often as it likes."""

    class Outcome(models.TextChoices):
        SENT = "sent", _("sent")
        CANCELLED = "cancelled", _("cancelled")
        REFUSED = "refused", _("refused")

    rule = models.CharField(max_length=40)
    subject = models.CharField(max_length=60)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    occasion = models.PositiveIntegerField(default=1)
    due_at = models.DateTimeField()
    made_at = models.DateTimeField(auto_now_add=True)
    digest = models.ForeignKey("stages.Digest", models.RESTRICT, null=True, related_name="reminders")
    outcome = models.CharField(max_length=9, choices=Outcome, blank=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rule", "subject", "person", "occasion"], name="one_reminder_per_occasion"),
            models.CheckConstraint(
                condition=models.Q(done_at=None, outcome="") | (models.Q(done_at__isnull=False) & ~models.Q(outcome="")),
                name="done_has_when_and_what",
            ),
        ]
        indexes = [models.Index(fields=["due_at"], condition=models.Q(done_at=None, digest=None), name="reminders_due")]

    def __str__(self):
        return f"Reminder {self.pk}"


class Digest(models.Model):
    """One mail for one person and slot. Its text is frozen with the reminders it carries; a retry sends the same bytes.

    ``kinds`` are those of its reminders that a person can switch off; ``calendars`` the files for a calendar program that go along.
    ``leased_until`` keeps others away while one sends, and for a while after a failure. ``trouble`` is what the mail server said last.
    """

    class Outcome(models.TextChoices):
        SENT = "sent", _("sent")
        REFUSED = "refused", _("refused")
        WITHDRAWN = "withdrawn", _("withdrawn")

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    slot = models.CharField(max_length=20)
    message_id = models.CharField(max_length=300, unique=True)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    html = models.TextField(blank=True)
    kinds = models.JSONField(default=list)
    calendars = models.JSONField(default=list)
    made_at = models.DateTimeField(auto_now_add=True)
    leased_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=300, blank=True)
    outcome = models.CharField(max_length=9, choices=Outcome, blank=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "slot"], name="one_digest_per_slot"),
            models.CheckConstraint(
                condition=models.Q(done_at=None, outcome="") | (models.Q(done_at__isnull=False) & ~models.Q(outcome="")),
                name="digest_done_has_when_and_what",
            ),
        ]
        indexes = [models.Index(fields=["made_at"], condition=models.Q(done_at=None), name="digests_unsent")]

    def __str__(self):
        return f"Digest {self.pk}"


class Sweep(models.Model):
    """When the last sweep ended; ``/readyz`` reads it."""

    name = models.CharField(max_length=20, primary_key=True)
    ended_at = models.DateTimeField()

    def __str__(self):
        return self.name


class Preference(models.Model):
    """How often, when and in which language a person wants to be written to, and of what not. Class C. Whoever has none gets the daily mail."""

    class Rhythm(models.TextChoices):
        DAILY = "daily", _("once a day, if there is something")
        WEEKLY = "weekly", _("once a week, if there is something")
        AT_ONCE = "at once", _("at once")

    class Weekday(models.IntegerChoices):
        MONDAY = 0, _("Monday")
        TUESDAY = 1, _("Tuesday")
        WEDNESDAY = 2, _("Wednesday")
        THURSDAY = 3, _("Thursday")
        FRIDAY = 4, _("Friday")
        SATURDAY = 5, _("Saturday")
        SUNDAY = 6, _("Sunday")

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    rhythm = models.CharField(_("how often"), max_length=7, choices=Rhythm, default=Rhythm.DAILY)
    hour = models.PositiveSmallIntegerField(_("hour"), default=MORNING)
    weekday = models.PositiveSmallIntegerField(_("day of the week"), choices=Weekday, default=Weekday.MONDAY)
    language = models.CharField(_("language of the mails"), max_length=10, default="en")
    off = models.JSONField(_("kinds switched off"), default=list)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(hour__gte=5, hour__lte=11), name="reminders_in_the_morning"),
            models.CheckConstraint(condition=models.Q(weekday__lte=6), name="reminders_on_a_weekday"),
        ]

    def __str__(self):
        return f"Preference {self.pk}"

    @classmethod
    def of(cls, person):
        """What the person chose, or what holds where nobody chose."""
        return cls.objects.filter(user=person).first() or cls(user=person)

    @property
    def spoken(self) -> str:
        """The language to write in: the one chosen, while it is offered."""
        return self.language if self.language in settings.REPORT_LANGUAGES else settings.LANGUAGE_CODE

    @classmethod
    @transaction.atomic
    def stop(cls, person, kinds):
        """Switch these kinds off; off already, they stay off."""
        chosen, _made = cls.objects.select_for_update().get_or_create(user=person)
        chosen.off = sorted({*chosen.off, *kinds})
        chosen.save(update_fields=["off"])
