"""Elements of an IATI file. Text is text: lxml writes what must be escaped, and what XML cannot hold is left out here."""

import re
from decimal import Decimal

from lxml import etree

from reports.iati.shares import written

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NOTHING = "–"
UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold: control characters, lone halves of surrogate pairs, two codes that are no characters."""


def fit(value):
    """A value as text that XML can hold."""
    if isinstance(value, Decimal):
        return written(value)
    return UNFIT.sub("", str(value)).strip()


def node(parent, name, text=None, /, **attributes):
    """A child. Attributes that are None or empty are left out; a trailing underscore makes ``class_`` and ``type`` legal names."""
    made = etree.SubElement(parent, name.replace("_", "-"))
    for key, value in attributes.items():
        if value is not None and (said := fit(value)):
            made.set(key.rstrip("_").replace("_", "-"), said)
    if text is not None:
        made.text = fit(text)
    return made


def told(parent, name, /, *narratives, **attributes):
    """A child with narratives. Each is a text, or a pair of text and language where that is not the file's. None is left empty: the schema asks."""
    made = node(parent, name, **attributes)
    for each in narratives:
        text, language = each if isinstance(each, tuple) else (each, None)
        narrative = node(made, "narrative", fit(text) or NOTHING)
        if language:
            narrative.set(LANG, language)
    return made
