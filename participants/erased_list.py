"""What was erased, outside the database: a restored copy that is older than an erasure brings back neither people nor files.

A line begins with its moment. Who writes one and who reads it: ``mentorship/backup/erased.py``.
"""

import os
from pathlib import Path

from django.conf import settings
from django.utils import timezone


def erased_list() -> Path:
    return Path(settings.ERASED_LIST)


def put_down(*words: str) -> None:
    """A line of these words, on the disk when this returns."""
    path = erased_list()
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a") as file:
        file.write(" ".join((timezone.now().isoformat(), *words)) + "\n")
        file.flush()
        os.fsync(file.fileno())
