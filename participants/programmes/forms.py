from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from participants.forms import EntryForm
from participants.models import Programme

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ProgrammeForm(EntryForm):
    currency = forms.CharField(
        label=_("currency"),
        max_length=3,
        help_text=_("Three letters, for instance EUR."),
        validators=[RegexValidator(r"^[A-Z]{3}\Z", _("Write three capital letters, for instance EUR."))],
    )

    class Meta:
        model = Programme
        fields = ("title", "convener", "objective", "funders", "funding_from", "funding_until", "currency", "reporting_organisation", "sectors")
        widgets = {"funding_from": DAY, "funding_until": DAY, "funders": forms.CheckboxSelectMultiple}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["funders"].queryset = self.fields["funders"].queryset.filter(kind="funder")
