from django import forms
from django.utils.translation import gettext_lazy as _

from participants.forms import EntryForm, HouseForm
from participants.models import Contact, Practitioner


class PractitionerForm(EntryForm):
    class Meta:
        model = Practitioner
        fields = ("name", "profession", "position", "organisation", "city")
        help_texts = {"profession": _("For instance town planner. Planners trust planners, the study found.")}


class ContactForm(HouseForm):
    """How to reach someone. Seen by the person and the leads of their own city; the manager sees the e-mail address."""

    email = forms.EmailField(label=_("e-mail address"), required=False)
    phone = forms.CharField(label=_("telephone"), max_length=40, required=False)

    def keep(self, practitioner):
        Contact.objects.update_or_create(practitioner=practitioner, defaults=self.cleaned_data)
