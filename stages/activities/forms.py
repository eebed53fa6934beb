"""Log one, plan one, change one; hold one; cancel one."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participants.dates import Basis
from participants.forms import HouseForm
from participants.models import City
from stages.activities import kinds
from stages.activities.gathering import GatheringForm
from stages.activities.models import Activity
from stages.activities.titles import title_of

OF_THE_PART = ("instrument", "delivery", "led_by", "closed", "room", "starts")


class ActivityForm(GatheringForm):
    """One activity with the one part that the form shows."""

    instrument = forms.ChoiceField(
        label=_("What was it"), choices=lambda: [("", _("choose")), *kinds.choices()], error_messages={"required": _("Choose what it was.")}
    )
    delivery = forms.ChoiceField(label=_("How people met"), required=False, choices=[("", _("as usual for this kind")), *kinds.Delivery.choices])
    led_by = forms.ChoiceField(label=_("Who led"), choices=kinds.LedBy.choices, initial=kinds.LedBy.TOGETHER)
    closed = forms.BooleanField(label=_("Closed session: practitioners of the two cities only"), required=False)
    room = forms.ChoiceField(label=_("How people sat"), required=False, choices=[("", _("not said")), *kinds.Room.choices])
    starts = forms.TimeField(label=_("Began at"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))

    class Meta(GatheringForm.Meta):
        labels = {**GatheringForm.Meta.labels, "city": _("Where"), "place": _("Place, or another town")}
        fields = ("title", "purpose", "on", "on_precision", "on_basis", "last_day", "city", "place", "summary")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("title", "on_basis"):
            self.fields[name].required = False
        if not self.held:
            self.fields["instrument"].label = _("What will it be")
            self.fields["people"].label, self.fields["led_by"].label = _("Who is expected"), _("Who will lead")
        self.fields["city"].help_text = _("Not needed for a call or for e-mails.")
        self.fields["purpose"].choices = [("", _("not said")), *kinds.Purpose.choices]
        self.fields["title"].help_text = _("Left empty, it is made from the kind and the place.")
        self.fields["city"].queryset = City.objects.all()
        self.fields["city"].widget.choices = self.cities()
        self.fields["on_basis"].choices = [
            choice for choice in Basis.choices if choice[0] != Basis.ILLUSTRATIVE or self.instance.on_basis == Basis.ILLUSTRATIVE
        ]

    def first_part(self, activity):
        part = {name: getattr(activity.part, name) for name in OF_THE_PART} if activity else {}
        return {**super().first_part(activity), **part}

    def cities(self):
        """The partnership's own cities; another of the directory if it stands there already."""
        own = {city.pk: city for each in self.partnerships for city in (each.mentor, each.mentee)}
        if self.instance.city_id:
            own.setdefault(self.instance.city_id, self.instance.city)
        return [("", _("somewhere else, or at a distance")), *((pk, city.name) for pk, city in own.items())]

    def zone(self, cleaned):
        return cleaned["city"].zone if cleaned.get("city") else timezone.get_current_timezone_name()

    def clean(self):
        cleaned = super().clean()
        cleaned["on_basis"] = cleaned.get("on_basis") or Basis.RECORDED
        cleaned["delivery"] = cleaned.get("delivery") or kinds.usual_delivery(cleaned.get("instrument"))
        if cleaned.get("instrument") != kinds.Instrument.EXPLORATORY:
            cleaned["purpose"] = ""
        is_somewhere = cleaned.get("city") or cleaned.get("place") or {"city", "place"} & set(self.errors)
        if cleaned["delivery"] == kinds.Delivery.FACE_TO_FACE and not is_somewhere:
            self.add_error("city", _("Say where it was: choose a city, or name the place below."))
        return cleaned

    def save(self, commit=True):
        activity, cleaned = self.instance, self.cleaned_data
        activity.title = activity.title or title_of(cleaned["instrument"], activity, self.partnerships)
        activity.zone = self.zone(cleaned)
        part = {name: cleaned[name] for name in OF_THE_PART} | {"minutes": self.how_long(cleaned["instrument"])}
        if activity.pk:
            activity.revise(part=part, people=self.practitioners())
        else:
            activity.begin(self.partnerships, part=part, people=self.practitioners(), held_by=self.by if self.held else None)
        return activity


class HoldForm(GatheringForm):
    """It took place: when, how long, who came, what it was about. Everyone expected is ticked beforehand."""

    def save(self, commit=True):
        cleaned = self.cleaned_data
        told = {name: cleaned[name] for name in self.Meta.fields}
        part = {"minutes": self.how_long(self.instance.part.instrument)}
        self.instance.hold(by=self.by, came=self.practitioners(), part=part, **told)
        return self.instance


class CancelForm(HouseForm):
    reason = forms.CharField(
        label=_("Why will it not take place"),
        max_length=Activity._meta.get_field("cancel_reason").max_length,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The reason stays with the plan. Everyone in the partnership and the programme manager read it."),
    )
