"""A form that takes files: the good ones of several are kept, and it says what became of the others."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from participants.files import names
from participants.files.kinds import ACCEPTED, AT_ONCE, Sort
from participants.forms import HouseForm


class FilesInput(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data, files, name):
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name)


class FilesField(forms.FileField):
    """Several files at once."""

    widget = FilesInput(attrs={"accept": ACCEPTED})

    def clean(self, data, initial=None):
        uploads = [upload for upload in data or [] if upload]
        if not uploads:
            raise ValidationError(self.error_messages["required"], code="required")
        if len(uploads) > AT_ONCE:
            raise ValidationError(_("Add at most %(number)d files at once.") % {"number": AT_ONCE}, code="many")
        return uploads


class FilesForm(HouseForm):
    """Files, what they are called and what they are. ``refused`` says what became of those that are not kept.

    ``examined`` turns an upload into what may be kept, or raises why not; whoever derives from the form names it.
    """

    files = FilesField(
        label=_("Files"),
        error_messages={"required": _("Choose at least one file.")},
        help_text=_(
            "Photos, PDF, Word, Excel, PowerPoint or OpenDocument files. Up to 12 at once, 20 MB each. Of a photo only the picture is kept: no"
            " place, no camera."
        ),
    )
    title = forms.CharField(label=_("Title"), required=False, max_length=names.LONGEST, help_text=_("Left empty, it is the name of the file."))
    sort = forms.ChoiceField(label=_("What it is"), required=False, choices=[("", _("as the file is")), *Sort.choices])

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.found, self.refused = [], []

    def clean_title(self):
        return names.readable(self.cleaned_data["title"])

    def clean_files(self):
        for upload in self.cleaned_data["files"]:
            try:
                self.found.append(self.examined(upload))
            except ValidationError as refusal:
                self.refuse(names.title_from(upload.name), refusal)
        if not self.found:
            raise ValidationError(self.refused)
        return self.cleaned_data["files"]

    def refuse(self, name, refusal):
        self.refused.append(f"“{name[:60]}”: {refusal.messages[0]}")

    def keep_each(self, keep):
        """What was kept, one record for each file; none when there was no room, with the reason at the field.

        ``keep`` takes what was found, and the title and sort that were filled in.
        """
        kept, several = [], len(self.found) > 1
        for number, found in enumerate(self.found, 1):
            title = self.cleaned_data["title"]
            numbered = f"{title[: names.LONGEST - 5]} {number}" if title and several else title
            try:
                kept.append(keep(found, title=numbered, sort=self.cleaned_data["sort"]))
            except ValidationError as refusal:
                self.refuse(numbered or found.title, refusal)
        if not kept:
            self.add_error("files", self.refused)
        return kept
