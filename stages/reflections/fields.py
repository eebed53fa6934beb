"""Long texts, kept whole; and forms that find out a stale edit by the version they were opened with."""

import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from participants.entry import Conflict
from participants.forms import HouseForm

LONGEST = 200_000  # characters


class LongText(forms.CharField):
    """A text as it was typed. A line break counts as one character, whatever the browser makes of it."""

    def __init__(self, *, rows=12, **options):
        super().__init__(max_length=LONGEST, strip=False, widget=forms.Textarea(attrs={"rows": rows}), **options)

    def to_python(self, value):
        text = super().to_python(value)
        return text.replace("\r\n", "\n").replace("\r", "\n") if text.strip() else ""

    def widget_attrs(self, widget):
        """Without ``maxlength``: a browser cuts off what is pasted, and says nothing."""
        return {name: value for name, value in super().widget_attrs(widget).items() if name != "maxlength"}


class StepForm(HouseForm):
    """Does something with a row as the page showed it."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    stale = _("This text has changed since you opened the page. Look at it as it is now, below.")

    def __init__(self, *args, row=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.row, self.saved_meanwhile = row, ""
        if row:
            self.initial["version"] = row.version

    @property
    def is_stale(self):
        return "stale" in {error.code for error in self.non_field_errors().as_data()}

    @property
    def unplaced_errors(self):
        """What is wrong beside the fields that one sees."""
        return [*self.non_field_errors(), *(error for field in self.hidden_fields() for error in field.errors)]

    def clean(self):
        cleaned = super().clean()
        if self.row and cleaned.get("version") != self.row.version:
            self.mark_stale(self.row)
        return cleaned

    def mark_stale(self, now):
        """Show it as it is ``now``; what was typed stays in the form, and can be sent again."""
        self.row, self.saved_meanwhile, self.data = now, now.text, self.data.copy()
        self.data[self.add_prefix("version")] = now.version
        self.add_error(None, ValidationError(self.stale, code="stale"))

    def done(self, verb, by):
        """Run the verb with what was filled in; False, and the form is stale, if somebody was faster."""
        said = {name: value for name, value in self.cleaned_data.items() if name not in ("version", "key")}
        seen = self.row.version
        try:
            verb(by=by, **said)
        except Conflict:
            now = next(iter(type(self.row).objects.read_by(by, pk=self.row.pk)), None)
            if now is None or now.version == seen:  # it is gone, or it is refused for another reason
                raise
            self.mark_stale(now)
        return not self.errors


class WritingForm(StepForm):
    """Writes a new text (``key`` makes two clicks one), or a row anew."""

    stale = _("This text was saved in another window while you were writing. Both are on this page. Save again to keep yours.")
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, row=None, **kwargs):
        super().__init__(*args, row=row, **kwargs)
        if row:
            self.initial = {name: getattr(row, name) for name in self.fields} | self.initial
        else:
            self.initial.setdefault("key", uuid.uuid4())

    @property
    def said(self):
        """What a new row is made of."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version" and (name != "key" or value)}
