"""What was said in a closed session: a note on a part of an activity, for one partnership's safe space. Class A (finding F5)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from participants.partnerships.safe_space import shared_with
from stages.reflections.written import Written


class ClosedNote(Written):
    """One by each author on each part. A part can serve several partnerships; its notes stay with the one they were written for."""

    part = models.ForeignKey("stages.Part", models.PROTECT, related_name="+")
    text = models.TextField(_("text"))

    class Meta(Written.Meta):
        constraints = [
            *Written.Meta.constraints,
            models.UniqueConstraint(fields=["author", "partnership", "part"], name="one_note_each"),
        ]
        indexes = [models.Index(fields=["partnership", "-recorded_at", "-id"], name="closed_notes_of_partnership")]

    @classmethod
    def readable_by(cls, user):
        return Q(author=user) | Q(shared_with(user))

    @property
    def same(self):
        return Q(partnership=self.partnership_id, part=self.part_id)
