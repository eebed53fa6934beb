"""What came from a phone that had no line: each entry once, however often it is sent."""

from django.db import models, transaction


class Differs(Exception):
    """The same key came with other content. ``receipt``: what came of the first."""

    def __init__(self, receipt):
        super().__init__()
        self.receipt = receipt


class Receipt(models.Model):
    """One for each key of a user that was taken. Class C: a keyed digest of what was sent, never the content."""

    user = models.ForeignKey("participants.User", models.CASCADE, related_name="+")
    key = models.UUIDField()
    digest = models.CharField(max_length=64)
    activity = models.ForeignKey("stages.Activity", models.SET_NULL, null=True, related_name="+")
    taken_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="taken_once")]

    def __str__(self):
        return f"Receipt {self.pk}"

    @classmethod
    def forget(cls, user):
        cls.objects.filter(user=user).delete()

    @classmethod
    @transaction.atomic
    def once(cls, user, key, digests, work):
        """Do the work and keep the receipt, both or neither; the second time give the first receipt. Raises ``Differs``.

        ``digests``: of what was sent, by the present secret and by those before it. Whoever comes with the same key at the same moment waits
        at the unique key until the first is done.
        """
        receipt, is_new = cls.objects.get_or_create(user=user, key=key, defaults={"digest": digests[0]})
        if is_new:
            receipt.activity = work()
            receipt.save(update_fields=["activity"])
        elif receipt.digest not in digests:
            raise Differs(receipt)
        return receipt


class Differing(models.Model):
    """Other words that came under a key that was taken: kept beside the first until their author has looked at them. Class D, for the author."""

    MOST = 5  # for one receipt

    class Kind(models.TextChoices):
        LOG = "log"
        HOLD = "hold"

    user = models.ForeignKey("participants.User", models.CASCADE, related_name="+")
    receipt = models.ForeignKey(Receipt, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=4, choices=Kind)
    digest = models.CharField(max_length=64)
    fields = models.JSONField(help_text="name → the values that came")
    came_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["receipt", "digest"], name="differs_once")]

    def __str__(self):
        return f"Differing {self.pk}"

    @classmethod
    def keep(cls, receipt, digest, kind, fields):
        """Once, however often it comes; None when there are too many beside this receipt already."""
        rows = cls.objects.filter(receipt=receipt)
        if first := rows.filter(digest=digest).first():
            return first
        if rows.count() >= cls.MOST:
            return None
        told = {"user": receipt.user, "kind": kind, "fields": fields}
        return cls.objects.get_or_create(receipt=receipt, digest=digest, defaults=told)[0]

    @classmethod
    def forget(cls, user):
        cls.objects.filter(user=user).delete()
