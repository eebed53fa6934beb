from django import forms
from django.utils import timezone

from participants.forms import EntryForm
from participants.models import Interest

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class InterestForm(EntryForm):
    class Meta:
        model = Interest
        fields = ("city", "heard_through", "on", "on_precision", "story")
        widgets = {"on": DAY}

    def __init__(self, *args, programme, partnerships, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.programme = programme
        self.fields["heard_through"].queryset = partnerships
        self.initial.setdefault("on", timezone.localdate())
