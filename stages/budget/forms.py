"""Forms of the budget: a line for at most a year, and what was spent on it."""

import datetime as dt

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participants.dated_forms import DatedForm, DayInput, area
from participants.figures import FigureField
from stages.budget.amounts import CURRENCIES, MONEY, RATE
from stages.budget.categories import IN_KIND, Key
from stages.budget.models import Kind, Line, Spending


def a_year_on(day: dt.date) -> dt.date:
    """The same day of the next year; the day after 28 February for a leap day, the last day there is at the end of time."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return dt.date(day.year + 1, 3, 1) if day.year < dt.MAXYEAR else dt.date.max


class LineForm(DatedForm):
    planned = FigureField(label=_("Planned"), min_value=0, **MONEY)
    revised = FigureField(
        label=_("Revised"), min_value=0, required=False, help_text=_("Leave this empty until the plan changes. What was planned stays."), **MONEY
    )

    class Meta:
        model = Line
        fields = ("category", "first_day", "last_day", "planned", "revised", "note", "days_basis")
        widgets = {"first_day": DayInput, "last_day": DayInput, "note": area(3)}
        labels = {"category": _("What the money is for"), "first_day": _("From"), "last_day": _("To the end of"), "note": _("Note")}
        help_texts = {"last_day": _("A year at most. A longer plan has one line for each year.")}

    def __init__(self, *args, partnership, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            self.instance.partnership, self.instance.currency = partnership, partnership.programme.currency
            del self.fields["revised"]
        self.fields["category"].choices = [("", _("choose")), *Key.choices]
        self.fields["planned"].help_text = self.instance.currency

    def clean(self):
        cleaned = super().clean()
        cleaned["days_basis"] = cleaned.get("days_basis") or self.instance.days_basis
        first, last = cleaned.get("first_day"), cleaned.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("This lies before the first day."))
        elif first and last and last >= a_year_on(first):
            self.add_error("last_day", _("A line lasts a year at most. Make one line for each year."))
        if cleaned.get("category") in IN_KIND and self.instance.pk and self.instance.spendings.filter(kind=Kind.CASH).exists():
            self.add_error("category", _("Cash was spent on this line, so it cannot be one in kind."))
        return cleaned


class LineField(forms.ModelChoiceField):
    """A line of this partnership; any other number that is posted is refused here."""

    def label_from_instance(self, line):
        return f"{line.get_category_display()}, {line.first_day:%Y-%m-%d} – {line.last_day:%Y-%m-%d}"


class SpendingForm(DatedForm):
    days = past = ("on",)
    line = LineField(
        queryset=Line.objects.none(),
        label=_("From which line"),
        empty_label=_("choose"),
        error_messages={"invalid_choice": _("Choose a line of this budget from the list.")},
    )
    amount = FigureField(label=_("Amount"), **MONEY)
    currency = forms.CharField(label=_("Currency"), max_length=3, help_text=_("Three letters, for instance MWK, ZAR or EUR."))
    rate = FigureField(label=_("Rate"), required=False, **RATE)

    class Meta:
        model = Spending
        fields = (
            *("line", "what_for", "on", "amount", "currency", "kind"),
            *("rate", "rate_on", "rate_source", "on_precision", "on_basis"),
        )
        widgets = {"on": DayInput, "rate_on": DayInput, "kind": forms.RadioSelect}
        labels = {
            "what_for": _("What it was"),
            "on": _("When"),
            "kind": _("Cash or in kind"),
            "rate_on": _("Day of the rate"),
            "rate_source": _("Where the rate comes from"),
            "on_precision": _("How exact is this date"),
        }
        help_texts = {"rate_source": _("For instance: Reserve Bank of Malawi, middle rate.")}
        error_messages = {"on": {"required": _("Say on which day.")}}

    def __init__(self, *args, partnership, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["line"].queryset = Line.objects.filter(partnership=partnership).order_by("-first_day", "category", "pk")
        self.initial.setdefault("on", timezone.localdate())
        self.initial.setdefault("currency", partnership.programme.currency)
        self.fields["rate"].help_text = _(
            "Only where the money is not in %(currency)s: how many %(currency)s one unit of it was worth, with the day and the source."
        ) % {"currency": partnership.programme.currency}
        if self.instance.pk and self.instance.rate == 1 and not self.instance.rate_on:
            self.initial["rate"] = None

    def clean_currency(self):
        code = self.cleaned_data["currency"].upper()
        if code not in CURRENCIES:
            raise ValidationError(_("There is no currency of this code. Write three letters, for instance MWK."))
        return code

    def clean_amount(self):
        return positive(self.cleaned_data["amount"])

    def clean_rate(self):
        return positive(self.cleaned_data["rate"])

    def clean_rate_on(self):
        day = self.cleaned_data["rate_on"]
        if day and day > timezone.localdate():
            raise ValidationError(_("This day is still to come. Give the day on which the rate held."))
        return day

    def clean(self):
        cleaned = super().clean()
        line, currency = cleaned.get("line"), cleaned.get("currency")
        if line and line.is_in_kind and cleaned.get("kind") == Kind.CASH:
            self.add_error("kind", _("This line is for what is given in kind. Choose another line for cash."))
        if line and currency:
            (self.same_currency if line.currency == currency else self.other_currency)(cleaned, line)
        return cleaned

    def same_currency(self, cleaned, line):
        """A rate of one, and nothing that could contradict it."""
        if cleaned.get("rate") not in (None, 1):
            self.add_error(
                "rate",
                ValidationError(_("The line is in %(currency)s too, so there is no rate. Leave it empty."), params={"currency": line.currency}),
            )
        cleaned.update(rate=1, rate_on=None, rate_source="")

    def other_currency(self, cleaned, line):
        """Without a rate, its day and its source nobody could check the sum."""
        for name, missing in (
            ("rate", _("Give the rate: how many %(currency)s one unit was worth.")),
            ("rate_on", _("Give the day on which this rate held.")),
            ("rate_source", _("Say where the rate comes from.")),
        ):
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, ValidationError(missing, params={"currency": line.currency}))


def positive(value):
    if value is not None and value <= 0:
        raise ValidationError(_("Give more than nothing. A mistake is corrected where it was made."))
    return value
