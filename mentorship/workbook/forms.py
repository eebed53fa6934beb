"""Choose a workbook."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from mentorship.workbook.file import LARGEST
from participants.forms import HouseForm


class UploadForm(HouseForm):
    """The file itself is looked into by the worker, which says what is wrong at its place."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid.uuid4)
    file = forms.FileField(
        label=_("Workbook"),
        help_text=_("An Excel file (.xlsx) of up to 20 MB, made from the template or from an export."),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": _("Choose a file."), "empty": _("The file is empty. Choose it again.")},
        max_length=255,
    )

    def clean_key(self):
        return self.cleaned_data["key"] or uuid.uuid4()

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("The file is larger than 20 MB. Divide it, and import one part after the other."))
        return file
