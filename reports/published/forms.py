"""Say why a published file is destroyed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from participants.dated_forms import area
from participants.forms import HouseForm


class DestroyForm(HouseForm):
    because = forms.CharField(
        label=_("Because"),
        max_length=300,
        widget=area(3),
        initial=_("Somebody whom it named asked to be forgotten."),
        help_text=_("The funder reads this in place of the file. Name nobody."),
    )
