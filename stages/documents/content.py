"""What a file is, by its content alone: neither its name nor what the browser says of it counts."""

import hashlib
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from participants.files.kinds import LARGEST_FILE, LARGEST_PICTURE, PICTURES, Kind
from participants.files.names import title_from
from participants.files.refusals import SENTENCES, refused
from stages.documents import office, pictures

CHECK = Path(__file__).with_name("pdf_check.py")
PATIENCE = 20  # seconds
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TELEPHONE = (b"ftyphei", b"ftyphev", b"ftypmif", b"ftypavif", b"ftypmsf")
BEFORE_PDF = b"\xef\xbb\xbf \t\r\n\0"


@dataclass(frozen=True)
class Found:
    """A file that may be kept: what it is, the bytes to keep, a thumbnail of a picture, and a title from its name."""

    kind: Kind
    content: BinaryIO
    thumbnail: BinaryIO | None
    title: str

    @property
    def is_picture(self):
        return self.kind in PICTURES

    @property
    def sha256(self):
        self.content.seek(0)
        return hashlib.file_digest(self.content, "sha256").hexdigest()


def examined(upload) -> Found:
    """The file as it may be kept; raises ``ValidationError`` with a sentence that says what to do."""
    kind, title = _recognised(upload), title_from(upload.name)
    if kind in PICTURES:
        return Found(kind, *pictures.repainted(upload.file, kind), title)
    if kind is None:
        return Found(office.kind_of(upload.file), upload.file, None, title)
    _check_pdf(upload.file)
    return Found(kind, upload.file, None, title)


def _recognised(upload):
    """The kind by its first bytes; None for an archive, which may be an Office file."""
    if not upload.size:
        raise refused("empty")
    if upload.size > LARGEST_FILE:
        raise refused("file too large")
    upload.file.seek(0)
    head = upload.file.read(64)
    kind = _picture(head)
    if kind and upload.size > LARGEST_PICTURE:
        raise refused("picture too large")
    if not kind and head.lstrip(BEFORE_PDF).startswith(b"%PDF-"):
        return Kind.PDF
    if not kind and not head.startswith(b"PK\x03\x04"):
        raise refused(_stranger(head))
    return kind


def _picture(head):
    if head.startswith(b"\xff\xd8\xff"):
        return Kind.JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return Kind.PNG
    return Kind.WEBP if head.startswith(b"RIFF") and head[8:12] == b"WEBP" else None


def _stranger(head):
    if head.startswith(OLD_OFFICE):
        return "old office"
    return "telephone picture" if head[4:].startswith(TELEPHONE) else "unknown"


def _check_pdf(file):
    if zipfile.is_zipfile(file):  # two files in one
        raise refused("damaged")
    found = _verdict(file)
    if found != "good":
        raise refused(found if found in SENTENCES else "unchecked")


def _verdict(file):
    """What the check says; nothing when it was killed or took too long."""
    with tempfile.TemporaryFile() as copy:
        file.seek(0)
        while piece := file.read(1 << 20):
            copy.write(piece)
        copy.seek(0)
        try:
            run = subprocess.run([sys.executable, "-I", CHECK], stdin=copy, capture_output=True, timeout=PATIENCE, check=False)
        except subprocess.TimeoutExpired:
            return ""
    return run.stdout.decode(errors="replace").strip() if run.returncode == 0 else ""
