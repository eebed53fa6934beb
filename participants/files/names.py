"""Names that people give to files, made safe to show and to hand out."""

import unicodedata

from django.utils.translation import gettext as _

LONGEST = 120
FORBIDDEN = '/\\:*?"<>|%'
JOINERS = "\u200c\u200d"  # some scripts cannot be written without them


def readable(text):
    """On one line, without characters that steer or hide others (control, direction overrides, none at all), and not too long."""
    shown = "".join(letter if _is_shown(letter) else " " if letter.isspace() else "" for letter in unicodedata.normalize("NFC", text))
    return " ".join(shown.split())[:LONGEST].strip()


def _is_shown(letter):
    return letter in JOINERS or unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def title_from(filename):
    """A title from a file's name: its last part without the ending."""
    name = readable(str(filename or "")[-1000:].replace("\\", "/").rpartition("/")[2])
    stem, dot, ending = name.rpartition(".")
    return (stem if dot and len(ending) <= 5 else name).strip(" .") or _("Document")


def handed_out_as(title, kind):
    """The name under which a browser saves it: the title, with the ending that its content has."""
    name = "".join("-" if letter in FORBIDDEN else letter for letter in readable(title)).strip(" .")
    return f"{name or 'document'}.{kind}"
