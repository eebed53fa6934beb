"""The archive as a file: an ordinary ZIP whose comment is the SHA-256 of all that stands before it, so that any flipped bit and any cut shows.

The digest finds damage, not forgery: it has no key. Whoever may write to the archive may write to the database.
"""

import hashlib
import json
import os
import tomllib
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

FORMAT = 1
MANIFEST = "manifest.json"
SEAL = 64  # letters of the digest at the very end of the file
CHUNK = 1 << 20


class Damaged(Exception):
    """The archive is not what was written; the sentence says how that was seen."""


def product_version() -> str:
    return tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())["project"]["version"]


@contextmanager
def written(path: Path) -> Iterator[zipfile.ZipFile]:
    """A new archive, for its owner's eyes only; under its name only once it is whole and on the disk. Raises ``FileExistsError``."""
    if path.exists():
        raise FileExistsError(path)
    unfinished = path.with_name(path.name + ".part")
    try:
        with open(os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
                yield archive
                archive.comment = b"0" * SEAL
            file.seek(-SEAL, os.SEEK_END)
            before = file.tell()
            digest = digest_of(file, before)
            file.seek(before)
            file.write(digest.encode())
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(path)
    except FileExistsError:
        raise
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def digest_of(file, size) -> str:
    """SHA-256 of the first ``size`` bytes."""
    found, left = hashlib.sha256(), size
    file.seek(0)
    while left and (chunk := file.read(min(CHUNK, left))):
        found.update(chunk)
        left -= len(chunk)
    return found.hexdigest()


@contextmanager
def opened(path: Path) -> Iterator[tuple[zipfile.ZipFile, dict]]:
    """An archive that is whole, with its manifest; every entry has been read and compared. Raises ``Damaged`` before it gives anything."""
    with path.open("rb") as file:
        _check_seal(file)
        try:
            with zipfile.ZipFile(file) as archive:
                manifest = json.loads(archive.read(MANIFEST))
                _check_entries(archive, manifest)
                yield archive, manifest
        except (zipfile.BadZipFile, KeyError, json.JSONDecodeError) as error:
            raise Damaged("This file is not an archive of this product.") from error


def _check_seal(file):
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - SEAL))
    seal = file.read()
    if size <= SEAL or digest_of(file, size - SEAL).encode() != seal:
        raise Damaged("This file is damaged or cut short, or is not an archive of this product. Take another copy.")


def _check_entries(archive, manifest):
    if manifest["format"] != FORMAT:
        raise Damaged(f"This archive has the form {manifest['format']}; this version of the product reads the form {FORMAT}.")
    promised = {table_entry(name): each["sha256"] for name, each in manifest["tables"].items()}
    promised |= {file_entry(name): each["sha256"] for name, each in manifest["files"].items()}
    if {*promised, MANIFEST} != set(archive.namelist()):
        raise Damaged("The archive does not hold what its manifest names.")
    for entry, digest in promised.items():
        found = hashlib.sha256()
        with archive.open(entry) as content:
            while chunk := content.read(CHUNK):
                found.update(chunk)
        if found.hexdigest() != digest:
            raise Damaged(f"{entry} is not what was written.")


def table_entry(name: str) -> str:
    return f"tables/{name}.jsonl"


def file_entry(name: str) -> str:
    return f"files/{name}"
