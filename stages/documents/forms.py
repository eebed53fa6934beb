"""Forms of documents: add some, take one down."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from participants.forms import HouseForm
from stages.documents import names
from stages.documents.kinds import ACCEPTED, AT_ONCE, Sort
from stages.documents.models import LONGEST_REASON, Document


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


class DocumentForm(HouseForm):
    """Files, what they are called and what they are. The good ones of several are kept; ``refused`` says what became of the others."""

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
                self.found.append(Document.examined(upload))
            except ValidationError as refusal:
                self.refuse(names.title_from(upload.name), refusal)
        if not self.found:
            raise ValidationError(self.refused)
        return self.cleaned_data["files"]

    def refuse(self, name, refusal):
        self.refused.append(f"“{name[:60]}”: {refusal.messages[0]}")

    def keep(self, by, **subject):
        """What was kept, one record for each file; none when there was no room, with the reason at the field."""
        kept, several = [], len(self.found) > 1
        for number, found in enumerate(self.found, 1):
            title = self.cleaned_data["title"]
            numbered = f"{title[: names.LONGEST - 5]} {number}" if title and several else title
            try:
                kept.append(Document.keep(found, by=by, title=numbered, sort=self.cleaned_data["sort"], **subject))
            except ValidationError as refusal:
                self.refuse(numbered or found.title, refusal)
        if not kept:
            self.add_error("files", self.refused)
        return kept


class TakeDownForm(HouseForm):
    reason = forms.CharField(
        label=_("Why do you take it down"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The file is deleted. The title, your name, the day and this reason stay for everyone in the partnership."),
    )
