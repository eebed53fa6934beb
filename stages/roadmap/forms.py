"""Forms of the road map: words, a target, a reading, and why a target is retired."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participants.dated_forms import DatedForm, DayInput, area
from participants.dates import in_words, latest, now_holds
from participants.figures import FigureField
from participants.forms import HouseForm
from participants.models import Membership
from participants.partnerships.parts import Side
from stages.roadmap.models import DIGITS, Reading, RoadMap, Target


class WordsForm(DatedForm):
    """Vision and plan, written anew."""

    days = past = ("on",)

    class Meta:
        model = RoadMap
        fields = ("vision", "plan", "on", "on_precision", "on_basis")
        widgets = {"vision": area(5), "plan": area(10), "on": DayInput}
        labels = {"vision": _("What your city wants to be"), "plan": _("How it wants to get there"), "on": _("As it stood on")}
        error_messages = {"vision": {"required": _("Write the vision, if only in one sentence.")}, "on": {"required": _("Say on which day.")}}
        help_texts = {"vision": _("Both cities and the programme manager read this. It can be reported.")}

    def __init__(self, *args, partnership, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.partnership = partnership
        self.initial.setdefault("on", timezone.localdate())


class OwnerField(forms.ModelChoiceField):
    """Somebody of the mentee's side; any other number that is posted is refused here."""

    def label_from_instance(self, membership):
        return f"{membership.practitioner} ({membership.get_role_display()})"


class TargetForm(DatedForm):
    days, past = ("baseline_on", "due"), ("baseline_on",)
    baseline = FigureField(label=_("Where it started"), **DIGITS)
    goal = FigureField(label=_("Value to reach"), help_text=_("It may be lower than where it started: fewer is sometimes the aim."), **DIGITS)
    owner = OwnerField(
        queryset=Membership.objects.none(),
        label=_("Who answers for it"),
        required=False,
        empty_label=_("an office, named below"),
        error_messages={"invalid_choice": _("Choose somebody of your own city from the list.")},
    )

    class Meta:
        model = Target
        fields = (
            *("title", "unit", "baseline", "baseline_on", "goal", "due", "owner", "owner_office"),
            *("baseline_precision", "baseline_basis", "due_precision", "due_basis"),
        )
        widgets = {"baseline_on": DayInput, "due": DayInput}
        labels = {
            "title": _("What should be different"),
            "unit": _("Counted in"),
            "baseline_on": _("Measured on"),
            "due": _("By when"),
            "baseline_precision": _("How exact is the day of the start"),
            "baseline_basis": _("Where the start comes from"),
            "due_precision": _("How exact is the day by when"),
            "due_basis": _("Where the day by when comes from"),
        }
        help_texts = {
            "unit": _("For instance: households, km of road."),
            "owner_office": _("For instance: Directorate of Planning."),
        }

    def __init__(self, *args, partnership, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.partnership = partnership
        members = Membership.objects.filter(now_holds(timezone.localdate()), partnership=partnership, side=Side.MENTEE)
        self.fields["owner"].queryset = members.select_related("practitioner").order_by("practitioner__name", "pk")

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("goal") is not None and cleaned.get("goal") == cleaned.get("baseline"):
            self.add_error("goal", _("This is where it started. Give the value that you want to reach."))
        since, due = cleaned.get("baseline_on"), cleaned.get("due")
        if since and due and due <= since:
            self.add_error("due", _("Give a day after the one on which it was first measured."))
        if "owner" not in self.errors and "owner_office" not in self.errors and bool(cleaned.get("owner")) == bool(cleaned.get("owner_office")):
            self.add_error("owner", _("Name one owner: choose a person, or name an office, but not both."))
        return cleaned


class ReadingForm(DatedForm):
    days = past = ("on",)
    value = FigureField(label=_("What was measured"), **DIGITS)

    class Meta:
        model = Reading
        fields = ("value", "on", "note", "on_precision", "on_basis")
        widgets = {"on": DayInput, "note": area(3)}
        labels = {"on": _("When"), "note": _("What is behind this figure"), "on_precision": _("How exact is this date")}
        error_messages = {"on": {"required": _("Say on which day.")}}
        help_texts = {"note": _("Both cities and the programme manager read this. It can be reported.")}

    def __init__(self, *args, target, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.target = target
        self.fields["value"].help_text = target.unit
        self.initial.setdefault("on", timezone.localdate())

    def clean(self):
        cleaned = super().clean()
        day, target = cleaned.get("on"), self.instance.target
        if day and latest(day, cleaned["on_precision"]) < target.baseline_on:
            since = in_words(target.baseline_on, target.baseline_precision)
            self.add_error("on", ValidationError(_("The target starts from %(since)s. Give a later day."), params={"since": since}))
        return cleaned


class RetireForm(HouseForm):
    reason = forms.CharField(
        label=_("Why it is retired"),
        max_length=20_000,
        widget=area(4),
        help_text=_("The target and its readings stay where they are. Everyone in the partnership can read this reason."),
    )
