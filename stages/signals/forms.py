"""Set a signal aside: why, and when to look again."""

import datetime as dt

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participants.forms import EntryForm
from stages.signals.models import Aside

NOT_RAISED = _("This signal is not raised now. There is nothing to set aside.")
LONGEST_ASIDE = dt.timedelta(366)


class AsideForm(EntryForm):
    class Meta:
        model = Aside
        fields = ("reason", "look_again")
        widgets = {"reason": forms.Textarea(attrs={"rows": 4}), "look_again": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
        help_texts = {
            "reason": _("It stays with the signal. Everyone in the partnership and the programme manager read it."),
            "look_again": _("At most a year from now. The signal comes back before if what it rests on changes."),
        }

    def __init__(self, *args, is_raised, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_raised = is_raised

    def clean(self):
        if not self.is_raised:
            self.add_error(None, ValidationError(NOT_RAISED, code="stale"))
        return super().clean()

    def clean_look_again(self):
        day, today = self.cleaned_data["look_again"], timezone.localdate()
        if not today < day <= today + LONGEST_ASIDE:
            raise ValidationError(_("Give a day from tomorrow to a year from now."))
        return day
