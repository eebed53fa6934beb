"""Say no kindly: the reason in words, kept."""

from django import forms
from django.utils.translation import gettext_lazy as _

from participants.entry import Conflict
from participants.forms import HouseForm


class DeclineForm(HouseForm):
    reason = forms.CharField(
        label=_("Why not, or not now"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("In words that the city could read. Say what could come instead, if there is something."),
    )

    is_stale = False

    def decline(self, record, *, by):
        """True when it is done; False when somebody answered before, and what was typed is still here."""
        try:
            record.decline(by=by, **self.cleaned_data)
        except Conflict:
            self.is_stale = True
            self.add_error(None, _("Somebody answered this a moment before you. Look at what came of it."))
        return not self.is_stale
