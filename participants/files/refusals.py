"""Why a file is not kept, and what to do about it: one sentence for each reason."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "empty": _("The file is empty. Choose it again, or save it anew first."),
    "file too large": _("The file is larger than 20 MB. Save a smaller copy, or add it in parts."),
    "picture too large": _("The picture is larger than 15 MB. Save a smaller copy, then add that."),
    "too many pixels": _("The picture has more than 40 million points. Save a smaller copy, then add that."),
    "unknown": _(
        "This kind of file cannot be kept here. Save it as PDF, as a JPEG, PNG or WebP picture, or as a Word, Excel, PowerPoint or"
        " OpenDocument file, then add that."
    ),
    "telephone picture": _("This picture has a format that many browsers cannot show. Save or share it as JPEG, then add that."),
    "old office": _("This file has an old Office format, or a password. Save it as .docx, .xlsx or .pptx without a password, then add that."),
    "damaged picture": _("The picture is damaged or not complete. Take or save it again, then add that."),
    "damaged": _("The file is damaged or not what it says it is. Open it, save it anew, then add that."),
    "locked": _("The file is locked with a password. Save a copy without one, then add that."),
    "macros": _("The file holds macros: small programs that run when it is opened. Save it without macros or as PDF, then add that."),
    "fetches": _(
        "The file fetches something from elsewhere when it is opened, such as a template or a linked picture. Save it with everything"
        " inside, or as PDF, then add that."
    ),
    "unpacks too large": _("The file unpacks to far more than its size. Save it as PDF, then add that."),
    "script": _("The PDF holds a script or a form that runs one. Print it to a new PDF, then add that."),
    "launch": _("The PDF starts something outside itself when it is opened. Print it to a new PDF, then add that."),
    "attachment": _("The PDF carries another file inside. Add the two files one by one."),
    "unchecked": _("The PDF could not be checked. Print it to a new PDF, then add that."),
    "disk": _("The file could not be kept: there is no room, or the place for files is closed. Nothing was saved. Try again later."),
}


def refused(reason):
    """The refusal to raise."""
    return ValidationError(SENTENCES[reason], code=reason)
