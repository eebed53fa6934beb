"""Set a signal aside: why, and when to look again."""

import datetime as dt

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from participants.entry import Conflict
from participants.forms import EntryForm
from stages import catalogue
from stages.signals.models import Aside
from stages.signals.silence import LEAST, MOST, Silence

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


class SilenceForm(EntryForm):
    class Meta:
        model = Silence
        fields = ("quiet_after", "gone_after")
        labels = {"quiet_after": _("Going quiet after so many days"), "gone_after": _("Gone quiet after so many days")}
        help_texts = {
            "quiet_after": _(
                "From then on the leads of both cities are reminded, and the signal is raised. Any logged contact starts the count anew."
            ),
            "gone_after": _("From then on the manager of the programme hears of it too."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        usual = {"quiet_after": catalogue.QUIET_AFTER, "gone_after": catalogue.GONE_AFTER}
        for name, days in usual.items():
            about = {"least": LEAST, "most": MOST, "usual": days}
            bounds = gettext("From %(least)d to %(most)d days; %(usual)d is usual.") % about
            self.fields[name].help_text = f"{self.fields[name].help_text} {bounds}"

    def clean(self):
        cleaned = super().clean()
        quiet, gone = cleaned.get("quiet_after"), cleaned.get("gone_after")
        if quiet and gone and gone <= quiet:
            self.add_error("gone_after", _("Gone quiet comes after going quiet: give it more days."))
        return cleaned

    def record(self, by):
        """The first to set them wins; whoever set them at the same moment is told."""
        self.instance.changed_by = by
        try:
            return super().record(by)
        except IntegrityError as twice:
            raise Conflict(_("Someone else saved this a moment before you. Look at it again.")) from twice
