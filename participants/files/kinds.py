"""Which files are kept, how large they may be, and what each is called."""

from django.db import models
from django.utils.translation import gettext_lazy as _

MEGABYTE = 1024 * 1024
LARGEST_FILE, LARGEST_PICTURE = 20 * MEGABYTE, 15 * MEGABYTE
MOST_PIXELS = 40_000_000
AT_ONCE = 12


class Kind(models.TextChoices):
    """What a file is by its content. The value is the ending that it is given, whatever ending it came with."""

    JPEG = "jpg", "JPEG"
    PNG = "png", "PNG"
    WEBP = "webp", "WebP"
    PDF = "pdf", "PDF"
    DOCX = "docx", "Word"
    XLSX = "xlsx", "Excel"
    PPTX = "pptx", "PowerPoint"
    ODT = "odt", "OpenDocument"
    ODS = "ods", _("OpenDocument table")
    ODP = "odp", _("OpenDocument slides")


PICTURES = frozenset({Kind.JPEG, Kind.PNG, Kind.WEBP})
OOXML, ODF = "application/vnd.openxmlformats-officedocument.", "application/vnd.oasis.opendocument."
MEDIA_TYPES = {
    Kind.JPEG: "image/jpeg",
    Kind.PNG: "image/png",
    Kind.WEBP: "image/webp",
    Kind.PDF: "application/pdf",
    Kind.DOCX: f"{OOXML}wordprocessingml.document",
    Kind.XLSX: f"{OOXML}spreadsheetml.sheet",
    Kind.PPTX: f"{OOXML}presentationml.presentation",
    Kind.ODT: f"{ODF}text",
    Kind.ODS: f"{ODF}spreadsheet",
    Kind.ODP: f"{ODF}presentation",
}
# Named one by one: a telephone then turns its own picture format into JPEG, and still offers its camera.
PICTURES_ACCEPTED = ",".join(MEDIA_TYPES[kind] for kind in Kind if kind in PICTURES)
ACCEPTED = ",".join([*MEDIA_TYPES.values(), *(f".{kind.value}" for kind in Kind if kind not in PICTURES)])


class Sort(models.TextChoices):
    """What it is to its readers."""

    PHOTO = "photo", _("photo")
    LETTER = "letter", _("letter")
    MINUTES = "minutes", _("minutes of a meeting")
    AGREEMENT = "agreement", _("agreement or terms of reference")
    PROGRAMME = "programme", _("programme of a visit or workshop")
    SLIDES = "slides", _("slides or training material")
    PLAN = "plan", _("plan or strategy")
    OTHER = "other", _("something else")
