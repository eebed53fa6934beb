"""Forms of the method: one element of it, and what the mentee makes of one. The verbs check again what the forms check."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participants.dates import Basis, Precision, earliest
from participants.forms import EntryForm
from stages.adaptation.kinds import OF_A_PRACTICE, OF_AN_ADDITION, Kind
from stages.adaptation.models import TWICE
from stages.models import Addition, Decision, Practice

KINDS = {
    Kind.AS_IS: _("Take it as it is"),
    Kind.ADAPTED: _("Adapt it"),
    Kind.ASIDE: _("Set it aside"),
    Kind.HOME: _("Keep it: it is ours"),
}


def rows(number):
    return forms.Textarea(attrs={"rows": number})


class PracticeForm(EntryForm):
    """One element of a mentor city's method. Whose it is cannot change later: decisions rest on it."""

    class Meta:
        model = Practice
        fields = ("city", "title", "what", "position")
        widgets = {"what": rows(5)}
        help_texts = {
            "title": _("As the people who use it would call it."),
            "what": _("How it is done where it comes from, in a few sentences. Everyone in the programme’s partnerships reads this."),
            "position": _("1 stands first."),
        }

    def __init__(self, *args, programme, cities, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.programme = programme
        if self.instance.pk:
            del self.fields["city"]
        else:
            self.fields["city"] = forms.ModelChoiceField(cities, label=_("Whose method"), empty_label=_("choose"))
            if cities.count() == 1:
                self.initial["city"] = cities.get().pk

    def _get_validation_exclusions(self):
        # The title is looked for in the whole list, so that list must not be left out.
        return super()._get_validation_exclusions() - {"programme", *({"city"} - set(self.errors))}

    def record(self, by):
        """None with the error added when somebody wrote the same title in the same moment."""
        try:
            with transaction.atomic():
                return super().record(by)
        except IntegrityError:
            self.add_error("title", TWICE)
            return None


class DecisionForm(EntryForm):
    """What becomes of an element. ``seen`` is the number of the decision that the page showed as the one that counts."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    kind = forms.ChoiceField(label=_("What becomes of it in your city"), widget=forms.RadioSelect)

    class Meta:
        model = Decision
        fields = ("kind", "reason", "on", "on_precision", "on_basis")
        widgets = {"reason": rows(5), "on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
        labels = {"reason": _("Why, here"), "on": _("Decided on")}
        help_texts = {"reason": _("The local reason, and what is different in your city. Both cities and the programme manager read this.")}

    def __init__(self, *args, partnership, element=None, before=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.partnership, self.element = partnership, element
        self.initial = {"on": timezone.localdate(), "seen": before.number if before else 0, **self.initial}
        self.fields["on_precision"].required = self.fields["on_basis"].required = False
        self.fields["on_basis"].choices = [choice for choice in Basis.choices if choice[0] != Basis.ILLUSTRATIVE]
        if "kind" in self.fields:
            of_it = OF_AN_ADDITION if isinstance(element, Addition) else OF_A_PRACTICE
            self.fields["kind"].choices = [(kind.value, KINDS[kind]) for kind in of_it]

    def _get_validation_exclusions(self):
        # The verb puts the decision in its place, under a lock.
        return {field.name for field in Decision._meta.fields} - set(self.fields) | set(self.errors)

    def validate_constraints(self):
        """The database checks them as the verb writes."""

    def clean(self):
        cleaned = super().clean()
        cleaned["on_precision"] = cleaned.get("on_precision") or Precision.DAY
        cleaned["on_basis"] = cleaned.get("on_basis") or Basis.RECORDED
        if cleaned.get("on") and earliest(cleaned["on"], cleaned["on_precision"]) > timezone.localdate():
            self.add_error("on", _("This day is still to come. Write down what is decided."))
        return cleaned

    def told(self, message):
        """What to say when it is kept; the writer learns of a decision that was made while the form was open. Both are kept."""
        if self.decided.number - 1 <= (self.cleaned_data.get("seen") or 0):
            return message
        return _("Someone else decided on this while you were writing. Both decisions are kept, and yours counts. Look at theirs below.")

    def record(self, by, membership):
        """The decision, once for any number of clicks; None with the errors added when the verb refuses."""
        told = {name: self.cleaned_data[name] for name in ("reason", "on", "on_precision", "on_basis")}
        told |= {"by": membership, "recorded_by": by, "key": self.cleaned_data.get("key") or self.instance.key}
        try:
            self.decided = self.twin(by) or self.write(told)
        except IntegrityError:
            self.decided = self.twin(by)
            if self.decided is None:
                raise
        except ValidationError as fault:
            self.add_error(None, fault)
            return None
        return self.decided

    def write(self, told):
        return Decision.decide(self.partnership, self.element, kind=self.cleaned_data["kind"], **told)


class AdditionForm(DecisionForm):
    """An element from home, with the reason for it."""

    kind = None
    title = forms.CharField(label=_("What do you add"), max_length=120)
    what = forms.CharField(label=_("How it is done"), max_length=20_000, required=False, widget=rows(4))
    field_order = ("title", "what", "reason")

    class Meta(DecisionForm.Meta):
        fields = ("reason", "on", "on_precision", "on_basis")
        labels = {"reason": _("Why it belongs to the method here"), "on": _("Decided on")}

    def write(self, told):
        return Decision.add(self.partnership, title=self.cleaned_data["title"], what=self.cleaned_data["what"], **told)
