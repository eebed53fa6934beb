"""Forms of promises: make one, put one right, and say how it stands. The verbs check again what the forms check."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participants.dates import Precision, in_words, sensible
from participants.entry import Conflict
from participants.forms import EntryForm, HouseForm
from participants.models import Membership
from stages.commitments.checks import check_promiser, happened, named
from stages.commitments.models import Commitment
from stages.commitments.turns import LONGEST
from stages.models import Activity

OFFERED = 30  # activities to choose from: the newest ones


def day_field(**options):
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), validators=[sensible], **options)


def precision_field(label):
    return forms.ChoiceField(label=label, choices=Precision, initial=Precision.DAY, required=False)


def reason_field(label):
    return forms.CharField(
        label=label,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The reason stays with the promise. Everyone in the partnership and the programme manager read it."),
    )


class PromiserField(forms.ModelChoiceField):
    def label_from_instance(self, membership):
        name = f"{membership.practitioner}, {membership.get_role_display()}"
        return _("%(name)s (until %(day)s)") % {"name": name, "day": in_words(membership.until)} if membership.until else name


class PromiseForm(EntryForm):
    """One promise by the writer's own city: the person promised gives the side."""

    promiser = PromiserField(Membership.objects.none(), label=_("Who promised"), empty_label=_("choose"))
    due = day_field(label=_("By when"))
    on = day_field(label=_("When it was promised"))
    due_precision = precision_field(_("How exact is the day by when"))
    on_precision = precision_field(_("How exact is the day of the promise"))
    field_order = ("promiser", "what", "due", "activity", "on", "due_precision", "on_precision")

    class Meta:
        model = Commitment
        fields = ("promiser", "what", "due", "due_precision", "activity", "on", "on_precision")
        widgets = {"what": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"what": _("What the other city can count on, so that both know when it is done.")}

    def __init__(self, *args, partnership, sides, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.partnership = partnership
        own = Membership.objects.filter(partnership=partnership, side__in=sides).select_related("practitioner")
        self.fields["promiser"].queryset = own.order_by("until", "practitioner__name", "pk")
        joined = Activity.objects.filter(involvements__partnership=partnership, cancelled_at=None)
        self.fields["activity"].queryset = joined
        self.fields["activity"].widget.choices = self.activities(joined)
        if not self.instance.pk:
            self.initial.setdefault("on", timezone.localdate())

    def activities(self, joined):
        rows = list(joined.order_by("-on", "-pk").values_list("pk", "title", "on", "on_precision")[:OFFERED])
        chosen = str(self.data.get("activity") or self.initial.get("activity") or "")
        if chosen.isdecimal() and len(chosen) < 19 and int(chosen) not in {row[0] for row in rows}:
            rows += joined.filter(pk=int(chosen)).values_list("pk", "title", "on", "on_precision")
        return [("", _("none of these")), *((pk, f"{title}, {in_words(on, exact)}") for pk, title, on, exact in rows)]

    def clean(self):
        cleaned = super().clean()
        for name in ("on_precision", "due_precision"):
            cleaned[name] = cleaned.get(name) or Precision.DAY
        try:
            self.clean_days(cleaned)
        except ValidationError as fault:
            self.add_error(None, fault)
        return cleaned

    def clean_days(self, cleaned):
        if cleaned.get("on"):
            cleaned["on"] = happened(cleaned["on"], cleaned["on_precision"])
            if cleaned.get("promiser"):
                check_promiser(cleaned["promiser"], self.instance.partnership_id, cleaned["on"], cleaned["on_precision"])
            if cleaned.get("due"):
                cleaned["due"] = named(cleaned["due"], cleaned["due_precision"], promised=cleaned["on"])

    def save(self, commit=True):
        return self.instance.begin()


class TurnForm(HouseForm):
    """Says one thing about a promise. ``version`` is that of the page it was opened with: it finds out a stale one."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, max_value=2**31)

    def __init__(self, *args, commitment, **kwargs):
        super().__init__(*args, **kwargs)
        self.commitment = commitment
        self.initial["version"] = commitment.version

    def say(self, verb, by):
        """Run the verb; its refusals stand at their fields. Raises ``Conflict`` where somebody was faster."""
        told = dict(self.cleaned_data)
        seen = told.pop("version")
        if seen is not None and seen != self.commitment.version:
            raise Conflict(_("Somebody has said something about this promise since you opened the page. Look at it as it is now."))
        try:
            verb(by=by, **told)
        except ValidationError as fault:
            known = hasattr(fault, "error_dict") and set(fault.error_dict) <= set(self.fields)
            self.add_error(None, fault if known or not hasattr(fault, "error_dict") else fault.messages)
        return not self.errors


class ConfirmForm(TurnForm):
    """Nothing to fill in."""


class KeptForm(TurnForm):
    on = day_field(label=_("When was it done"))
    on_precision = precision_field(_("How exact is this day"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("on", timezone.localdate())

    def clean_on_precision(self):
        return self.cleaned_data["on_precision"] or Precision.DAY


class NotYetForm(TurnForm):
    reason = reason_field(_("What is still to be done"))


class RenegotiateForm(TurnForm):
    due = day_field(label=_("The new day"))
    due_precision = precision_field(_("How exact is this day"))
    reason = reason_field(_("Why another day"))

    def clean_due_precision(self):
        return self.cleaned_data["due_precision"] or Precision.DAY


class GiveUpForm(TurnForm):
    reason = reason_field(_("Why it will not be kept"))
