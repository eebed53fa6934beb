"""Who asked to be erased, and when it was done. Class F: an id, no name; set once and never changed."""

from django.db import IntegrityError, models, transaction
from django.utils import timezone

from participants.entry import settle


class Erasure(models.Model):
    """A person's wish to be forgotten. An operator carries it out; until then the person may take it back.

    ``named_in``: others' texts that may name the person, as pairs of a model's label and a key. The manager looks at them.
    """

    user = models.ForeignKey("participants.User", models.PROTECT, related_name="erasures")
    asked_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    named_in = models.JSONField(default=list)

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["user"], condition=models.Q(withdrawn_at=None, done_at=None), name="one_open_erasure"),
            models.CheckConstraint(condition=models.Q(withdrawn_at=None) | models.Q(done_at=None), name="withdrawn_or_done"),
        ]

    def __str__(self):
        return f"Erasure {self.pk}"

    @classmethod
    def open_of(cls, user):
        return cls.objects.filter(user=user, withdrawn_at=None, done_at=None)

    @classmethod
    def ask(cls, user):
        """Two clicks make one wish."""
        try:
            with transaction.atomic():
                return cls.objects.create(user=user)
        except IntegrityError:
            return cls.open_of(user).get()

    def withdraw(self):
        """Taken back; raises ``Conflict`` when it was done or taken back before."""
        settle(self.open_of(self.user).filter(pk=self.pk), withdrawn_at=timezone.now())

    def finish(self, named_in):
        settle(self.open_of(self.user).filter(pk=self.pk), done_at=timezone.now(), named_in=named_in)
