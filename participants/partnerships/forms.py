"""Begin a partnership, and change what may change about it. The two cities stay: their history rests on them."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participants.access import visible
from participants.dates import Basis, Precision, earliest, sensible
from participants.forms import EntryForm
from participants.models import City, Interest, Introduction, Partnership, Practitioner
from participants.partnerships import admission


def day_field(**options):
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), validators=[sensible], **options)


def expected_field():
    return day_field(
        label=_("How long do you expect this stage to last: until"),
        required=False,
        help_text=_("An honest guess helps: too short does not root, too long tires people."),
    )


class NewPartnershipForm(EntryForm):
    """Two cities, who brought them together, and since when they have been courting."""

    broker = forms.ModelChoiceField(
        Practitioner.objects.none(),
        label=_("Broker"),
        required=False,
        help_text=_("Who brings the two cities together. Often the programme manager."),
    )
    since = day_field(label=_("Start of the courtship"), help_text=_("The first contact, as far as you know."))
    since_precision = forms.ChoiceField(label=_("How exact is this day"), choices=Precision, initial=Precision.DAY, required=False)
    since_basis = forms.ChoiceField(label=_("Where the date comes from"), choices=Basis, initial=Basis.RECORDED, required=False)
    expected_until = expected_field()
    interest = forms.ModelChoiceField(Interest.objects.none(), required=False, widget=forms.HiddenInput)
    introduction = forms.ModelChoiceField(Introduction.objects.none(), required=False, widget=forms.HiddenInput)

    class Meta:
        model = Partnership
        fields = ("mentor", "mentee", "approach", "came_through")
        help_texts = {"came_through": _("Where one of the cities heard of it through another partnership.")}

    def __init__(self, *args, programme, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.programme, self.user = programme, user
        for name in ("mentor", "mentee"):
            self.fields[name].queryset = visible(user, City.objects.only("name"))
        self.fields["came_through"].queryset = came_through(user)
        self.fields["broker"].queryset = visible(user, Practitioner.objects).order_by("name", "pk")
        self.fields["interest"].queryset = visible(user, programme.interests.select_related("city"))
        self.fields["introduction"].queryset = visible(user, programme.introductions.select_related("seeker", "provider"))

    def _get_validation_exclusions(self):
        # The pair must be new in this programme, though the programme is no field; but two clicks are one record.
        excluded = super()._get_validation_exclusions()
        twice = Partnership.objects.filter(recorded_by=self.user, key=self.cleaned_data.get("key")).exists()
        return excluded if twice else excluded - {"programme"}

    def clean_broker(self):
        if broker := self.cleaned_data["broker"]:
            try:
                admission.check_outsider(broker, self.instance.programme)
            except admission.Refused as refusal:
                raise ValidationError(str(refusal)) from refusal
        return broker

    def clean(self):
        cleaned = super().clean()
        since, until = cleaned.get("since"), cleaned.get("expected_until")
        if since and since > timezone.localdate():
            self.add_error("since", _("This day is still to come. A partnership begins with its first contact."))
        if since and until and until <= since:
            self.add_error("expected_until", _("Give a day after the start."))
        for hope in self.hopes(cleaned):
            self.check_hope(hope, {cleaned.get("mentor"), cleaned.get("mentee")})
        return cleaned

    def hopes(self, cleaned):
        """The wish or the introduction that this partnership answers."""
        return [cleaned[name] for name in ("interest", "introduction") if cleaned.get(name)]

    def check_hope(self, hope, pair):
        """What answers a city is a partnership of that city, and it is answered once."""
        names = " + ".join(city.name for city in hope.cities)
        if hope.answered_at:
            self.add_error(None, _("%(city)s: this has been answered already. Look at what came of it first.") % {"city": names})
        elif None not in pair and not pair.issuperset(hope.cities):
            text = _("This answers %(city)s. Keep what was filled in, or begin the partnership from the programme's page.")
            self.add_error("mentee", text % {"city": names})

    def courtship(self):
        """The columns of the first stay."""
        told = self.cleaned_data
        precision = told["since_precision"] or Precision.DAY
        return {
            "since": earliest(told["since"], precision),
            "since_precision": precision,
            "since_basis": told["since_basis"] or Basis.RECORDED,
            "expected_until": told["expected_until"],
        }


class PartnershipForm(EntryForm):
    """How they work, where it came from, and how long the present stage is expected to last."""

    expected_until = expected_field()

    class Meta:
        model = Partnership
        fields = ("approach", "came_through")

    def __init__(self, *args, user, stay, **kwargs):
        super().__init__(*args, **kwargs)
        self.stay = stay
        self.fields["came_through"].queryset = came_through(user).exclude(pk=self.instance.pk)
        self.initial["expected_until"] = stay.expected_until

    def clean_expected_until(self):
        day = self.cleaned_data["expected_until"]
        if day and day <= self.stay.since:
            raise ValidationError(_("Give a day after the start of the present stage."))
        return day

    def clean_came_through(self):
        """A partnership cannot have come through one that came through itself."""
        found = parent = self.cleaned_data["came_through"]
        seen = {self.instance.pk}
        while parent:
            if parent.pk in seen:
                raise ValidationError(_("That partnership came through this one."))
            seen.add(parent.pk)
            parent = parent.came_through
        return found


def came_through(user):
    return visible(user, Partnership.objects.select_related("mentor", "mentee")).order_by("mentor__name", "mentee__name", "pk")
