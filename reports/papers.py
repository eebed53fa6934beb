"""A paper on its way, whatever is printed on it: a row with a lease, so that a dead worker loses nothing and two workers make it once."""

import datetime as dt
import hashlib

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from participants.entry import Conflict, settle

# Longer than a rendering may take (reports.tasks), so that nobody takes over what is still being made.
LEASE = dt.timedelta(minutes=2)
PAUSE = dt.timedelta(seconds=20)
ATTEMPTS = 3
DEATHS = 6
"""Whoever laid it out may be cut off more often than the work itself may fail: a restart of the machine is no fault of the paper."""
DROPPED = 30_000
"""In place of the attempts of a paper that was dropped: whoever lays it out meanwhile can no longer keep it."""
GIVEN_UP = models.Q(attempts__gte=ATTEMPTS) & (~models.Q(failure="") | models.Q(attempts__gte=DEATHS))


class PaperQuerySet(models.QuerySet):
    def due(self, now):
        """Not done, not given up, and in nobody's hands."""
        free = models.Q(leased_until=None) | models.Q(leased_until__lte=now)
        return self.filter(~GIVEN_UP, free, done_at=None)


class PaperRow(models.Model):
    """What every paper has: who asked, in whose hands it is, what came of it."""

    asked_at = models.DateTimeField(auto_now_add=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    leased_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=300, blank=True)
    file = models.FileField(upload_to="reports/", blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(default=0)
    pages = models.PositiveSmallIntegerField(default=0)

    objects = PaperQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self):
        return f"{type(self).__name__} {self.pk}"

    @property
    def state(self):
        """done, failed (given up), being made, or waiting."""
        if self.done_at:
            return "done"
        if self.leased_until and self.leased_until > timezone.now():
            return "waiting" if self.failure else "being made"
        return "failed" if self.attempts >= (ATTEMPTS if self.failure else DEATHS) else "waiting"

    def content(self):
        """The bytes of the paper, to be published; raises ``Conflict`` where it is not made yet, or is not the one that was made."""
        if not self.done_at:
            raise Conflict(_("The paper is not made yet. Wait until it is, look at it, then publish."))
        with self.file.open("rb") as file:
            content = file.read()
        if hashlib.sha256(content).hexdigest() != self.sha256:
            raise Conflict(_("The file is not the one that was made. Tell the operator; nothing was published."))
        return content

    def take(self, now):
        """Take it in hand until the lease ends; False when somebody else has it, or it is done."""
        due = type(self).objects.due(now).filter(pk=self.pk)
        if not due.update(leased_until=now + LEASE, attempts=models.F("attempts") + 1, failure=""):
            return False
        self.refresh_from_db(fields=["attempts", "failure"])
        return True

    def fail(self, reason, now, *, for_good=False):
        """Say why; try again in a while, at most ``ATTEMPTS`` times."""
        changes = {"attempts": ATTEMPTS, "leased_until": None} if for_good else {"leased_until": now + PAUSE}
        type(self).objects.filter(pk=self.pk, done_at=None, attempts__lt=DROPPED).update(failure=str(reason)[:300], **changes)

    def finish(self, now, **paper):
        """Keep the paper; False when another worker kept the same one first, or when it was dropped."""
        waiting = type(self).objects.filter(pk=self.pk, done_at=None, attempts__lt=DROPPED)
        return bool(waiting.update(done_at=now, leased_until=None, failure="", **paper))

    def drop(self, reason):
        """Empty the row of its paper, for good; the caller deletes the file."""
        empty = {"file": "", "sha256": "", "size": 0, "pages": 0, "done_at": None, "leased_until": None}
        type(self).objects.filter(pk=self.pk).update(**empty, attempts=DROPPED, failure=str(reason)[:300])

    def again(self, *, by):
        """Somebody asks once more for what was given up; raises ``Conflict`` when it was not."""
        given_up = type(self).objects.filter(GIVEN_UP, pk=self.pk, done_at=None, attempts__lt=DROPPED)
        settle(given_up, attempts=0, failure="", leased_until=None, asked_by=by)


def put_out(edition, name, content):
    """Keep a new edition with its paper, once; raises ``Conflict`` where somebody was faster, and leaves no file."""
    edition.file.save(name, ContentFile(content), save=False)
    try:
        with transaction.atomic():
            edition.save(force_insert=True)
    except IntegrityError as error:
        edition.file.delete(save=False)
        raise Conflict(_("This has been published already.")) from error
    return edition
