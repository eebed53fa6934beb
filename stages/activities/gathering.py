"""What the forms of an activity have in common: when it was, how long it took, who was there."""

from django import forms
from django.utils.translation import gettext_lazy as _

from participants.dates import Basis, Precision, in_words
from participants.forms import EntryForm
from stages.activities import days, lengths, people
from stages.activities.fields import DayInput, LengthField, NamesField, PeopleField, minutes_field, names
from stages.activities.kinds import LedBy, usual_minutes
from stages.activities.models import LONGEST, Activity

FOLDS = {
    "words": ("closed", "summary"),
    "more": ("length", "led_by", "last_day", "starts", "minutes", "delivery", "on_precision", "on_basis", "title"),
}


class GatheringForm(EntryForm):
    """``held`` says that it took place, so that none of its days may lie in the future."""

    unfolded: tuple[str, ...] = ()  # what usually folds away and here does not
    length = LengthField(label=_("How long"))
    minutes = minutes_field()
    people = PeopleField(label=_("Who was there"))
    others = NamesField(label=_("Someone else, by name"), help_text=_("One name on each line. They need no account."))

    class Meta:
        model = Activity
        fields = ("on", "on_precision", "last_day", "summary")
        help_texts = {"summary": _("Everyone in the partnership and the programme manager read this. It can be reported.")}
        error_messages = {"on": {"required": _("Say on which day.")}}
        labels = {"on": _("When"), "on_precision": _("How exact is this date")}
        widgets = {"on": DayInput, "last_day": DayInput, "summary": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args, partnerships, held, initial=None, **kwargs):
        self.partnerships, self.held, self.by = partnerships, held, None
        activity = kwargs.get("instance")
        ticked = [row.practitioner_id for row in activity.attendances.all() if row.came is not False] if activity else []
        super().__init__(*args, initial={**self.first_part(activity), "people": ticked, **(initial or {})}, **kwargs)
        self.fields["on_precision"].required = False
        self.fields["people"].offer(people.known(partnerships), people.groups(partnerships, ticked), folded=(people.met_before(),))

    @property
    def unplaced_errors(self):
        """What is wrong beside the fields that one sees."""
        return [*self.non_field_errors(), *(error for field in self.hidden_fields() for error in field.errors)]

    @property
    def open_folds(self):
        """The folds that hold something, so that nothing is hidden that was typed or is wrong."""
        return {fold for fold, names in FOLDS.items() for name in names if name in self.fields and name not in self.unfolded and self.is_told(name)}

    def is_told(self, name):
        value = self[name].value()
        return bool(self[name].errors or (value and value not in (Precision.DAY, Basis.RECORDED, LedBy.TOGETHER)))

    def first_part(self, activity):
        return lengths.initial(activity.part.minutes) if activity and not activity.has_programme else {}

    def zone(self, cleaned):
        """Where the day is counted."""
        return self.instance.zone

    def clean(self):
        cleaned = super().clean()
        cleaned["on_precision"] = cleaned.get("on_precision") or Precision.DAY
        if on := cleaned.get("on"):
            cleaned["on"] = days.earliest(on, cleaned["on_precision"])
        for field, sentence in days.faults(cleaned.get("on"), cleaned.get("last_day"), held=self.held, zone=self.zone(cleaned)):
            self.add_error(field, sentence)
        if cleaned.get("length") and cleaned.get("minutes"):
            self.add_error("minutes", _("Choose a length from the list or give the minutes, not both."))
        elif not {"on", "last_day", "length", "minutes"} & set(self.errors) and self.how_long(self.kind(cleaned)) > LONGEST:
            self.add_error("last_day", _("That is very long for one activity. Check the year, or say above how long it took."))
        return cleaned

    def kind(self, cleaned):
        """What it was, or is to be."""
        return cleaned.get("instrument") or (self.instance.part.instrument if self.instance.pk else "")

    def how_long(self, instrument):
        """Minutes: as given, or the usual length of this kind."""
        cleaned = self.cleaned_data
        return cleaned.get("minutes") or cleaned.get("length") or usual_minutes(instrument, days.count(cleaned["on"], cleaned["last_day"]))

    def practitioners(self):
        """Everyone who was ticked or named; those whom nobody knows yet are made."""
        ticked = list(self.cleaned_data["people"])
        added = people.named(names(self.cleaned_data["others"]), self.partnerships, self.by)
        return list({who.pk: who for who in (*ticked, *added)}.values())

    def record(self, by):
        self.by = by
        return super().record(by)

    def mark_stale(self):
        """Both texts, in words."""
        changed = [name for name in self.changed_data if name not in ("version", "key")]
        super().mark_stale()
        self.theirs = [(self[name].label, spoken(self[name], self.stored.get(name)), spoken(self[name], self[name].data)) for name in changed]


def spoken(field, value):
    """A field's value as the reader sees it."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    labels = dict(_flat(getattr(field.field.widget, "choices", ())))
    values = value if isinstance(value, list) else [value]
    return ", ".join(str(labels.get(str(each), in_words(each) if hasattr(each, "isoformat") else each)) for each in values if each not in (None, ""))


def _flat(choices):
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from _flat(label)
        else:
            yield str(value), label
