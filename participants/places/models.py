"""Cities and organisations: a directory of public facts (what a city tells a partner about itself is a ``Context``)."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from simple_history.models import HistoricalRecords

from participants.entry import Entry
from participants.zones import zone_exists


class City(Entry):
    """A municipality that mentors, is mentored, or wants to be."""

    directory = True
    name = models.CharField(_("name"), max_length=120)
    also_known_as = models.CharField(_("also known as"), max_length=120, blank=True)
    country = CountryField(_("country"))
    region = models.CharField(_("region"), max_length=120, blank=True)
    geonames_id = models.PositiveIntegerField(_("GeoNames id"), null=True, blank=True, unique=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)])
    longitude = models.FloatField(_("longitude"), null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)])
    population = models.PositiveIntegerField(_("population"), null=True, blank=True, validators=[MaxValueValidator(50_000_000)])
    population_year = models.PositiveSmallIntegerField(
        _("year of that figure"), null=True, blank=True, validators=[MinValueValidator(1900), MaxValueValidator(2100)]
    )
    population_source = models.CharField(_("source of that figure"), max_length=200, blank=True)
    growth = models.DecimalField(
        _("growth, % a year"),
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(-20), MaxValueValidator(50)],
    )
    zone = models.CharField(_("time zone"), max_length=60, default="UTC", validators=[zone_exists])
    languages = models.CharField(_("languages"), max_length=200, blank=True)
    history = HistoricalRecords()

    class Meta(Entry.Meta):
        verbose_name, verbose_name_plural = _("city"), _("cities")
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["name", "id"])]

    def __str__(self):
        return self.name


class Organisation(Entry):
    """A municipality, an association, a network, a funder, an institute or a consultancy, as IATI names them."""

    class Kind(models.TextChoices):
        MUNICIPALITY = "municipality", _("municipality")
        ASSOCIATION = "association", _("local government association")
        NETWORK = "network", _("network of cities")
        FUNDER = "funder", _("funder")
        INSTITUTE = "institute", _("learning institute")
        CONSULTANCY = "consultancy", _("consultancy")

    directory = True
    name = models.CharField(_("name"), max_length=160)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    city = models.ForeignKey(City, models.PROTECT, null=True, blank=True, related_name="organisations", verbose_name=_("city"))
    iati_reference = models.CharField(_("IATI reference"), max_length=60, blank=True)
    iati_type = models.CharField(_("IATI organisation type"), max_length=2, blank=True)
    website = models.URLField(_("website"), blank=True)
    history = HistoricalRecords()

    class Meta(Entry.Meta):
        verbose_name, verbose_name_plural = _("organisation"), _("organisations")
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["name", "id"])]

    def __str__(self):
        return self.name
