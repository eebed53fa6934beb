"""A workbook on its way in: uploaded, looked through, confirmed, brought in; a row with a lease, so that a dead worker loses nothing."""

import datetime as dt
import uuid

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentorship.workbook.outcome import Outcome
from participants.entry import settle

# Longer than the work may take (mentorship.tasks), so that nobody takes over what is still being done.
LEASE = dt.timedelta(minutes=15)
KEPT_FOR = dt.timedelta(days=1)
ATTEMPTS = 3
DEATHS = 6
"""Whoever brought it in may be cut off more often than the work itself may fail: a restart of the machine is no fault of the workbook."""


class ImportQuerySet(models.QuerySet):
    def due(self, now):
        """Waiting for a look or to be brought in, not given up, and in nobody's hands."""
        free = models.Q(leased_until=None) | models.Q(leased_until__lte=now)
        return self.filter(free, state__in=(Import.State.WAITING, Import.State.CONFIRMED), attempts__lt=DEATHS)

    def cut_off(self, now):
        """Whoever had them in hand died each time."""
        under_way = (Import.State.WAITING, Import.State.CONFIRMED)
        return self.filter(state__in=under_way, attempts__gte=DEATHS, leased_until__lte=now)

    def over(self, now):
        """Their file has been here for a day."""
        return self.filter(asked_at__lte=now - KEPT_FOR).exclude(file="")


class Import(models.Model):
    """Seen by whoever uploaded it, and by nobody else. ``outcome`` holds what the last look found (``Outcome.as_values``)."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waits to be looked through")
        LOOKED = "looked", _("looked through")
        CONFIRMED = "confirmed", _("waits to be brought in")
        DONE = "done", _("brought in")
        FAILED = "failed", _("not brought in")

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    key = models.UUIDField(default=uuid.uuid4)
    asked_at = models.DateTimeField(auto_now_add=True)
    name = models.CharField(max_length=120)
    file = models.FileField(upload_to="workbooks/", blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.WAITING)
    leased_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    sheet = models.CharField(max_length=40, blank=True)
    rows = models.PositiveIntegerField(default=0)
    outcome = models.JSONField(null=True)
    failure = models.CharField(max_length=300, blank=True)
    ended_at = models.DateTimeField(null=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        app_label = "mentorship"
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["by", "key"], name="import_once")]
        indexes = [
            models.Index(fields=["by", "-id"], name="imports_by_user"),
            models.Index(fields=["asked_at"], condition=models.Q(state__in=["waiting", "confirmed"]), name="imports_due"),
        ]

    def __str__(self):
        return f"Import {self.pk}"

    @classmethod
    def begin(cls, content, name, *, by, key):
        """Keep the upload where no address leads to it. ``key`` is made by the form, so that two clicks make one."""
        if first := cls.objects.filter(by=by, key=key).first():
            return first
        row = cls(by=by, name=name[:120], key=key)
        row.file.save("workbook.xlsx", ContentFile(content.read()), save=False)
        try:
            with transaction.atomic():
                row.save()
        except BaseException as error:
            row.file.delete(save=False)
            if isinstance(error, IntegrityError) and (first := cls.objects.filter(by=by, key=key).first()):
                return first
            raise
        return row

    @property
    def found(self):
        return Outcome.of(self.outcome, done=self.state == self.State.DONE) if self.outcome else None

    @property
    def is_under_way(self):
        return self.state in (self.State.WAITING, self.State.CONFIRMED)

    @property
    def is_in_hand(self):
        return bool(self.leased_until and self.leased_until > timezone.now())

    @property
    def may_be_confirmed(self):
        return self.state == self.State.LOOKED and bool(self.file) and self.found.may_go_in

    def confirm(self):
        """Bring it in; raises ``Conflict`` when that was said before, or there is nothing to bring in."""
        looked = Import.objects.filter(pk=self.pk, state=self.State.LOOKED).exclude(file="")
        settle(looked, state=self.State.CONFIRMED, attempts=0, leased_until=None, sheet="", rows=0)

    @transaction.atomic
    def drop(self):
        """Not this one; the upload goes."""
        settle(Import.objects.filter(pk=self.pk, state__in=(self.State.LOOKED, self.State.FAILED)), state=self.State.FAILED, file="")
        transaction.on_commit(lambda: self.file.storage.delete(self.file.name) if self.file else None)

    def take(self, now):
        """Take it in hand until the lease ends; False when somebody else has it, or it is done."""
        due = Import.objects.due(now).filter(pk=self.pk)
        return bool(due.update(leased_until=now + LEASE, attempts=models.F("attempts") + 1, failure=""))

    def end(self, state, **more):
        """What came of it. The upload is not needed any more, unless it waits to be confirmed."""
        gone = self.file.name if state in (self.State.DONE, self.State.FAILED) else ""
        changes = {"file": ""} if gone else {}
        Import.objects.filter(pk=self.pk).update(state=state, leased_until=None, ended_at=timezone.now(), **changes, **more)
        if gone:
            self.file.storage.delete(gone)
