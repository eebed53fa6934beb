"""Bring two cities together, in words that each of them could read; and a kind no."""

from django import forms
from django.db import IntegrityError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participants.access import visible
from participants.dated_forms import DatedForm, DayInput, area
from participants.models import Asking, City, Introduction
from participants.spread.forms import DeclineForm


class IntroductionForm(DatedForm):
    days, past = ("on",), ()

    class Meta:
        model = Introduction
        fields = ("seeker", "needs", "needs_voice", "provider", "offers", "offers_voice", "why", "on", "on_precision", "on_basis")
        widgets = {"on": DayInput, "needs": area(4), "offers": area(4), "why": area(4)}
        labels = {"needs_voice": _("Who says what it needs"), "offers_voice": _("Who says what it offers"), "on": _("Day of the introduction")}
        help_texts = {
            "needs": _("What the city would like to learn, and why now. Or leave this empty, and ask the city to write it."),
            "offers": _("What the city has done that it could show, the failures too. Or leave this empty, and ask the city to write it."),
            "why": _("What makes them fit: size, language, the same question. Both cities read all of this once a partnership comes of it."),
        }

    def __init__(self, *args, programme, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.programme, self.user = programme, user
        for name in ("seeker", "provider"):
            self.fields[name].queryset = visible(user, City.objects.only("name"))
        if not self.instance.pk:
            self.instance.introducer = user.practitioner
            self.initial.setdefault("on", timezone.localdate())
        for name in self.asked():
            self.fields[name].disabled = True
            self.fields[name].help_text = _("This city was asked for its own words, so it stays. Introduce another one anew.")

    def asked(self):
        """Those of the two whose words are here or on their way."""
        return [each.which for each in self.instance.askings.all() if each.words or each.is_open] if self.instance.pk else []

    def _get_validation_exclusions(self):
        # The pair must not wait already in this programme, though these two are no fields; but two clicks are one record.
        excluded = super()._get_validation_exclusions()
        twice = self._meta.model.objects.filter(recorded_by=self.user, key=self.cleaned_data.get("key")).exists()
        return excluded if twice else excluded - {"programme", "answered_at"}

    def clean(self):
        cleaned = super().clean()
        if self.instance.answered_at:
            self.add_error(None, forms.ValidationError(_("This has been answered already. Look at what came of it first."), code="stale"))
        if (day := cleaned.get("on")) and day > timezone.localdate():
            self.add_error("on", _("This day is still to come. Give the day on which you introduced them."))
        return cleaned

    def note(self):
        """``record``, or None with a word at the form when somebody introduced the same two just now."""
        try:
            return self.record(self.user)
        except IntegrityError:
            self.add_error(None, _("These two cities are introduced already, and it waits for an answer."))
            return None


class NoForm(DeclineForm):
    """Who said no, and why."""

    declined_by = forms.ChoiceField(label=_("Who declined"), widget=forms.RadioSelect)
    field_order = ("declined_by", "reason")

    def __init__(self, *args, introduction, **kwargs):
        super().__init__(*args, **kwargs)
        who = Introduction.Who
        names = {who.SEEKER: introduction.seeker.name, who.PROVIDER: introduction.provider.name, who.PROGRAMME: who.PROGRAMME.label}
        self.fields["declined_by"].choices = list(names.items())


class WordsForm(DatedForm):
    """What a city says of itself. Whoever has the link writes it, and says who they are."""

    class Meta:
        model = Asking
        fields = ("words", "writer")
        widgets = {"words": area(10)}
        help_texts = {
            "words": _("As you would tell a colleague in the other city. You can come back and change it as long as the link works."),
            "writer": _("Your name and what you do in the city, as you would sign a letter."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self._meta.fields:
            self.fields[name].required = True

    def clean(self):
        cleaned = super().clean()
        if self.instance.version > Asking.MOST:
            self.add_error(None, _("These words were changed very often, and stay as they are. Tell whoever introduced you what is missing."))
        return cleaned

    def change(self, by):
        self.instance.write(version=self.initial["version"], **{name: self.cleaned_data[name] for name in self._meta.fields})
        return self.instance
