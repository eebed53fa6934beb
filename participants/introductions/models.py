"""Two cities brought together: what one needs, what the other offers, why these two, and what came of it (finding F1)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from participants.dates import Dated
from participants.entry import Entry
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
    needs = models.TextField(_("what it needs"), max_length=LONGEST)
    needs_voice = models.CharField(_("whose words"), max_length=3, choices=Voice, default=Voice.FOR)
    provider = models.ForeignKey("participants.City", models.PROTECT, related_name="+", verbose_name=_("city that offers"))
    offers = models.TextField(_("what it offers"), max_length=LONGEST)
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
