"""What came from a phone that had no line: each entry once, however often it is sent."""

from django.db import models, transaction


class Differs(Exception):
    """The same key came with other content. ``receipt``: what came of the first."""

    def __init__(self, receipt):
        super().__init__()
        self.receipt = receipt


class Receipt(models.Model):
    """One for each key of a user that was taken. Class C: a digest of what was sent, never the content."""

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
    def once(cls, user, key, digest, work):
        """Do the work and keep the receipt, both or neither; the second time give the first receipt. Raises ``Differs``.

        Whoever comes with the same key at the same moment waits at the unique key until the first is done.
        """
        receipt, is_new = cls.objects.get_or_create(user=user, key=key, defaults={"digest": digest})
        if is_new:
            receipt.activity = work()
            receipt.save(update_fields=["activity"])
        elif receipt.digest != digest:
            raise Differs(receipt)
        return receipt
