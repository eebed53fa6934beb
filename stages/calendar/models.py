"""The address under which a calendar program reads what its owner may see."""

import hashlib
import secrets

from django.db import models
from django.utils import timezone


def digest(token: str) -> str:
    """Only the digest is stored, so that nobody who reads the table can use the address."""
    return hashlib.sha256(token.encode()).hexdigest()


class Feed(models.Model):
    """One for each user who asked for it. Class C: whoever has the address reads titles, places and times without signing in."""

    user = models.OneToOneField("participants.User", models.CASCADE, related_name="+")
    token_digest = models.CharField(max_length=64, unique=True)
    renewed_at = models.DateTimeField()

    def __str__(self):
        return f"Feed {self.pk}"

    @classmethod
    def renew(cls, user) -> str:
        """Draw a fresh token (256 random bits) and return it: it is shown once. The address before it is dead from now on."""
        token = secrets.token_urlsafe(32)
        cls.objects.update_or_create(user=user, defaults={"token_digest": digest(token), "renewed_at": timezone.now()})
        return token

    @classmethod
    def stop(cls, user) -> None:
        """No address any more."""
        cls.objects.filter(user=user).delete()

    @classmethod
    def reader(cls, token: str):
        """Whose address this is; None where it is nobody's, or theirs no longer."""
        feed = cls.objects.select_related("user").filter(token_digest=digest(token), user__is_active=True).first()
        return feed and feed.user
