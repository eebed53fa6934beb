from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from participants import gazetteer
from participants.forms import EntryForm
from participants.models import City, Organisation
from participants.places.iati import ORGANISATION_TYPE
from participants.zones import names


class CityForm(EntryForm):
    """A city; what GeoNames knows of it is filled in already."""

    class Meta:
        model = City
        fields = (
            "name",
            "also_known_as",
            "country",
            "region",
            "population",
            "population_year",
            "population_source",
            "growth",
            "languages",
            "zone",
            "latitude",
            "longitude",
            "geonames_id",
        )
        widgets = {"geonames_id": forms.HiddenInput, "zone": forms.TextInput(attrs={"list": "zones", "autocomplete": "off"})}
        help_texts = {
            "also_known_as": _("For instance Durban, for eThekwini."),
            "population_source": _("Where the figure comes from."),
            "zone": _("For instance Africa/Blantyre."),
        }

    @property
    def zones(self):
        return sorted(name for name in names() if "/" in name and not name.startswith(("Etc/", "posix/", "right/", "US/")))

    def clean_geonames_id(self):
        number = self.cleaned_data["geonames_id"]
        if number and gazetteer.place(number) is None:
            raise forms.ValidationError(_("This place is not in our list. Search for the city again."))
        return number

    def clean(self):
        cleaned = super().clean()
        if (cleaned.get("latitude") is None) != (cleaned.get("longitude") is None):
            self.add_error("latitude", _("Give both latitude and longitude, or neither."))
        if cleaned.get("population") and not cleaned.get("population_source"):
            self.add_error("population_source", _("Say where the population figure comes from."))
        return cleaned


def from_place(number):
    """What the gazetteer knows of a place, as first values of the form; empty for an unknown number."""
    place = gazetteer.place(int(number)) if number and number.isdecimal() and len(number) < 12 else None
    if place is None:
        return {}
    return {
        "name": place.name,
        "country": place.country,
        "region": place.region,
        "population": place.population,
        "population_year": place.population_year,
        "population_source": place.population_source,
        "zone": place.zone,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geonames_id": place.geonames_id,
    }


class OrganisationForm(EntryForm):
    website = forms.URLField(label=_("Website"), max_length=200, required=False, assume_scheme="https")
    iati_type = forms.ChoiceField(
        label=_("IATI organisation type"),
        choices=[("", "–"), *((code, format_lazy("{} {}", code, name)) for code, name in ORGANISATION_TYPE.items())],
        required=False,
    )

    class Meta:
        model = Organisation
        fields = ("name", "kind", "city", "website", "iati_reference", "iati_type")
        help_texts = {"iati_reference": _("For instance XM-DAC-12345.")}
