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
    """One activity with the one part that the form shows; with more parts, what they say is left to the page of the programme.

    ``design``: what it begins from when it is new; its first part is shown in the form, the others come along.
    """

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

    def __init__(self, *args, design=None, lately=None, initial=None, **kwargs):
        self.design, self.lately = design, lately
        super().__init__(*args, initial={**(design.initial if design else {}), **(initial or {})}, **kwargs)
        if self.has_programme:
            for name in (*OF_THE_PART, "length", "minutes"):
                del self.fields[name]
            self.unfolded = ("title", "last_day")
            self.fields["last_day"].help_text = _("Left empty, a new plan lasts as long as its programme.")
        for name in ("title", "on_basis"):
            self.fields[name].required = False
        self.say()
        if lately:
            self.offer_first(lately)

    @property
    def has_programme(self):
        return self.instance.has_programme if self.instance.pk else bool(self.design and self.design.more)

    def kind(self, cleaned):
        return super().kind(cleaned) or (self.design.first["instrument"] if self.design else "")

    def say(self):
        """Words and choices that depend on what it is."""
        if not self.held:
            labels = {"instrument": _("What will it be"), "people": _("Who is expected"), "led_by": _("Who will lead")}
            for name in labels.keys() & self.fields.keys():
                self.fields[name].label = labels[name]
        self.fields["city"].help_text = _("Not needed for a call or for e-mails.")
        self.fields["purpose"].choices = [("", _("not said")), *kinds.Purpose.choices]
        self.fields["title"].help_text = _("Left empty, it is made from the kind and the place.")
        self.fields["city"].queryset = City.objects.all()
        self.fields["city"].widget.choices = self.cities()
        self.fields["on_basis"].choices = [
            choice for choice in Basis.choices if choice[0] != Basis.ILLUSTRATIVE or self.instance.on_basis == Basis.ILLUSTRATIVE
        ]

    def offer_first(self, lately):
        """What the person used last stands before the rest."""
        if lately.kinds and "instrument" in self.fields:
            first, *others = self.fields["instrument"].choices
            self.fields["instrument"].choices = [first, (_("Used last"), lately.choices), *others]
        self.fields["city"].widget.choices = lately.city_first(self.fields["city"].widget.choices)
        self.fields["people"].choices = lately.people_first(self.fields["people"].choices, _("Last time"))
        if lately.places:
            self.fields["place"].widget.attrs["list"] = "places"

    def first_part(self, activity):
        part = {name: getattr(activity.part, name) for name in OF_THE_PART} if activity and not activity.has_programme else {}
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
        cleaned["delivery"] = cleaned.get("delivery") or kinds.usual_delivery(self.kind(cleaned))
        if self.kind(cleaned) != kinds.Instrument.EXPLORATORY and not self.has_programme:
            cleaned["purpose"] = ""
        is_somewhere = cleaned.get("city") or cleaned.get("place") or {"city", "place"} & set(self.errors)
        if cleaned["delivery"] == kinds.Delivery.FACE_TO_FACE and not is_somewhere:
            self.add_error("city", _("Say where it was: choose a city, or name the place below."))
        return cleaned

    def save(self, commit=True):
        activity, cleaned = self.instance, self.cleaned_data
        activity.title = activity.title or title_of(self.kind(cleaned), activity, self.partnerships)
        activity.zone = self.zone(cleaned)
        part = {} if self.has_programme else {name: cleaned[name] for name in OF_THE_PART} | {"minutes": self.how_long(cleaned["instrument"])}
        if activity.pk:
            activity.revise(part=part, people=self.practitioners())
        else:
            self.begin(activity, part)
        return activity

    def begin(self, activity, part):
        more = []
        if self.design:
            part, more = {**self.design.first, **part}, self.design.more
            activity.social = str(self.design.social)
            activity.last_day = activity.last_day or self.design.until(activity.on, activity.on_precision)
        activity.begin(self.partnerships, part=part, more=more, people=self.practitioners(), held_by=self.by if self.held else None)


class HoldForm(GatheringForm):
    """It took place: when, how long, who came, what it was about. Everyone expected is ticked beforehand."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.has_programme:
            del self.fields["length"], self.fields["minutes"]

    def save(self, commit=True):
        cleaned = self.cleaned_data
        told = {name: cleaned[name] for name in self.Meta.fields}
        part = None if self.instance.has_programme else {"minutes": self.how_long(self.instance.part.instrument)}
        self.instance.hold(by=self.by, came=self.practitioners(), part=part, **told)
        return self.instance


class RunForm(HoldForm):
    """While it runs. ``keeping``: the notes and who is here are kept, and it goes on; otherwise it is held."""

    def __init__(self, data=None, **kwargs):
        self.keeping = data is not None and "keep" in data
        super().__init__(data, held=not self.keeping, **kwargs)
        self.fields["people"].label, self.fields["summary"].label = _("Who is here"), _("Notes")

    def save(self, commit=True):
        if not self.keeping:
            return super().save(commit)
        self.instance.note(summary=self.cleaned_data["summary"], people=self.practitioners())
        return self.instance


class CancelForm(HouseForm):
    reason = forms.CharField(
        label=_("Why will it not take place"),
        max_length=Activity._meta.get_field("cancel_reason").max_length,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The reason stays with the plan. Everyone in the partnership and the programme manager read it."),
    )
