"""What all forms have in common: clean text, one record for two clicks, and no silent overwriting."""

import uuid

from django import forms
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from participants.entry import Conflict, settle

BREAKS = "\n\r\t"
SAID = {
    "required": _("Fill this in."),
    "invalid_choice": _("Choose from the list."),
    "min_value": _("Write %(limit_value)s or more."),
    "max_value": _("Write %(limit_value)s or less."),
    "max_length": _("Write at most %(limit_value)d characters. These are %(show_value)d."),
}
"""What a form says of a field that has no better words of its own: what to do, in the words of the house."""


def has_control_characters(text: str) -> bool:
    """Characters that no keyboard types and no paper prints; directions and joiners of scripts are welcome."""
    return any((ord(letter) < 32 and letter not in BREAKS) or 127 <= ord(letter) < 160 for letter in text)


class CleanText:
    """Refuse control characters at the field that holds them, and say what to do. Mixed into every form."""

    def _clean_fields(self):
        for field in self.fields.values():
            field.error_messages |= {code: said for code, said in SAID.items() if _is_unsaid(field, code)}
        super()._clean_fields()
        for name, value in list(self.cleaned_data.items()):
            if isinstance(value, str) and has_control_characters(value):
                self.add_error(name, _("This text holds characters that cannot be shown. Type it again, or paste it as plain text."))


def _is_unsaid(field, code):
    """Whether nobody chose the words: there are none, or they are those with which every field begins."""
    return field.error_messages.get(code) in (None, forms.Field.default_error_messages.get(code), forms.ChoiceField.default_error_messages.get(code))


class HouseForm(CleanText, forms.Form):
    """A form that writes more than one record, or none."""


class EntryForm(CleanText, forms.ModelForm):
    """A form for one ``Entry``: ``key`` makes two clicks one record, ``version`` finds a stale edit.

    A stale edit is answered with both texts (``theirs``) and nothing typed is lost. The view answers it with 409.
    """

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.theirs: list[tuple[str, object, object]] = []
        if self.instance.pk:
            self.initial["version"] = self.instance.version
            self.stored = {name: self.initial.get(name) for name in self.fields}
        else:
            self.initial.setdefault("key", uuid.uuid4())

    @property
    def is_stale(self):
        return bool(self.theirs) or "stale" in {error.code for error in self.non_field_errors().as_data()}

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk and cleaned.get("version") != self.initial["version"]:
            self.mark_stale()
        return cleaned

    def mark_stale(self):
        typed = {name: self.data.get(self.add_prefix(name), "") for name in self.changed_data}
        self.theirs = [(str(self.fields[name].label or name), self.stored.get(name), typed[name]) for name in typed if name not in ("version", "key")]
        stale = _("Someone else saved this while you were writing. Both texts are below. Save again to keep yours.")
        self.add_error(None, forms.ValidationError(stale, code="stale"))
        self.data = self.data.copy()
        self.data[self.add_prefix("version")] = self.initial["version"]

    def twin(self, by):
        """The record that another click of the same form made a moment ago, if there is one."""
        key = self.cleaned_data.get("key") if hasattr(self, "cleaned_data") else None
        return key and type(self.instance).objects.filter(recorded_by=by, key=key).first()

    def record(self, by):
        """Save once. The same key by the same person gives the record that is there already."""
        if self.instance.pk:
            return self.change(by)
        self.instance.recorded_by = by
        self.instance.key = self.cleaned_data.get("key") or uuid.uuid4()
        try:
            with transaction.atomic():
                return self.save()
        except IntegrityError:
            if first := type(self.instance).objects.filter(recorded_by=by, key=self.instance.key).first():
                return first
            raise

    @transaction.atomic
    def change(self, by):
        """Save an edit if nobody was faster; raises ``Conflict``."""
        settle(type(self.instance).objects.filter(pk=self.instance.pk, version=self.initial["version"]), version=self.initial["version"] + 1)
        self.instance.version = self.initial["version"] + 1
        return self.save()


def saved(form, by):
    """``form.record(by)``, or None when somebody was faster in the very same moment; the form then shows both texts."""
    try:
        return form.record(by)
    except Conflict:
        form.add_error(None, forms.ValidationError(_("Someone else saved this a moment before you. Look at it again."), code="stale"))
        return None
