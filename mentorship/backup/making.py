"""``back_up(path)``: database and files in one archive, all of one moment, while others go on writing."""

import hashlib
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path

from django.core.files.storage import default_storage
from django.db import connection, models
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from mentorship.backup import archive, tables


@dataclass(frozen=True)
class Contents:
    """What an archive holds, in numbers; ``gone``: files whose record was read and which were taken down before they could be."""

    rows: int
    files: int
    gone: int
    taken_at: str

    @classmethod
    def of(cls, manifest: dict) -> "Contents":
        rows = sum(each["rows"] for each in manifest["tables"].values())
        return cls(rows, len(manifest["files"]), len(manifest["gone"]), manifest["taken_at"])


def back_up(path: Path) -> Contents:
    """Raises ``FileExistsError`` when there is such a file already."""
    with archive.written(path) as into:
        manifest = {"format": archive.FORMAT, "product": archive.product_version(), "engine": connection.vendor}
        with tables.one_moment():
            manifest |= {"taken_at": timezone.now().isoformat(), "migrations": migrations()}
            manifest["tables"] = {label: _table(into, label, model) for label, model in tables.tables().items()}
            names = named()
        manifest |= dict(zip(("files", "gone"), _files(into, names), strict=True))
        into.writestr(archive.MANIFEST, json.dumps(manifest, indent=1))
    return Contents.of(manifest)


def migrations() -> list[str]:
    """What the tables look like: an archive goes back into tables of the same form alone."""
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())


def named() -> list[str]:
    """The files that a record names. What no record names (an unfinished upload) is no part of a backup: nobody could ever erase it."""
    found = set()
    for model in tables.tables().values():
        for field in tables.columns(model):
            if isinstance(field, models.FileField):
                found |= set(tables.rows_of(model).values_list(field.attname, flat=True)) - {"", None}
    return sorted(found)


def _table(into: zipfile.ZipFile, label, model) -> dict:
    digest, number = hashlib.sha256(), 0
    with into.open(archive.table_entry(label), "w", force_zip64=True) as entry:
        for number, line in enumerate(tables.lines(model), start=1):  # noqa: B007
            digest.update(line)
            entry.write(line)
    return {"rows": number, "sha256": digest.hexdigest(), "columns": [field.name for field in tables.columns(model)]}


def _files(into: zipfile.ZipFile, names) -> tuple[dict, list[str]]:
    """A file never changes under its name, so it may be read after the moment; only one that was taken down since is missing."""
    kept, gone = {}, []
    for name in names:
        try:
            content = open(default_storage.path(name), "rb")  # noqa: SIM115
        except FileNotFoundError:
            gone.append(name)
            continue
        with content, into.open(archive.file_entry(name), "w", force_zip64=True) as entry:
            kept[name] = _copy(content, entry)
    return kept, gone


def _copy(content, entry) -> dict:
    digest, size = hashlib.sha256(), 0
    while chunk := content.read(archive.CHUNK):
        digest.update(chunk)
        entry.write(chunk)
        size += len(chunk)
    return {"size": size, "sha256": digest.hexdigest()}
