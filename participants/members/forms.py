import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participants.access import visible
from participants.dates import Basis, Precision, sensible
from participants.forms import EntryForm, HouseForm
from participants.models import Context, Membership, Practitioner
from participants.partnerships import admission
from participants.partnerships.parts import SIDE_OF, Role, Side

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def known_people(partnership):
    """People of the two cities, and whoever takes or took part in the programme."""
    known = Q(city__in=(partnership.mentor_id, partnership.mentee_id)) | Q(memberships__partnership__programme=partnership.programme_id)
    return Practitioner.objects.filter(pk__in=Practitioner.objects.filter(known).values("pk"))


class MembershipForm(EntryForm):
    """Name someone in a partnership: a person known already, or a new one by name."""

    name = forms.CharField(label=_("Or someone new: name"), max_length=120, required=False)
    profession = forms.CharField(label=_("Profession"), max_length=120, required=False)

    class Meta:
        model = Membership
        fields = ("practitioner", "name", "profession", "side", "role", "since", "since_precision")
        widgets = {"since": DAY}
        labels = {"practitioner": _("Someone known already")}

    def __init__(self, *args, partnership, user, sides, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.partnership = partnership
        self.fields["practitioner"].queryset = visible(user, known_people(partnership)).order_by("name", "pk")
        self.fields["practitioner"].required = False
        self.fields["side"].choices = [choice for choice in Side.choices if choice[0] in sides]
        self.initial.setdefault("since", timezone.localdate())

    def clean(self):
        cleaned = super().clean()
        if bool(cleaned.get("practitioner")) == bool(cleaned.get("name")):
            self.add_error("practitioner", _("Choose someone from the list, or give a name, but not both."))
        if cleaned.get("role") and cleaned.get("side") and cleaned["side"] not in SIDE_OF[cleaned["role"]]:
            self.add_error("role", _("This role does not belong to that side."))
        if cleaned.get("role") in (Role.BROKER, Role.ASSOCIATION) and cleaned.get("practitioner"):
            try:
                admission.check_outsider(cleaned["practitioner"], self.instance.partnership.programme_id)
            except admission.Refused as refused:
                self.add_error("practitioner", str(refused))
        return cleaned

    def _get_validation_exclusions(self):
        # The person may be made only when the form is saved.
        return super()._get_validation_exclusions() | ({"practitioner"} if self.cleaned_data.get("name") else set())

    @transaction.atomic
    def record(self, by):
        if first := Membership.objects.filter(recorded_by=by, key=self.cleaned_data.get("key")).first():
            return first
        if self.cleaned_data["practitioner"] is None:
            partnership, side = self.instance.partnership, self.cleaned_data["side"]
            self.instance.practitioner = Practitioner.objects.create(
                name=self.cleaned_data["name"], profession=self.cleaned_data["profession"], city=partnership.city_of(side), recorded_by=by
            )
        return super().record(by)


class EndForm(HouseForm):
    """From which day a part is over."""

    on = forms.DateField(label=_("last day"), widget=DAY, validators=[sensible], help_text=_("With this day the access ends as well."))

    def __init__(self, *args, membership, **kwargs):
        super().__init__(*args, initial={"on": timezone.localdate()}, **kwargs)
        self.membership = membership

    def clean_on(self):
        day = self.cleaned_data["on"]
        if day < self.membership.since:
            raise ValidationError(_("The membership began later than this."))
        return day


class HandOverForm(HouseForm):
    """Who takes over, and from which day. ``key`` makes two clicks one record."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    practitioner = forms.ModelChoiceField(queryset=None, label=_("Someone known already"), required=False)
    name = forms.CharField(label=_("Or someone new: name"), max_length=120, required=False)
    profession = forms.CharField(label=_("Profession"), max_length=120, required=False)
    on = forms.DateField(
        label=_("On which day"), widget=DAY, validators=[sensible], help_text=_("On this day the one part ends and the other begins.")
    )
    admit = forms.BooleanField(
        label=_("Admit the successor to the safe space"), required=False, help_text=_("Your own word, given now. All members can see it.")
    )

    def __init__(self, *args, membership, user, may_admit, **kwargs):
        super().__init__(*args, initial={"on": timezone.localdate(), "key": uuid.uuid4()}, **kwargs)
        self.membership = membership
        people = known_people(membership.partnership).exclude(pk=membership.practitioner_id)
        self.fields["practitioner"].queryset = visible(user, people).order_by("name", "pk")
        if not may_admit:
            del self.fields["admit"]

    def clean_on(self):
        if (day := self.cleaned_data["on"]) < self.membership.since:
            raise ValidationError(_("The membership began later than this."))
        return day

    def clean(self):
        cleaned = super().clean()
        if bool(cleaned.get("practitioner")) == bool(cleaned.get("name")) and not {"practitioner", "name"} & set(self.errors):
            self.add_error("practitioner", _("Choose someone from the list, or give a name, but not both."))
        return cleaned

    def twin(self, by):
        """The successor that another click of the same form made a moment ago."""
        key = self.cleaned_data.get("key")
        return key and Membership.objects.filter(recorded_by=by, key=key, follows=self.membership).first()

    @transaction.atomic
    def record(self, by):
        told, old = self.cleaned_data, self.membership
        successor = told["practitioner"] or Practitioner.objects.create(
            name=told["name"], profession=told["profession"], city=old.partnership.city_of(old.side), recorded_by=by
        )
        return old.hand_over(to=successor, on=told["on"], by=by, admit=told.get("admit", False), key=told.get("key"))


class ContextForm(EntryForm):
    """What a city tells its partner about itself. The latest note is shown; earlier ones stay."""

    class Meta:
        model = Context
        fields = ("notes", "posture")
        labels = {"notes": _("What should your partner know about your city?")}
        help_texts = {"notes": _("Its people, its pressures, how decisions are made, what was tried before. Both cities and the manager read this.")}

    def __init__(self, *args, partnership, side, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.partnership, self.instance.side = partnership, side
        self.instance.on, self.instance.on_precision, self.instance.on_basis = timezone.localdate(), Precision.DAY, Basis.RECORDED
