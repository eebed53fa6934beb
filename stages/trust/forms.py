"""The questions of a pulse as a form, and the note after a talk."""

import re
import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participants.dates import sensible
from participants.entry import Conflict
from participants.forms import HouseForm
from stages.trust.asked import met
from stages.trust.models import AGAINST
from stages.trust.questions import HIGHEST, LOWEST
from stages.trust.talks import Talk

CANNOT_SAY = "0"
SCALE = [*((str(value), str(value)) for value in range(LOWEST, HIGHEST + 1)), (CANNOT_SAY, _("cannot say"))]
NAME = re.compile(r"(?P<who>\d{1,18}|all)-(?P<item>[a-z]{1,20})\Z")


class Scale(forms.ChoiceField):
    """From 1 to 7, or "cannot say"; left alone it is a blank."""

    widget = forms.RadioSelect(attrs={"autocomplete": "off"})
    default_error_messages = {"invalid_choice": _("Choose a number from 1 to 7, or “cannot say”.")}

    def __init__(self, label):
        super().__init__(label=label, choices=SCALE, required=False)


class AnswerForm(HouseForm):
    """All that a wave asks one person. ``sections``: what to show, person by person, then the rest."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)

    def __init__(self, data=None, *, wave, user, side):
        self.wave, self.user = wave, user
        self.answered, known = wave.answers_of(user)
        super().__init__(data, initial={"version": self.answered} | {field_name(*key): as_choice(value) for key, value in known.items()})
        of_persons = any(theme.of_persons for theme in wave.themes)
        self.sections = [section for who in (met(wave.partnership, user, side) if of_persons else []) for section in self.ask(who)]
        self.sections += self.ask(None)

    def ask(self, who):
        """Add the fields of every theme that is about this person, or about nobody."""
        for theme in self.wave.themes:
            if theme.of_persons == (who is not None):
                names = [field_name(who and who.pk, item) for item in theme.items]
                self.fields |= {name: Scale(label) for name, label in zip(names, theme.items.values(), strict=True)}
                yield who, [self[name] for name in names]

    @property
    def unplaced_errors(self):
        return [*self.non_field_errors(), *self.errors.get("version", ())]

    @property
    def is_stale(self):
        return "stale" in {error.code for error in self.non_field_errors().as_data()}

    def clean(self):
        cleaned = super().clean()
        for name in self.data:
            if name not in self.fields and (found := NAME.match(name)):
                raise ValidationError(AGAINST[found["who"] != "all"])
        if not self.errors and not self.said(cleaned):
            raise ValidationError(_("Answer one question at least, or leave the page as it is."))
        return cleaned

    def said(self, cleaned):
        """(person or None, question) → 1 to 7, or None for "cannot say"; blanks are left out."""
        return {key_of(name): None if value == CANNOT_SAY else int(value) for name, value in cleaned.items() if NAME.match(name) and value}

    def keep(self):
        """Keep it, or say why not: too late, or answered meanwhile. What was chosen stays in the page."""
        try:
            self.wave.take(self.said(self.cleaned_data), by=self.user, version=self.cleaned_data["version"])
            return True
        except Conflict as refusal:
            self.data = self.data.copy()
            self.data["version"] = self.wave.answers_of(self.user)[0]
            self.add_error(None, ValidationError(str(refusal), code="stale"))
        except ValidationError as refusal:
            self.add_error(None, refusal)
        return False


def field_name(who, item):
    return f"{who or 'all'}-{item}"


def key_of(name):
    who, item = name.split("-")
    return (None if who == "all" else int(who)), item


def as_choice(value):
    return CANNOT_SAY if value is None else str(value)


class TalkForm(HouseForm):
    """What the two teams agreed. A plain form: asking the table whether a row is there already is not for forms (class A)."""

    on = forms.DateField(
        label=_("When you talked"),
        validators=[sensible],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        initial=timezone.localdate,
    )
    text = forms.CharField(label=_("What you agreed"), widget=forms.Textarea(attrs={"rows": 6}))
    for_later = forms.BooleanField(label=_("Those who join the safe space later may read it too"), required=False)
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data=None, *, talk=None):
        self.talk, self.theirs = talk, None
        fresh = {"key": uuid.uuid4()} if talk is None else {name: getattr(talk, name) for name in ("on", "text", "for_later", "version")}
        super().__init__(data, initial=fresh)

    @property
    def unplaced_errors(self):
        return [*self.non_field_errors(), *self.errors.get("key", ()), *self.errors.get("version", ())]

    @property
    def is_stale(self):
        return self.theirs is not None

    def clean_on(self):
        if self.cleaned_data["on"] > timezone.localdate():
            raise ValidationError(_("This day is still to come. Give the day on which you talked."))
        return self.cleaned_data["on"]

    def note(self, partnership, by):
        """Keep a new note; a second click finds the first one's."""
        said = {name: self.cleaned_data[name] for name in ("on", "text", "for_later")}
        try:
            Talk(partnership=partnership, author=by, key=self.cleaned_data["key"] or uuid.uuid4(), **said).keep(by=by)
        except IntegrityError:
            if not Talk.objects.read_by(by, author=by, key=self.cleaned_data["key"]):
                raise

    def change(self, by):
        """Save the edit, or show what another window saved meanwhile beside what was typed."""
        said = {name: self.cleaned_data[name] for name in ("on", "text", "for_later")}
        try:
            self.talk.change(by=by, version=self.cleaned_data["version"] or 0, **said)
            return True
        except Conflict:
            (self.theirs,) = Talk.objects.read_by(by, pk=self.talk.pk)
            self.data = self.data.copy()
            self.data["version"] = self.theirs.version
            stale = _("This note was saved in another window while you were writing. Both texts are below. Save again to keep yours.")
            self.add_error(None, ValidationError(stale, code="stale"))
            return False
