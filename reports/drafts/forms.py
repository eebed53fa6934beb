"""Begin a report; write what the cities say in it; say why an edition is corrected."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participants.dated_forms import DayInput, area
from participants.dates import in_words, sensible
from participants.forms import CleanText, EntryForm, HouseForm
from reports.drafts.corrections import Correction
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


class PeriodForm(HouseForm):
    """For a period that lies within the partnership's time. It may span stages."""

    since = forms.DateField(label=_("First day"), widget=DayInput, validators=[sensible])
    until = forms.DateField(label=_("Last day"), widget=DayInput, validators=[sensible], help_text=_("Today at the latest."))

    def __init__(self, *args, partnership, **kwargs):
        super().__init__(*args, **kwargs)
        self.partnership = partnership
        self.began = Stay.objects.filter(journey__partnership=partnership).order_by("since").values_list("since", flat=True).first()
        self.fields["since"].help_text = _("The partnership began on %(day)s.") % {"day": in_words(self.began)}

    def clean_since(self):
        since = self.cleaned_data["since"]
        if since < self.began:
            raise forms.ValidationError(_("The partnership began on %(day)s. Give that day or a later one.") % {"day": in_words(self.began)})
        return since

    def clean_until(self):
        until = self.cleaned_data["until"]
        if until > timezone.localdate():
            raise forms.ValidationError(_("This day lies ahead. A report tells of what has been."))
        return until

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("since") and cleaned.get("until") and cleaned["until"] < cleaned["since"]:
            self.add_error("until", _("This is before the first day."))
        return cleaned

    def begin(self, *, by):
        """The report on the period; there is one, whoever begins it first."""
        return Report.objects.get_or_create(partnership=self.partnership, **self.cleaned_data, defaults={"recorded_by": by})[0]


class CorrectionForm(CleanText, forms.ModelForm):
    """Why the next edition replaces the last one."""

    class Meta:
        model = Correction
        fields = ("reason",)
        widgets = {"reason": area(4)}
        help_texts = {"reason": _("A sentence or two. The funder reads them in the new edition and beside the old one. Name nobody.")}


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
