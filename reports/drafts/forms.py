"""Begin a report; write what the cities say in it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from participants.forms import EntryForm, HouseForm
from reports.drafts.models import Report
from stages.models import Stay


class BeginForm(HouseForm):
    """For one of the partnership's own stays."""

    stay = forms.ModelChoiceField(label=_("stage"), queryset=Stay.objects.none())

    def __init__(self, *args, partnership, **kwargs):
        super().__init__(*args, **kwargs)
        self.partnership = partnership
        self.fields["stay"].queryset = Stay.objects.filter(journey__partnership=partnership)

    def begin(self, *, by):
        """The report on the stay; there is one, whoever begins it first."""
        given = {"partnership": self.partnership, "recorded_by": by}
        return Report.objects.get_or_create(stay=self.cleaned_data["stay"], defaults=given)[0]


class ReportForm(EntryForm):
    """The narrative boxes. Everything else in a report is counted."""

    class Meta:
        model = Report
        fields = ("happened", "learned", "did_not_work", "comes_next", "changed_at_home")
        widgets = dict.fromkeys(fields, forms.Textarea(attrs={"rows": 7}))
        help_texts = {
            "happened": _("As the two cities would tell it to a third one."),
            "learned": _("What each side knows or can do now that it did not before."),
            "did_not_work": _("Others learn most from this. A report without it is hard to believe."),
            "comes_next": _("The next steps that both sides have agreed."),
            "changed_at_home": _("Mentors learn too."),
        }
