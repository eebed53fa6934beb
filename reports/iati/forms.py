"""Forms of the IATI file: its settings, a sum, a public address."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from participants.dated_forms import DayInput, area
from participants.entry import Conflict
from participants.figures import FigureField
from participants.forms import EntryForm
from participants.models import Organisation, User
from reports.iati import typed
from reports.iati.models import BUDGETS, TAKEN, Address, Amount, Identifier, Kind, Profile
from stages.budget.forms import a_year_on

CHOSEN = ("status", "gender", "governance", "collaboration", "flow", "finance", "aid", "tied")
ABLE = (Organisation.Kind.ASSOCIATION, Organisation.Kind.NETWORK, Organisation.Kind.INSTITUTE, Organisation.Kind.CONSULTANCY)


class SoleForm(EntryForm):
    """For a record that there is one of. A second click of the form that made it is the same act, not a stale one."""

    def clean(self):
        sent = self.cleaned_data
        if self.instance.pk and sent.get("version") is None and sent.get("key") == self.instance.key:
            sent["version"] = self.initial["version"]
        return super().clean()

    def record(self, by):
        try:
            return super().record(by)
        except IntegrityError as error:
            raise Conflict(_("Someone else wrote this a moment before you. Look at it again.")) from error


class ProfileForm(SoleForm):
    """Nothing is obligatory here: a half-filled form can be kept. What the file still lacks stands next to its field."""

    mentor_share = forms.IntegerField(
        label=_("Share of the mentor’s country, in percent"),
        min_value=0,
        max_value=100,
        help_text=_("Both cities learn, so half is a fair share. Write 0 if your funder counts the mentee’s country alone."),
    )

    contact_website = forms.URLField(label=_("Its website"), required=False, assume_scheme="https", validators=[typed.public])

    class Meta:
        model = Profile
        fields = (
            *("code", "status", "began_on", "ended_on", "sectors", "mentor_share", "goals", "gender", "governance", "extending"),
            *("collaboration", "flow", "finance", "aid", "tied", "contact_office", "contact_email", "contact_website"),
        )
        widgets = {"began_on": DayInput, "ended_on": DayInput, "sectors": area(3), "extending": forms.CheckboxSelectMultiple}
        help_texts = {
            "code": _("Letters, digits and hyphens, for instance C2C-2026. Once a file is out under it, keep it."),
            "began_on": _("If you leave this empty, the first published report gives the day."),
            "sectors": _("One a line: a DAC code and its percentage, for instance 15112 60. They add up to 100."),
            "goals": _("Goals and targets, for instance 11, 17, 11.3, 17.9."),
            "extending": _("Those that brought the cities together or go with them, if they agree to be named."),
            "contact_office": _("An office, not a person."),
            "contact_email": _("Such as info@ or programmes@. Everybody will see it."),
        }

    def __init__(self, *args, lacks=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["extending"].queryset = Organisation.objects.filter(kind__in=ABLE).order_by("name", "pk")
        for name in CHOSEN:
            self.fields[name].choices = [("", _("not said")), *(choice for choice in self.fields[name].choices if choice[0])]
        for lack in lacks if not self.is_bound else ():
            if lack.field in self.fields:
                field = self.fields[lack.field]
                field.help_text = hint(lack, field.help_text)
                field.required = lack.must  # said in the page; what is sent may still lack it

    def clean_code(self):
        """An identifier that another programme was published under is never given again."""
        code, programme = self.cleaned_data["code"], self.instance.programme
        body = programme.reporting_organisation
        text = f"{body.iati_reference.strip() if body else ''}-{code}"
        mine = Identifier.objects.filter(text=text).first() if code else None
        if mine and (mine.programme_id, mine.partnership_id) != (programme.pk, None):
            raise ValidationError(TAKEN)
        return code

    def clean_contact_email(self):
        """Everybody can read the file, so a person's own address does not go in."""
        email = self.cleaned_data["contact_email"]
        if email and User.objects.filter(email__iexact=email).exists():
            raise ValidationError(_("This is the address of somebody here. Give an office’s."))
        return email

    def clean(self):
        cleaned = super().clean()
        began, ended = cleaned.get("began_on"), cleaned.get("ended_on")
        if began and ended and ended < began:
            self.add_error("ended_on", _("This lies before the day on which it began."))
            cleaned["ended_on"] = None
        return cleaned


def hint(lack, help_text):
    """What the file lacks, next to the field that gives it."""
    kind, title = ("warn", _("missing")) if lack.must else ("", _("not said yet"))
    return format_html('<span class="tag {}">{}</span> {} {}', kind, title, lack.words, help_text)


class AmountForm(EntryForm):
    """A sum of the programme."""

    value = FigureField(label=_("Amount"), max_digits=14, decimal_places=2)

    class Meta:
        model = Amount
        fields = ("kind", "since", "until", "value", "is_committed")
        widgets = {"since": DayInput, "until": DayInput}
        labels = {"since": _("Day, or first day of the budget"), "until": _("Last day of the budget")}
        help_texts = {"until": _("Only for a budget: a year at most. A longer budget has one line for each year.")}

    def __init__(self, *args, programme, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.programme, self.instance.currency = programme, programme.currency
        self.fields["kind"].choices = [("", _("choose")), *Kind.choices]
        self.fields["value"].help_text = programme.currency

    def clean_value(self):
        value = self.cleaned_data["value"]
        if value <= 0:
            raise ValidationError(_("Give more than nothing."))
        return value

    def clean(self):
        cleaned = super().clean()
        kind, since, until = (cleaned.get(name) for name in ("kind", "since", "until"))
        if kind in BUDGETS:
            self._check_budget(kind, since, until)
        elif kind:
            cleaned["until"], cleaned["is_committed"] = None, False
            if since and since > timezone.localdate():
                self.add_error("since", _("This day is still to come. Only what happened is told here; what is foreseen is a budget."))
        return cleaned

    def _check_budget(self, kind, since, until):
        if since and not until and "until" not in self.errors:
            self.add_error("until", _("Give the last day of the budget."))
        elif since and until and until < since:
            self.add_error("until", _("This lies before the first day."))
        elif since and until and until >= a_year_on(since):
            self.add_error("until", _("A budget lasts a year at most. Add one for each year."))
        elif since and until and self._overlaps(kind, since, until):
            self.add_error("since", _("There is a budget of this kind for some of these days already. Remove it first."))

    def _overlaps(self, kind, since, until):
        """Another one of these days; the same one sent twice is no other."""
        others = Amount.objects.filter(programme=self.instance.programme, kind=kind, since__lte=until, until__gte=since)
        key = self.cleaned_data.get("key")
        return (others.exclude(key=key) if key else others).exists()


class AddressForm(SoleForm):
    url = forms.URLField(
        label=_("Public address"),
        required=False,
        max_length=400,
        assume_scheme="https",
        validators=[typed.public],
        help_text=_("Where you put the PDF so that anybody can open it. Leave it empty if it is nowhere yet."),
    )

    class Meta:
        model = Address
        fields = ("url",)
