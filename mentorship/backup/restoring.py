"""Read an archive back into an empty system. Nobody and nothing that was erased comes back; no mail leaves."""

import os
import shutil
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage

from mentorship.backup import archive, tables
from mentorship.backup.erased import erase_again, since
from mentorship.backup.making import Contents, migrations
from stages.reminders.holding import hold


class Refused(Exception):
    """The archive stays outside; the sentence says why. Nothing was written."""


def restore(path: Path, erased: Path) -> tuple[Contents, int]:
    """What came in, and how many people and files were erased once more. Raises ``Refused``, ``archive.Damaged``."""
    with archive.opened(path) as (content, manifest):
        _check_form(manifest)
        again, laid = since(erased, manifest["taken_at"]), []
        try:
            with tables.writing():
                _check_empty()
                _rows(content, manifest)
                _files(content, manifest, laid)
                number = erase_again(again)
                hold()
        except BaseException:
            for each in laid:
                each.unlink(missing_ok=True)
            raise
    return Contents.of(manifest), number


def _check_form(manifest):
    known, here = set(manifest["migrations"]), set(migrations())
    if known - here:
        raise Refused(f"The archive comes from a newer product ({manifest['product']}). Install that version and run migrate first.")
    if here - known:
        raise Refused(f"The archive comes from an older product ({manifest['product']}). Restore it with that version, then bring it up to date.")


def _check_empty():
    if full := tables.filled():
        raise Refused(f"This system is not empty: {full[0]} holds rows. Restore into a new, migrated database.")
    folder = Path(settings.MEDIA_ROOT)
    if folder.exists() and any(each.is_file() for each in folder.rglob("*")):
        raise Refused(f"{folder} holds files. Restore into an empty MEDIA_ROOT.")


def _rows(content, manifest):
    tables.clear_made_by_migrate()
    models = tables.tables()
    for label, promised in manifest["tables"].items():
        with content.open(archive.table_entry(label)) as lines:
            tables.fill(models[label], lines, promised["columns"])
    tables.set_sequences()
    for label, promised in manifest["tables"].items():
        if tables.digest(models[label])["sha256"] != promised["sha256"]:
            raise Refused(f"{label} does not read here as it was written. Tell whoever looks after the product.")


def _files(content, manifest, laid):
    """``default_storage.path`` refuses a name that leads out of ``MEDIA_ROOT``."""
    for name in manifest["files"]:
        path = Path(default_storage.path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        laid.append(path)
        with content.open(archive.file_entry(name)) as entry, path.open("xb") as file:
            shutil.copyfileobj(entry, file, archive.CHUNK)
            file.flush()
            os.fsync(file.fileno())
