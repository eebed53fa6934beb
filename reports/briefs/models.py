"""One page for a leader: its paper, the newest one only. Class D."""

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participants.partnerships.parts import CITIES
from participants.roads import Road
from reports.papers import PaperRow


class Brief(PaperRow):
    """The paper for the leaders of one city in one language. It is made from the records of that moment and replaces the one before.

    It holds leaders' names, so it is no archive: the sweep deletes it after ``retention`` days, an erasure at once.
    """

    road = Road("partnership", "partnership__programme")
    partnership = models.ForeignKey("participants.Partnership", models.PROTECT, related_name="briefs")
    side = models.CharField(max_length=7, choices=[(side.value, side.label) for side in CITIES])
    language = models.CharField(max_length=10)

    class Meta:
        verbose_name = _("brief for a leader")
        constraints = [models.UniqueConstraint(fields=["partnership", "side", "language"], name="one_brief_per_side_and_language")]
        indexes = [models.Index(fields=["asked_at"], condition=models.Q(done_at=None), name="briefs_due")]

    @classmethod
    @transaction.atomic
    def ask(cls, *, by, **which):
        """The row to be made anew, and the name of the file that it had; while it waits for its turn it is left as it is."""
        row, is_new = cls.objects.select_for_update().get_or_create(**which, defaults={"asked_by": by})
        if is_new or row.state not in ("done", "failed"):
            return row, ""
        old = row.file.name
        fresh = {"file": "", "sha256": "", "size": 0, "pages": 0, "done_at": None, "leased_until": None, "attempts": 0, "failure": ""}
        cls.objects.filter(pk=row.pk).update(**fresh, asked_by=by, asked_at=timezone.now())
        row.refresh_from_db()
        return row, old
