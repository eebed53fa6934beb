"""Introduce a programme report; say why there is another edition."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from participants.forms import EntryForm, HouseForm
from reports.programme.models import Summary


class SummaryForm(EntryForm):
    """The only text in a programme report that no city cleared."""

    class Meta:
        model = Summary
        fields = ("introduction",)
        widgets = {"introduction": forms.Textarea(attrs={"rows": 10})}


class FreezeForm(HouseForm):
    """In which language; the reason is asked for once an edition is out."""

    language = forms.ChoiceField(
        label=_("Language of the report"),
        choices=lambda: list(settings.REPORT_LANGUAGES.items()),
        required=False,
        initial=settings.LANGUAGE_CODE,
        help_text=_("What the cities wrote stays in the language in which they wrote it."),
    )

    reason = forms.CharField(
        label=_("Why there is another edition"),
        max_length=500,
        help_text=_("It is printed in the report: new stage reports were published, or what was corrected."),
        error_messages={"required": _("Say in a few words why another edition follows.")},
    )

    def __init__(self, *args, editions, **kwargs):
        super().__init__(*args, **kwargs)
        if not editions:
            del self.fields["reason"]
