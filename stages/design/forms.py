"""From which programme; and, with what was shown of its design, the word to copy it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from participants.forms import HouseForm
from stages.design.plan import Plan

NOT_YOURS = _("Choose one of the programmes that you manage.")


class SourceForm(HouseForm):
    source = forms.ModelChoiceField(
        label=_("The design of"),
        queryset=None,
        empty_label=_("choose a programme"),
        error_messages={"invalid_choice": NOT_YOURS, "required": NOT_YOURS},
    )

    def __init__(self, *args, sources, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["source"].queryset = sources


class CopyForm(SourceForm):
    """``seen`` is the design that the page showed: what changed since is shown before it is copied."""

    seen = forms.CharField(required=False, max_length=16)

    def __init__(self, *args, target, **kwargs):
        super().__init__(*args, **kwargs)
        self.target, self.plan, self.is_stale = target, None, False

    def clean(self):
        cleaned = super().clean()
        if source := cleaned.get("source"):
            self.plan = Plan.of(source, self.target)
            self.is_stale = cleaned.get("seen") != self.plan.seen
        if self.is_stale:
            raise ValidationError(_("The design was changed while you looked at it. Nothing is copied yet: look at it as it is now."))
        return cleaned
