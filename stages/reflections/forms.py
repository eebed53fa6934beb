"""Forms of reflections: write, share, release."""

import uuid

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from stages.catalogue import STAGES
from stages.reflections.fields import LongText, StepForm, WritingForm
from stages.reflections.models import Reflection
from stages.reflections.prompts import PROMPTS


def stages():
    return [(stage.key, f"{stage.number}. {now(stage.title)}") for stage in STAGES]


def questions():
    """Under the title of their stage."""
    groups = [(now(stage.title), [(prompt.key, now(prompt.text)) for prompt in PROMPTS[stage.key]]) for stage in STAGES]
    return [("", now("none: I write freely")), *groups]


class ReflectionForm(WritingForm):
    prompt = forms.ChoiceField(label=_("Question"), required=False, choices=questions)
    text = LongText(label=_("Your text"))
    stage = forms.ChoiceField(label=_("Stage"), choices=stages)
    twice = _("Another text of yours was kept from this form before. Both are on this page. Keep this one too, and you have two texts.")

    def keep(self, partnership, by):
        """The new text; None, and the form shows what it made before, where that was another one. Sent again it becomes a second text."""
        row = Reflection(author=by, partnership=partnership, **self.said).keep_once(by=by)
        if row.text == self.said["text"]:
            return row
        self.stale = self.twice
        self.mark_stale(row)
        self.data[self.add_prefix("key")] = uuid.uuid4()
        return None


class ShareForm(StepForm):
    for_later = forms.BooleanField(
        label=_("Also for those who join later"),
        required=False,
        help_text=_("Without this, whoever is admitted after you wrote it does not find it."),
    )

    def __init__(self, *args, row, **kwargs):
        super().__init__(*args, row=row, **kwargs)
        self.initial["for_later"] = row.for_later


class ReleaseForm(StepForm):
    named = forms.TypedChoiceField(label=_("Under which name"), coerce=lambda value: value == "yes", widget=forms.RadioSelect)

    def __init__(self, *args, row, signature, **kwargs):
        super().__init__(*args, row=row, **kwargs)
        anonymous = _("anonymously: neither name, nor city, nor day")
        self.fields["named"].choices = [("no", anonymous), ("yes", format_lazy("{} {}", _("by name:"), signature))]
