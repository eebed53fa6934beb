"""What somebody is typing into a long form and has not sent yet. Class A, its author's alone: it may be a text
for the safe space.
"""

from django.db import IntegrityError, models
from django.utils import timezone

from participants.guarded import Guarded, reader


class Draft(Guarded):
    """One for each form and person. ``place``: the form's own address; ``fields``: what was typed, by field, key and version of the form included."""

    AUTHOR = "user"

    user = models.ForeignKey("participants.User", models.PROTECT, related_name="+")
    place = models.CharField(max_length=300)
    fields = models.JSONField()
    began_at = models.DateTimeField(default=timezone.now)
    saved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "place"], name="one_draft_per_form")]
        indexes = [models.Index(fields=["saved_at"], name="drafts_by_age")]

    @classmethod
    def of(cls, user, place):
        """What this person began there, or nothing."""
        return next(iter(cls.objects.read_by(user, place=place, limit=1)), None)

    @classmethod
    def put(cls, user, place, fields):
        """Write down how far it is; of two windows the last one counts. Gives back when that was."""
        now = timezone.now()
        with reader(user):
            own = cls.objects.own(user).filter(place=place)
            if not own.update(fields=fields, saved_at=now):
                try:
                    cls(user=user, place=place, fields=fields, began_at=now, saved_at=now).keep(by=user)
                except IntegrityError:
                    own.update(fields=fields, saved_at=now)
        return now

    @classmethod
    def drop(cls, user, place):
        """It was sent, or thrown away."""
        with reader(user):
            cls.objects.own(user).filter(place=place).delete()
