"""Form fields of the log: people to tick, people by name, how long."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from participants.models import Practitioner
from stages.activities import lengths
from stages.activities.models import LONGEST

MOST_NAMES = 40


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class TickList(forms.CheckboxSelectMultiple):
    """People to tick, under the name of their city. Groups named in ``folded`` fold away while nobody in them is ticked."""

    template_name = "stages/activities/_ticks.html"
    folded: tuple[str, ...] = ()

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        told = [group for group, options, _index in context["widget"]["optgroups"] if any(option["selected"] for option in options)]
        context["widget"] |= {"folded": self.folded, "unfolded": told}
        return context


class PeopleField(forms.ModelMultipleChoiceField):
    """Only people known to the activity's partnerships; any other number that is posted is refused here."""

    widget = TickList
    default_error_messages = dict.fromkeys(
        ("invalid_choice", "invalid_pk_value"), _("Someone in this list does not belong to this partnership. Add them by name.")
    )

    def __init__(self, **kwargs):
        super().__init__(Practitioner.objects.none(), required=False, **kwargs)

    def clean(self, value):
        if any(len(str(each)) > 18 for each in value or ()):  # beyond the numbers that a database knows
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return super().clean(value)

    def offer(self, queryset, groups, *, folded):
        self.queryset = queryset
        self.choices = groups
        self.widget.folded = folded


class NamesField(forms.CharField):
    """People by name, one on each line. Cleaned to text, so that the check for stray characters sees it; ``names()`` splits it."""

    widget = forms.Textarea(attrs={"rows": 2, "autocomplete": "off"})

    def __init__(self, **kwargs):
        super().__init__(required=False, max_length=MOST_NAMES * 121, **kwargs)

    def validate(self, value):
        super().validate(value)
        if len(names(value)) > MOST_NAMES:
            raise ValidationError(_("Add at most %(number)d people at once.") % {"number": MOST_NAMES})
        if any(len(name) > 120 for name in names(value)):
            raise ValidationError(_("One of these names is too long. Write one name on each line."))


def names(text):
    """The names in a text, each once."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return list({line.casefold(): line for line in lines if line}.values())


class LengthField(forms.TypedChoiceField):
    """A length from a list, in minutes; None for the usual one."""

    def __init__(self, **kwargs):
        super().__init__(choices=lengths.choices, coerce=int, empty_value=None, required=False, **kwargs)


def minutes_field():
    return forms.IntegerField(
        label=_("Or exactly, in minutes"), min_value=1, max_value=LONGEST, required=False, widget=forms.NumberInput(attrs={"inputmode": "numeric"})
    )
