"""Forms of documents: add some, take one down."""

from functools import partial

from django import forms
from django.utils.translation import gettext_lazy as _

from participants.files.forms import FilesForm
from participants.forms import HouseForm
from stages.documents.models import LONGEST_REASON, Document


class DocumentForm(FilesForm):
    examined = staticmethod(Document.examined)

    def keep(self, by, **subject):
        return self.keep_each(partial(Document.keep, by=by, **subject))


class TakeDownForm(HouseForm):
    reason = forms.CharField(
        label=_("Why do you take it down"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The file is deleted. The title, your name, the day and this reason stay for everyone in the partnership."),
    )
