"""Forms for entries with days of the field: as exact as they are told, and honest about where they come from."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participants.dates import Basis, Precision, earliest
from participants.forms import EntryForm


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


def area(rows):
    return forms.Textarea(attrs={"rows": rows})


class DatedForm(EntryForm):
    """An entry with days of the field: as exact as told, and illustrative only where it was so before."""

    days: tuple[str, ...] = ()
    """Fields that hold a day."""
    past: tuple[str, ...] = ()
    """Those of them that cannot lie ahead."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.fields:
            if name.endswith(("_precision", "_basis")):
                self.fields[name].required = False
            if name.endswith("_basis"):
                now = getattr(self.instance, name)
                self.fields[name].choices = [choice for choice in Basis.choices if choice[0] != Basis.ILLUSTRATIVE or now == Basis.ILLUSTRATIVE]

    @property
    def unplaced_errors(self):
        """What is wrong beside the fields that one sees."""
        return [*self.non_field_errors(), *(error for field in self.hidden_fields() for error in field.errors)]

    @property
    def more(self):
        """The fields that fold away."""
        return [self[name] for name in self.fields if name.endswith(("_precision", "_basis"))]

    @property
    def more_is_open(self):
        return any(field.errors or field.value() not in (None, "", Precision.DAY, Basis.RECORDED) for field in self.more)

    def clean(self):
        cleaned = super().clean()
        for name in self.days:
            stem = name.removesuffix("_on") if f"{name}_precision" not in self.fields else name
            precision = cleaned[f"{stem}_precision"] = cleaned.get(f"{stem}_precision") or Precision.DAY
            if f"{stem}_basis" in self.fields:
                cleaned[f"{stem}_basis"] = cleaned.get(f"{stem}_basis") or Basis.RECORDED
            if day := cleaned.get(name):
                cleaned[name] = earliest(day, precision)
                if name in self.past and cleaned[name] > timezone.localdate():
                    self.add_error(name, _("This day is still to come. Give the day on which it was measured."))
        return cleaned
