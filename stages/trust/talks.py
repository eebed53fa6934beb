"""What the two teams talked through together and agreed: a note in the safe space. Class A."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from participants.dates import sensible
from participants.entry import settle
from participants.guarded import Guarded, reader
from participants.partnerships.safe_space import shared_with


class Talk(Guarded):
    """One note after a talk with the conversation guide."""

    author = models.ForeignKey("participants.User", models.PROTECT, related_name="+")
    partnership = models.ForeignKey("participants.Partnership", models.PROTECT, related_name="+")
    on = models.DateField(_("when you talked"), validators=[sensible])
    text = models.TextField(_("what you agreed"))
    for_later = models.BooleanField(_("also for those who join later"), default=False)
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    recorded_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["author", "key"], name="talk_once")]
        indexes = [models.Index(fields=["partnership", "-on", "-id"], name="talks_of_partnership")]

    @classmethod
    def readable_by(cls, user):
        """Its author, and whoever sits in that safe space now and was admitted before it was written."""
        return Q(author=user) | shared_with(user)

    def change(self, *, by, version, **said):
        """Save an edit by its author if nobody was faster. Raises ``Conflict``."""
        with reader(by):
            settle(Talk.objects.own(by).filter(pk=self.pk, version=version), version=version + 1, **said)
