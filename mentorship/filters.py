"""What a manager may choose to see of the portfolio."""

from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from participants.access import May, visible
from participants.forms import HouseForm
from participants.models import Programme
from stages.catalogue import BY_KEY, STAGES
from stages.signals.sentences import FINDINGS

EVERYTHING = ("", _("all"))


class ChoiceForm(HouseForm):
    """A filter in the address; whatever it does not understand it leaves out."""

    city = forms.CharField(label=_("City"), required=False, max_length=60, help_text=_("The beginning of its name."))
    stage = forms.ChoiceField(label=_("Stage"), required=False, choices=lambda: [EVERYTHING, *((stage.key, _(stage.title)) for stage in STAGES)])
    signal = forms.ChoiceField(label=_("Raised signal"), required=False, choices=lambda: [EVERYTHING, *((each.key, each.title) for each in FINDINGS)])
    country = forms.ChoiceField(label=_("Country"), required=False, choices=lambda: [EVERYTHING, *countries])
    programme = forms.ModelChoiceField(Programme.objects.none(), label=_("Programme"), required=False, empty_label=_("all"))

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["programme"].queryset = visible(user, Programme.objects.order_by("title"), May.INVITE)

    @property
    def chosen(self) -> dict:
        """What was chosen and understood."""
        return {name: value for name, value in self.cleaned_data.items() if value} if self.is_bound and (self.is_valid() or True) else {}

    @property
    def is_asked(self) -> bool:
        return bool(self.chosen)

    @property
    def is_open(self) -> bool:
        """Shown when asked for: most visits need no filter, and its lists of countries and signals weigh more than the portfolio."""
        return self.is_asked or "choose" in self.data

    @property
    def stages(self) -> tuple:
        return (BY_KEY[self.chosen["stage"]],) if "stage" in self.chosen else STAGES

    @property
    def query(self) -> str:
        """The same choice, for the address of another page."""
        return urlencode({name: getattr(value, "pk", value) for name, value in self.chosen.items()})
