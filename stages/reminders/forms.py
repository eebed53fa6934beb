"""How often a person wants to be written to, at which hour, in which language, and of what."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from participants.forms import HouseForm
from participants.zones import zone_exists
from stages.reminders.kinds import Kind
from stages.reminders.models import MORNING, Preference

CHOSEN = ("rhythm", "hour", "weekday", "language")
HOURS = [(hour, f"{hour}:00") for hour in range(5, 12)]


class PreferenceForm(HouseForm):
    rhythm = forms.ChoiceField(label=_("How often"), choices=Preference.Rhythm, widget=forms.RadioSelect)
    hour = forms.TypedChoiceField(label=_("At what hour of the morning"), choices=HOURS, coerce=int, initial=MORNING)
    weekday = forms.TypedChoiceField(
        label=_("On which day"), choices=Preference.Weekday, coerce=int, help_text=_("This counts for the mail once a week only.")
    )
    zone = forms.CharField(
        label=_("Your time zone"), max_length=60, validators=[zone_exists], help_text=_("Written like Africa/Blantyre. The morning is counted there.")
    )
    language = forms.ChoiceField(
        label=_("Language of the mails"),
        choices=lambda: list(settings.REPORT_LANGUAGES.items()),
        help_text=_("What people wrote stays in the language in which they wrote it. Pages are in English."),
    )
    kinds = forms.MultipleChoiceField(
        label=_("Of what"),
        choices=Kind,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What is not ticked is not mailed. It still stands on its page."),
    )

    def __init__(self, data=None, *, user):
        self.user, self.chosen = user, Preference.of(user)
        wanted = [kind for kind in Kind.values if kind not in self.chosen.off]
        fields = {name: getattr(self.chosen, name) for name in CHOSEN}
        super().__init__(data, initial={**fields, "zone": user.zone, "kinds": wanted})

    def save(self):
        """Keep the choice; the zone is the person's own and counts everywhere."""
        said = self.cleaned_data
        off = sorted(set(Kind.values) - set(said["kinds"]))
        Preference.objects.update_or_create(user=self.user, defaults={**{name: said[name] for name in CHOSEN}, "off": off})
        self.user.zone = said["zone"]
        self.user.save(update_fields=["zone"])
