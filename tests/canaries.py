"""Finds planted texts in whatever leaves the product: pages, papers, tables, calendars, mails, logs, messages to the worker.

``Nest`` plants a token of its own in every text field of class A and B; ``tokens_in`` opens every wrapping that we know of and looks.
"""

import base64
import csv
import html
import io
import json
import quopri
import re
import subprocess
import urllib.parse
import zipfile
import zlib
from email import message_from_bytes, policy
from functools import reduce
from pathlib import Path

from django.apps import apps
from django.db import models

from participants.guarded import Door, Guarded, door, reader

INVENTORY = Path(__file__).parent.parent / "docs" / "data-inventory.csv"
TOKEN = re.compile(rb"qxz[0-9]{6}", re.IGNORECASE)
CONFIDENTIAL = [model for model in apps.get_models() if issubclass(model, Guarded)]


def tokens_in(content, deep=2):
    """Every token in a text or in bytes, however it is wrapped."""
    raw = content.encode() if isinstance(content, str) else bytes(content)
    found = set(TOKEN.findall(raw))
    for plain in {*unwrapped(raw)} - {raw, b""} if deep else ():
        found |= {token.encode() for token in tokens_in(plain, deep - 1)}
    return {token.decode().lower() for token in found}


def unwrapped(raw):
    """What lies inside: entities, soft line breaks, percent signs, archives, streams, base64, JSON escapes, the words of a PDF."""
    if zipfile.is_zipfile(io.BytesIO(raw)):
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            yield from (archive.read(name) for name in archive.namelist())
        return
    yield html.unescape(raw.decode(errors="replace")).encode() if b"&" in raw else b""
    yield re.sub(rb"\r?\n[ \t]", b"", raw)  # folded lines of calendars and mail headers
    yield quopri.decodestring(raw) if b"=" in raw else b""
    yield urllib.parse.unquote_to_bytes(raw.replace(b"+", b" ")) if b"%" in raw else b""
    yield raw.decode("unicode-escape", errors="replace").encode(errors="replace") if b"\\u" in raw else b""
    if b"%PDF-" in raw[:1024]:
        yield subprocess.run(["pdftotext", "-", "-"], input=raw, capture_output=True, check=False).stdout
        yield from (inflated(stream) for stream in re.findall(rb"stream\r?\n(.*?)endstream", raw, re.DOTALL))
    if raw.startswith(b"\x1f\x8b"):
        yield zlib.decompressobj(31).decompress(raw)
    if b"MIME-Version" in raw:
        yield from (part.get_payload(decode=True) or b"" for part in message_from_bytes(raw, policy=policy.default).walk())
    for word in re.findall(rb"(?:[A-Za-z0-9+/_-]{16,}[\r\n]*)+", raw) if b"%PDF-" not in raw[:1024] else ():
        yield decoded(re.sub(rb"\s", b"", word))


def decoded(word):
    whole = word[: len(word) - (len(word) % 4 == 1)].translate(bytes.maketrans(b"-_", b"+/"))
    return base64.b64decode(whole + b"=" * (-len(whole) % 4))


def inflated(stream):
    try:
        return zlib.decompressobj().decompress(stream)
    except zlib.error:
        return b""


def text_fields(model):
    """The fields of a confidential model in which words can stand, as the inventory names them."""
    with INVENTORY.open(newline="") as file:
        secret = {row["field"] for row in csv.DictReader(file) if row["class"] in ("A", "B")}
    words = (models.CharField, models.TextField, models.JSONField)
    fields = [field for field in model._meta.concrete_fields if isinstance(field, words) and not field.choices]
    return [field for field in fields if f"{model.__name__}.{field.name}" in secret]


def author(row):
    """Whose row it is; asked while a door is open."""
    return reduce(getattr, type(row).AUTHOR.split("__"), row)


class Nest:
    """Tokens, each with the field that it was planted in."""

    def __init__(self):
        self.planted: dict[str, str] = {}
        self.rows: set = set()

    def token(self, where):
        token = f"qxz{len(self.planted) + 1:06}"
        self.planted[token] = where
        return token

    def plant_everywhere(self):
        """In every confidential row that there is and has none yet."""
        with door(Door.BACKUP):
            rows = [(row, author(row)) for model in CONFIDENTIAL for row in model.objects.behind(Door.BACKUP)]
        for row, by in rows:
            if (type(row), row.pk) not in self.rows and text_fields(type(row)):
                self.plant(row, by)

    def plant(self, row, by):
        """A token into every text field of a row that is there, past its verbs."""
        self.rows.add((type(row), row.pk))
        fields = text_fields(type(row))
        values = {field.name: self.token(f"{type(row).__name__}.{field.name}") for field in fields}
        values = {field.name: {"said": values[field.name]} if isinstance(field, models.JSONField) else values[field.name] for field in fields}
        with reader(by):
            assert type(row).objects.own(by).filter(pk=row.pk).update(**values) == 1

    def found_in(self, content, deep=2):
        """The fields whose token is in there."""
        return sorted(self.planted[token] for token in tokens_in(content, deep) if token in self.planted)


def said(record):
    """A log record with its arguments and its traceback."""
    return json.dumps([record.getMessage(), str(record.args), record.exc_text or "", str(record.exc_info)], default=str)
