"""Two cities brought together: what one needs, what the other offers, why these two, and what came of it (finding F1)."""

import secrets

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from participants.dates import Dated
from participants.entry import Entry, settle
from participants.invitations.models import LASTS, digest
from participants.partnerships.hopes import Hope
from participants.roads import Road

LONGEST = 20_000


class Voice(models.TextChoices):
    OWN = "own", _("in the city's own words")
    FOR = "for", _("written for the city")


class Introduction(Entry, Dated, Hope):
    """Class D: whoever introduced, while they broker in the programme; its manager; and the partnership that came of it."""

    class Who(models.TextChoices):
        SEEKER = "seeker", _("the city that needs")
        PROVIDER = "provider", _("the city that offers")
        PROGRAMME = "programme", _("the programme")

    road = Road("became", "programme", introducer="introducer__user")
    programme = models.ForeignKey("participants.Programme", models.PROTECT, related_name="introductions")
    seeker = models.ForeignKey("participants.City", models.PROTECT, related_name="+", verbose_name=_("city that needs"))
    needs = models.TextField(_("what it needs"), max_length=LONGEST, blank=True)
    needs_voice = models.CharField(_("whose words"), max_length=3, choices=Voice, default=Voice.FOR)
    provider = models.ForeignKey("participants.City", models.PROTECT, related_name="+", verbose_name=_("city that offers"))
    offers = models.TextField(_("what it offers"), max_length=LONGEST, blank=True)
    offers_voice = models.CharField(_("whose words"), max_length=3, choices=Voice, default=Voice.FOR)
    why = models.TextField(_("why these two"), max_length=LONGEST)
    introducer = models.ForeignKey(
        "participants.Practitioner", models.PROTECT, editable=False, related_name="introductions", verbose_name=_("introduced by")
    )
    declined_by = models.CharField(_("who declined"), max_length=9, choices=Who, blank=True, editable=False)
    history = HistoricalRecords()

    class Meta(Entry.Meta):
        verbose_name, verbose_name_plural = _("introduction"), _("introductions")
        ordering = ["-on", "-pk"]
        constraints = [
            *Entry.Meta.constraints,
            *Hope.Meta.constraints,
            models.CheckConstraint(
                condition=~models.Q(seeker=models.F("provider")),
                name="introduces_two_cities",
                violation_error_message=_("An introduction brings together two different cities."),
            ),
            models.CheckConstraint(
                condition=models.Q(declined_by="", declined_because="") | ~models.Q(declined_by="") & ~models.Q(declined_because=""),
                name="a_no_has_who_and_why",
            ),
            models.UniqueConstraint(
                fields=["programme", "seeker", "provider"],
                condition=models.Q(answered_at=None),
                name="one_open_introduction",
                violation_error_message=_("These two cities are introduced already, and it waits for an answer."),
            ),
        ]

    def __str__(self):
        return f"Introduction {self.pk}"

    @property
    def cities(self):
        return [self.provider, self.seeker]

    @property
    def hoped(self):
        """What the form of the partnership that answers it begins with."""
        return {"mentor": self.provider_id, "mentee": self.seeker_id, "broker": self.introducer_id}

    @property
    def by_manager(self):
        """Was it the programme's manager who introduced them, and not a broker?"""
        return self.programme.roles.filter(practitioner=self.introducer_id, kind="manager").exists()

    @transaction.atomic
    def ask(self, which, *, by):
        """Ask one of the two for its own words: the link's token, shown once. An earlier link ends. Raises ``Conflict`` once it is answered."""
        # Holds the introduction until the end; and who has it open to change the two cities sees that one of them was asked.
        settle(type(self).objects.filter(pk=self.pk, answered_at=None), version=models.F("version") + 1)
        asking = self.askings.filter(which=which).first() or Asking(introduction=self, which=which)
        asking.recorded_by = by
        return asking.seal()


class Asking(Entry):
    """One of the two cities, asked for its own words by a link that works for fourteen days and needs no account.

    Class D; only the digest of the token is stored. ``words`` are the city's, ``writer`` is who wrote them, as they sign.
    """

    MOST = 100
    """So often its words can change: a link in wrong hands must not fill the disk."""

    class Which(models.TextChoices):
        SEEKER = "seeker", _("the city that needs")
        PROVIDER = "provider", _("the city that offers")

    road = Road("introduction__became", "introduction__programme", introducer="introduction__introducer__user")
    introduction = models.ForeignKey(Introduction, models.PROTECT, editable=False, related_name="askings")
    which = models.CharField(_("which city"), max_length=8, choices=Which, editable=False)
    token_digest = models.CharField(max_length=64, unique=True, editable=False)
    expires_at = models.DateTimeField(_("valid until"), editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    words = models.TextField(_("in your own words"), max_length=LONGEST, blank=True)
    writer = models.CharField(_("who writes this"), max_length=200, blank=True)
    written_at = models.DateTimeField(_("written"), null=True, editable=False)
    history = HistoricalRecords(excluded_fields=["token_digest"])

    class Meta(Entry.Meta):
        constraints = [
            *Entry.Meta.constraints,
            models.UniqueConstraint(fields=["introduction", "which"], name="each_city_is_asked_once"),
            models.CheckConstraint(
                condition=models.Q(written_at=None, words="", writer="")
                | models.Q(written_at__isnull=False) & ~models.Q(words="") & ~models.Q(writer=""),
                name="own_words_have_who_and_when",
            ),
        ]

    def __str__(self):
        return f"Asking {self.pk}"

    @property
    def city(self):
        return getattr(self.introduction, self.which)

    @property
    def other(self):
        return self.introduction.provider if self.which == self.Which.SEEKER else self.introduction.seeker

    @property
    def is_open(self):
        return self.withdrawn_at is None and timezone.now() < self.expires_at and self.introduction.answered_at is None

    def seal(self):
        """Draw a fresh token (256 random bits), keep its digest, and return the token: it is shown once."""
        token = secrets.token_urlsafe(32)
        self.token_digest, self.expires_at, self.withdrawn_at = digest(token), timezone.now() + LASTS, None
        self.save()
        return token

    def take_back(self):
        """The link ends; what was written stays. Raises ``Conflict`` if it ended before."""
        settle(type(self).objects.filter(pk=self.pk, withdrawn_at=None), withdrawn_at=timezone.now())

    @transaction.atomic
    def write(self, *, words, writer, version):
        """The city's own words, until the introduction is answered; raises ``Conflict`` for a second tab or a link that ended."""
        settle(Introduction.objects.filter(pk=self.introduction_id, answered_at=None), version=models.F("version"))  # nobody answers meanwhile
        now = timezone.now()
        usable = type(self).objects.filter(pk=self.pk, version=version, withdrawn_at=None, expires_at__gt=now)
        settle(usable, words=words, writer=writer, written_at=now, version=version + 1)
        self.refresh_from_db()
        self.save()
