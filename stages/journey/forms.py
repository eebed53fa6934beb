"""Forms of the journey: propose, decline, write down a word given elsewhere, attest. The verbs check again what the forms check."""

from functools import partial

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from participants.dates import Precision, sensible
from participants.entry import Conflict
from participants.forms import HouseForm
from stages import catalogue
from stages.journey.states import MEANINGS, STILL, TITLES, WAYS, State, standing
from stages.journey.words import LONGEST, Word, speakers
from stages.models import Document


def day_field(**options):
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), validators=[sensible], **options)


def precision_field(label):
    return forms.ChoiceField(label=label, choices=Precision, initial=Precision.DAY, required=False)


def text_field(label, rows=4, **options):
    return forms.CharField(label=label, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": rows}), **options)


class VerbForm(HouseForm):
    """Runs one verb. What the verb refuses is shown at the field it is about, and nothing typed is lost.

    ``is_stale`` says that somebody was faster: the view answers 409.
    """

    fault_field: str | None = None
    is_stale = False

    def run(self, verb, **more):
        """The verb's result, or None with the errors added."""
        try:
            return verb(**more)
        except Conflict as conflict:
            self.is_stale = True
            self.add_error(None, str(conflict))
        except ValidationError as fault:
            known = hasattr(fault, "error_dict") or self.fault_field is None
            self.add_error(None if known else self.fault_field, fault)
        return None


class Speaker(forms.ModelChoiceField):
    def label_from_instance(self, membership):
        city = membership.partnership.city_of(membership.side)
        return f"{membership.practitioner} ({membership.get_role_display()}, {city})"


class SpokenForm(VerbForm):
    """Which lead gave the word, how, and when. Mixed into what a manager writes down."""

    fault_field = "lead"
    lead = Speaker(queryset=None, label=_("Who said it"), empty_label=_("choose"))
    how = forms.ChoiceField(label=_("How"), choices=[choice for choice in Word.How.choices if choice[0] != Word.How.HERE], widget=forms.RadioSelect)
    said_on = day_field(label=_("When it was said"))
    said_precision = precision_field(_("How exact is this day"))
    document = forms.FileField(
        label=_("The letter or the minutes"),
        required=False,
        help_text=_("A scan, a photo, a PDF or an Office file. Needed where both cities’ words are written down. It stays with the word for ever."),
    )

    def __init__(self, *args, partnership, sides, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["lead"].queryset = (
            speakers(partnership).filter(side__in=sides).select_related("practitioner__user", "partnership__mentor", "partnership__mentee")
        )

    def clean_said_on(self):
        if (day := self.cleaned_data["said_on"]) > timezone.localdate():
            raise ValidationError(_("This day is still to come. Write down what was said."))
        return day

    def clean_document(self):
        return Document.examined(self.cleaned_data["document"]) if self.cleaned_data.get("document") else None

    def kept(self, user):
        """How the word's document is kept, once there is a word; None without one."""
        told = self.cleaned_data
        sort = "letter" if told["how"] == Word.How.LETTER else "minutes"
        return told["document"] and partial(Document.keep, told["document"], by=user, sort=sort)

    def said(self, user):
        told = self.cleaned_data
        return {
            "document": self.kept(user),
            "by": told["lead"],
            "recorded_by": user,
            "how": told["how"],
            "said_on": told["said_on"],
            "said_precision": told["said_precision"] or Precision.DAY,
        }


class ProposeForm(VerbForm):
    """What should change, why, and from which day. ``seen`` is where the page showed the partnership: it finds out a stale page, no more."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    to = forms.ChoiceField(label=_("What should change"), widget=forms.RadioSelect)
    reason = text_field(
        _("Reason"),
        required=False,
        help_text=_("Needed where something is missing, where a stage is skipped, to go back, and to pause, rest, end or resume."),
    )
    on = day_field(
        label=_("From which day"), required=False, help_text=_("If you leave this empty, it holds from the day on which both sides have said yes.")
    )
    on_precision = precision_field(_("How exact is this day"))
    expected_until = day_field(
        label=_("How long do you expect the next stage, or the pause, to last: until"),
        required=False,
        help_text=_("An honest guess helps: too short does not root, too long tires people."),
    )

    def __init__(self, *args, stage, state, needs_reason, **kwargs):
        super().__init__(*args, **kwargs)
        is_under_way = state == State.UNDER_WAY
        self.fields["reason"].required = needs_reason or not is_under_way
        self.fields["reason"].error_messages["required"] = _("Say why. The reason stays with the move.")
        self.fields["to"].choices = [*([(_("The stage"), numbered(stage))] if is_under_way else []), (_("The partnership as a whole"), turns(state))]
        if not is_under_way:
            self.fields["to"].error_messages["invalid_choice"] = STILL[state]
        self.initial = {"seen": standing(stage.key, state), "to": next_of(stage) if is_under_way else State.UNDER_WAY, **self.initial}

    def clean(self):
        cleaned = super().clean()
        until, start = cleaned.get("expected_until"), cleaned.get("on") or timezone.localdate()
        if until and until <= start:
            self.add_error("expected_until", _("Give a day after the move."))
        if (cleaned.get("seen") or self.initial["seen"]) != self.initial["seen"]:
            self.is_stale = True
            self.add_error(None, _("The partnership has moved on since you opened this page. Look at where it stands, then propose again."))
            self.renew()
        return cleaned

    def run(self, verb, **more):
        """A page that was overtaken is shown again as it would be now, with all that was typed."""
        result = super().run(verb, **more)
        if self.is_stale:
            self.renew()
        return result

    def renew(self):
        self.data = self.data.copy()
        self.data["seen"] = self.initial["seen"]

    def move(self):
        told = self.cleaned_data
        names = ("to", "reason", "on", "expected_until", "seen")
        return {name: told[name] for name in names} | {"on_precision": told["on_precision"] or Precision.DAY}


def numbered(stage):
    """The other stages, to choose from."""
    return [(each.key, f"{each.number}. {gettext(each.title)}") for each in catalogue.STAGES if each != stage]


def turns(state):
    """The states that can follow, each with what it means."""
    return [(each.value, f"{TITLES[each]}. {MEANINGS[each]}") for each in WAYS[state]]


def next_of(stage):
    """The stage after this one; none after the last."""
    return catalogue.STAGES[stage.number].key if stage.number < len(catalogue.STAGES) else ""


class RecordedProposalForm(SpokenForm, ProposeForm):
    """A manager opens a proposal with the word of a lead, given elsewhere."""


class RecordForm(SpokenForm):
    """A manager writes down one side's word."""

    says = forms.ChoiceField(label=_("What was said"), choices=Word.Says, widget=forms.RadioSelect)
    reason = text_field(_("Reason"), required=False, help_text=_("Needed where the move is declined."))
    field_order = ("lead", "says", "reason", "how", "said_on", "said_precision", "document")

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("says") == Word.Says.DECLINES and not cleaned.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Say why the move was declined."))
        return cleaned


class DeclineForm(VerbForm):
    reason = text_field(_("Why not now"), help_text=_("Everyone in the partnership and the programme manager can read this. It stays."))


class AttestForm(VerbForm):
    """``holds``: what the page offered to say. The verb refuses what the side says already."""

    holds = forms.TypedChoiceField(
        choices=[("yes", _("is met")), ("no", _("no longer"))], coerce=lambda value: value == "yes", widget=forms.HiddenInput
    )
    note = text_field(_("How do you know"), help_text=_("A few words that both cities can look back at."))
