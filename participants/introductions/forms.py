"""Bring two cities together, in words that each of them could read; and a kind no."""

from django import forms
from django.db import IntegrityError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participants.access import visible
from participants.dated_forms import DatedForm, DayInput, area
from participants.models import City, Introduction
from participants.spread.forms import DeclineForm


class IntroductionForm(DatedForm):
    days, past = ("on",), ()

    class Meta:
        model = Introduction
        fields = ("seeker", "needs", "needs_voice", "provider", "offers", "offers_voice", "why", "on", "on_precision", "on_basis")
        widgets = {"on": DayInput, "needs": area(4), "offers": area(4), "why": area(4)}
        labels = {"needs_voice": _("Who says what it needs"), "offers_voice": _("Who says what it offers"), "on": _("Day of the introduction")}
        help_texts = {
            "needs": _("What the city would like to learn, and why now."),
            "offers": _("What the city has done that it could show, the failures too."),
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
