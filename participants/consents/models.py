"""Who agreed to which text, and when. Class F: a row is written once and never changed; it holds an id, no name."""

from django.db import models
from django.utils.translation import get_language

from participants.consents import text


class Consent(models.Model):
    """A person's agreement to one version of the text, in the words in which they read it."""

    user = models.ForeignKey("participants.User", models.PROTECT, related_name="consents")
    version = models.CharField(max_length=10)
    digest = models.CharField(max_length=64)
    language = models.CharField(max_length=10)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "version"], name="one_consent_per_version")]

    def __str__(self):
        return f"Consent {self.pk}"

    @classmethod
    def give(cls, user):
        """Agree to the text as it is shown now. Two clicks make one row; the first stands."""
        words = {"digest": text.digest(), "language": get_language() or ""}
        user.agreed = True
        return cls.objects.get_or_create(user=user, version=text.VERSION, defaults=words)[0]

    @classmethod
    def for_all(cls, users):
        """For accounts that belong to nobody: those of a demonstration or a synthetic world."""
        words = {"version": text.VERSION, "digest": text.digest(), "language": get_language() or ""}
        return cls.objects.bulk_create(cls(user=user, **words) for user in users)


def agreed(user):
    """Has the user agreed to the present version? Whoever signs in brings the answer along (``participants.accounts.Backend``)."""
    if not hasattr(user, "agreed"):
        user.agreed = user.consents.filter(version=text.VERSION).exists()
    return user.agreed
