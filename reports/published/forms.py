"""Say why a published file is destroyed, or a frozen version emptied."""

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

    def __init__(self, *args, is_version=False, **kwargs):
        super().__init__(*args, **kwargs)
        if is_version:
            self.fields["because"].help_text = _("Whoever opens a frozen version reads this in place of its text. Name nobody.")
