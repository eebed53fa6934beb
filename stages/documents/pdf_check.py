"""Looks into the PDF on standard input and prints one word about it. Runs in a process of its own, with little memory and time,

so that a file made to break its reader breaks nothing but this. Needs no settings and no database.
"""

import resource
import sys

MEMORY, SECONDS = 1 << 30, 10
KEYS = {
    **dict.fromkeys(("/JS", "/JavaScript", "/XFA", "/RichMediaContent"), "script"),
    **dict.fromkeys(("/EF", "/EmbeddedFiles"), "attachment"),
}
VALUES = {
    "/JavaScript": "script",
    "/Launch": "launch",
    "/ImportData": "launch",
    "/GoToE": "attachment",
    "/EmbeddedFile": "attachment",
    "/RichMedia": "script",
    "/Rendition": "launch",
    "/Movie": "launch",
}


def main():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    import pikepdf

    try:
        with pikepdf.open(sys.stdin.buffer) as pdf:
            return looked_into(pikepdf, pdf)  # what opens without a password may be restricted, and is looked into like any other
    except pikepdf.PasswordError:
        return "locked"
    except pikepdf.PdfError:
        return "damaged"


def looked_into(pikepdf, pdf):
    """The first thing that a reader would run, or "good"."""
    if not len(pdf.pages):
        return "damaged"
    for each in [pdf.trailer, *pdf.objects]:
        waiting = [each]
        while waiting:
            item = waiting.pop()
            if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
                for key, value in item.items():
                    if key in KEYS:
                        return KEYS[key]
                    if key in ("/S", "/Type", "/Subtype") and isinstance(value, pikepdf.Name) and str(value) in VALUES:
                        return VALUES[str(value)]
                    waiting += direct(pikepdf, value)
            elif isinstance(item, pikepdf.Array):
                for value in item:
                    waiting += direct(pikepdf, value)
    return "good"


def direct(pikepdf, value):
    """A container that is written here; what is only referred to has its own turn."""
    return [value] if isinstance(value, pikepdf.Dictionary | pikepdf.Array) and not value.is_indirect else []


if __name__ == "__main__":
    print(main())
