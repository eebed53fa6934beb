"""The design of an activity: its programme, part by part, and what is social about it."""

import datetime as dt

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _

from participants.forms import CleanText, EntryForm
from participants.models import Practitioner
from stages.activities import days, kinds, people, ways
from stages.activities.models import LONGEST, MOST_DAYS, MOST_PARTS, Activity

FIELDS = ("title", "day", "starts", "minutes", "instrument", "delivery", "led_by", "leader", "closed", "room", "kinds", "aims", "tools")
FOLDED = ("kinds", "aims", "tools", "delivery")
AN_HOUR = 60
ONE_DAY = _("It is planned for one day. Give it a last day first.")
WRONG = _("Something in the parts is not right yet. It is said beside each of them.")


class WayTicks(forms.CheckboxSelectMultiple):
    template_name = "stages/activities/_ways.html"


class PartForm(CleanText, forms.Form):
    """One part. ``is_new`` stays quiet about what is empty: it was added a moment ago and nobody has sent it yet."""

    id = forms.IntegerField(required=False, widget=forms.HiddenInput, max_value=2**62)
    title = forms.CharField(label=_("What it is about"), required=False, max_length=160)
    day = forms.IntegerField(
        label=_("Day"), required=False, min_value=1, max_value=MOST_DAYS, widget=forms.NumberInput(attrs={"inputmode": "numeric"})
    )
    starts = forms.TimeField(label=_("Starts"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=LONGEST, widget=forms.NumberInput(attrs={"inputmode": "numeric"}))
    instrument = forms.ChoiceField(label=_("What it is"), choices=lambda: [("", _("choose")), *kinds.choices()])
    delivery = forms.ChoiceField(label=_("How people meet"), required=False, choices=[("", _("as usual for this kind")), *kinds.Delivery.choices])
    led_by = forms.ChoiceField(label=_("Led by"), choices=kinds.LedBy.choices, initial=kinds.LedBy.TOGETHER)
    leader = forms.ModelChoiceField(label=_("Who leads it"), queryset=Practitioner.objects.none(), required=False, empty_label=_("not named"))
    closed = forms.BooleanField(label=_("Closed"), required=False)
    room = forms.ChoiceField(label=_("How people sit"), required=False, choices=[("", _("not said")), *kinds.Room.choices])
    kinds = forms.MultipleChoiceField(label=_("How people take part"), required=False, choices=ways.choices, widget=WayTicks)
    aims = forms.MultipleChoiceField(label=_("What it aims at"), required=False, choices=ways.Aim.choices, widget=WayTicks)
    tools = forms.CharField(label=_("Tools and material"), required=False, max_length=300)

    def __init__(self, *args, leaders, own, last_day, is_new, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_new, self.own, self.last_day = is_new, own, last_day
        self.empty_permitted = False
        self.fields["leader"].queryset, self.fields["leader"].choices = leaders

    def full_clean(self):
        if not self.is_new:
            return super().full_clean()
        self._errors, self.cleaned_data = ErrorDict(), {}

    def clean_id(self):
        """A part of this activity, or a new one; another's part is never taken over."""
        number = self.cleaned_data["id"]
        return number if number in self.own else None

    def clean(self):
        cleaned = super().clean()
        cleaned["day"] = cleaned.get("day") or 1
        if cleaned["day"] > self.last_day:
            too_late = _("It has %(number)d days as it stands. Give it a later last day first.") if self.last_day > 1 else ONE_DAY
            self.add_error("day", too_late % {"number": self.last_day})
        cleaned["delivery"] = cleaned.get("delivery") or kinds.usual_delivery(cleaned.get("instrument"))
        return cleaned

    @property
    def is_unfolded(self):
        """Something is wrong in what folds away."""
        return not self.is_new and any(name in self.errors for name in FOLDED)

    @property
    def folded_in_words(self):
        """What the fold holds, so that one need not open it to know."""
        chosen = {*(self["kinds"].value() or ()), *(self["aims"].value() or ())}
        labels = [str(label) for key, label in (*ways.Way.choices, *ways.Aim.choices) if key in chosen]
        return ", ".join(filter(None, (*labels, self["tools"].value())))


class Programme(forms.BaseFormSet):
    """The parts of one activity, at least one. Rows are added and left out by buttons that send the form, so no script is needed."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.fields["DELETE"].label = _("Leave this part out")

    def clean(self):
        if any(self.errors) or any(form.is_new for form in self.forms):
            return
        if not self.parts():
            raise forms.ValidationError(_("Every activity has at least one part. Keep one of them."))

    def parts(self):
        """What is to be written: in the order of days and times; a part without a time stays behind the one that it followed."""
        kept, clock = [], {}
        for place, form in enumerate(self.forms):
            said = {name: form.cleaned_data.get(name) for name in ("id", *FIELDS)}
            if form in self.deleted_forms or said["minutes"] is None:
                continue
            clock[said["day"]] = said["starts"] or clock.get(said["day"], dt.time.min)
            kept.append(((said["day"], clock[said["day"]], place), said))
        return [said for _order, said in sorted(kept, key=lambda each: each[0])]


ProgrammeForms = forms.formset_factory(
    PartForm, formset=Programme, extra=0, can_delete=True, max_num=MOST_PARTS, validate_max=True, absolute_max=MOST_PARTS + 1
)


class DesignForm(EntryForm):
    """``adding``: one more row is wanted, and nothing is saved yet."""

    class Meta:
        model = Activity
        fields = ("social",)
        labels = {"social": _("What is social about it")}
        help_texts = {"social": _("Meals, bus rides, an evening: the time that is not work. Ties are made there.")}
        widgets = {"social": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, data=None, *, partnerships, **kwargs):
        super().__init__(data, **kwargs)
        rows = list(self.instance.parts.all())
        self.adding = data is not None and "add" in data
        initial = [{"id": row.pk, **{name: getattr(row, name) for name in FIELDS}, "leader": row.leader_id} for row in rows]
        given = {"leaders": leaders(partnerships, rows), "own": {row.pk for row in rows}, "is_new": self.adding}
        given["last_day"] = max(days.count(self.instance.on, self.instance.last_day), *(row.day for row in rows))
        self.programme = ProgrammeForms(one_more(data) if self.adding else data, prefix="part", initial=initial, form_kwargs=given)

    def is_valid(self):
        if self.adding:
            return False
        if super().is_valid() and not self.programme.is_valid():
            self.add_error(None, WRONG)
        return super().is_valid()

    def full_clean(self):
        """A row that was asked for saves nothing, so nothing is wrong yet."""
        if self.adding:
            self._errors, self.cleaned_data = ErrorDict(), {}
        else:
            super().full_clean()

    def save(self, commit=True):
        self.instance.arrange(self.programme.parts())
        return self.instance


def leaders(partnerships, rows):
    """Who can be named to lead a part: the query to find them, and the choices by city and side; asked once for all rows."""
    groups = people.groups(partnerships, [row.leader_id for row in rows if row.leader_id])
    return people.known(partnerships), [("", _("not named")), *groups]


def one_more(data):
    """The data with one more row: on the day of the last one, and when that is over."""
    data = data.copy()
    count = data.get("part-TOTAL_FORMS", "")
    count = int(count) if count.isdecimal() and len(count) < 4 else 0
    if count >= MOST_PARTS:
        return data
    before = {name: data.get(f"part-{count - 1}-{name}", "") for name in ("day", "starts", "minutes", "led_by")}
    data["part-TOTAL_FORMS"] = str(count + 1)
    for name, value in {"day": before["day"], "starts": after(before["starts"], before["minutes"]), "minutes": AN_HOUR}.items():
        data[f"part-{count}-{name}"] = str(value)
    data[f"part-{count}-led_by"] = before["led_by"] or kinds.LedBy.TOGETHER
    return data


def after(starts, minutes):
    """When a part is over; nothing where that cannot be told."""
    try:
        over = dt.datetime.combine(dt.date.min, dt.time.fromisoformat(starts)) + dt.timedelta(minutes=int(minutes))
    except (ValueError, OverflowError):
        return ""
    return f"{over:%H:%M}" if over.date() == dt.date.min else ""
