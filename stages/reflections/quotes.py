"""Quotes: copies of texts that their authors released for reports. Class D, and no way back to who wrote them."""

import hashlib
import uuid

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participants.entry import Conflict, settle
from participants.roads import Road
from stages import catalogue


def signature(name, city):
    """What stands under a text: the name, and the city where the name does not say it already."""
    return f"{name}, {city}" if city and city not in name else name


class QuoteQuerySet(models.QuerySet):
    def waiting(self):
        """Released and not published yet: their authors can still take them back."""
        return self.filter(published_at=None)


class Quote(models.Model):
    """A copy that may be reported. The link to its author sits in the author's own class A row, and only they can follow it.

    Anonymous ones hold neither name, city nor day; their number says nothing of when they came, and they are ordered by digest.
    """

    road = Road("partnership", "partnership__programme")
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    partnership = models.ForeignKey("participants.Partnership", models.PROTECT, related_name="quotes")
    stage = models.CharField(_("stage"), max_length=14, choices=[(stage.key, stage.title) for stage in catalogue.STAGES])
    text = models.TextField(_("text"))
    named = models.BooleanField(_("by name"), default=False)
    name = models.CharField(_("name"), max_length=120, blank=True)
    city = models.CharField(_("city"), max_length=120, blank=True)
    digest = models.CharField(max_length=64, editable=False)
    published_at = models.DateTimeField(null=True, editable=False)

    objects = QuoteQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("released text"), _("released texts")
        ordering = ["digest", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(~Q(name=""), named=True) | Q(named=False, name="", city=""), name="anonymous_has_no_name"),
        ]
        indexes = [models.Index(fields=["partnership", "digest", "id"], name="quotes_of_partnership")]

    def __str__(self):
        return f"Quote {self.pk}"

    @classmethod
    def of(cls, reflection, *, name="", city=""):
        """A copy of a text as it stands; anonymous without a name."""
        digest = hashlib.sha256(reflection.text.encode()).hexdigest()
        who = {"named": bool(name), "name": name, "city": city if name else ""}
        return cls.objects.create(partnership=reflection.partnership, stage=reflection.stage, text=reflection.text, digest=digest, **who)

    @property
    def signature(self):
        return signature(self.name, self.city)

    def publish(self):
        """From now on it cannot be taken back. Raises ``Conflict`` if its author was faster, or it was published before."""
        settle(Quote.objects.waiting().filter(pk=self.pk), published_at=timezone.now())
        self.refresh_from_db()

    @transaction.atomic
    def withdraw(self):
        """Delete it, for its author. Raises ``Conflict`` once it is published.

        The row is locked first: Django looks for what it deletes in one query and deletes by key in another, and a publication may come between.
        """
        if not list(Quote.objects.waiting().select_for_update().filter(pk=self.pk)):
            raise Conflict(_("This text was published before you took it back. What is published stays as it is."))
        Quote.objects.filter(pk=self.pk).delete()
