"""What every text of the safe space has in common: whose it is, where it belongs, once, and which version."""

import uuid

from django.db import IntegrityError, models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participants.entry import settle
from participants.guarded import Guarded, reader


class Keyed(Guarded):
    """Kept once, however often the form is sent: ``key`` is made by the form. Its model says that author and key are unique together."""

    key = models.UUIDField(default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True

    def keep_once(self, *, by):
        """Save it as new. Two clicks of one form have one key: the second gives what the first one made."""
        try:
            return self.keep(by=by)
        except IntegrityError:
            with reader(by):
                if first := type(self).objects.own(by).filter(self.same).first():
                    return first
            raise

    @property
    def same(self):
        """The filter for the row that stands in this one's place already."""
        return models.Q(key=self.key)


class Written(Keyed):
    """A text by one practitioner. ``for_later``: also for those who are admitted after it was written."""

    author = models.ForeignKey("participants.User", models.PROTECT, related_name="+")
    partnership = models.ForeignKey("participants.Partnership", models.PROTECT, related_name="+")
    for_later = models.BooleanField(_("also for those who join later"), default=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    recorded_at = models.DateTimeField(_("written"), auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True
        constraints = [models.UniqueConstraint(fields=["author", "key"], name="%(class)s_once")]

    def change(self, *, by, **changes):
        """Change it as it was read; raises ``Conflict`` if it has changed since, or is not theirs."""
        with reader(by):
            same = type(self).objects.own(by).filter(pk=self.pk, version=self.version)
            settle(same, version=self.version + 1, changed_at=timezone.now(), **changes)
        self.version += 1
        for name, value in changes.items():
            setattr(self, name, value)

    def discard(self, *, by):
        """Delete it for good."""
        with reader(by):
            type(self).objects.own(by).filter(pk=self.pk).delete()

    @property
    def was_changed(self):
        return self.version > 1 and self.changed_at.date() != self.recorded_at.date()
