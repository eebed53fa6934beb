"""Where files lie: under names of our own, written whole or not at all. Nobody's text becomes part of a path."""

import contextlib
import logging
import os
import secrets
import shutil
from pathlib import Path

from django.core.files.storage import default_storage

from participants.files.refusals import refused

logger = logging.getLogger(__name__)


def lay(content, ending):
    """Write a file and give its name. It has its name only once it is on the disk; raises the refusal when there is no room."""
    token = secrets.token_hex(16)
    name = f"documents/{token[:2]}/{token}.{ending}"
    path = Path(default_storage.path(name))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(content, path)
    except OSError as error:
        logger.error("A document could not be written: %s", error.strerror)
        raise refused("disk") from error
    return name


def _write(content, path):
    unfinished = path.with_suffix(".part")
    content.seek(0)
    try:
        with unfinished.open("xb") as file:
            shutil.copyfileobj(content, file, 1 << 20)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
        _settle(path.parent)
    except BaseException:
        for each in (unfinished, path):
            each.unlink(missing_ok=True)
        raise


def _settle(folder):
    """The name, too, is on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def remove(*names):
    """Away with them. A file that cannot be removed is out of reach all the same: no record leads to it any more."""
    for name in filter(None, names):
        with contextlib.suppress(FileNotFoundError):
            try:
                default_storage.delete(name)
            except OSError as error:
                logger.error("A document could not be removed: %s", error.strerror)
