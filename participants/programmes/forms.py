from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from participants.forms import EntryForm
from participants.models import Programme

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ProgrammeForm(EntryForm):
    currency = forms.CharField(
        label=_("Currency"),
        initial=Programme._meta.get_field("currency").default,
        max_length=3,
        help_text=_("Three letters, for instance EUR."),
        validators=[RegexValidator(r"^[A-Z]{3}\Z", _("Write three capital letters, for instance EUR."))],
    )

    class Meta:
        model = Programme
        fields = ("title", "convener", "objective", "funders", "funding_from", "funding_until", "currency", "reporting_organisation", "sectors")
        widgets = {"funding_from": DAY, "funding_until": DAY, "funders": forms.CheckboxSelectMultiple}

    design = forms.ModelChoiceField(
        label=_("Begin with the design of"),
        queryset=Programme.objects.none(),
        required=False,
        empty_label=_("no other programme"),
        help_text=_("What it asks for at each stage, and its list of elements of the method. You see all of it before anything is copied."),
    )

    def __init__(self, *args, designs=None, **kwargs):
        """``designs``: the programmes that the user manages; nothing to choose from when there are none."""
        super().__init__(*args, **kwargs)
        if designs:
            self.fields["design"].queryset = designs
        else:
            del self.fields["design"]
        self.fields["funders"].queryset = self.fields["funders"].queryset.filter(kind="funder")
