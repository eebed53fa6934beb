"""What must be in order before anything starts. Each fault is one sentence that says what to do."""

import ctypes
import os
import socket
from pathlib import Path

from django.conf import settings
from django.core import checks
from django.db import DatabaseError, connection

PANGO = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0")
PANGO_PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


class Unready(Exception):
    """Something outside the product is missing; the text is for whoever starts it."""


def pango() -> None:
    """Reports are laid out by WeasyPrint, and WeasyPrint needs these libraries of the system."""
    for library in PANGO:
        try:
            ctypes.CDLL(library)
        except OSError as error:
            raise Unready(f"The library {library} is missing, so no report can be made: run apt-get install {PANGO_PACKAGES}.") from error


def writable(folder: str | Path, setting: str) -> None:
    """We may write into the folder, or make it."""
    nearest = Path(folder)
    while not nearest.exists() and nearest != nearest.parent:
        nearest = nearest.parent
    if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
        raise Unready(f"{nearest} cannot be written to: give this user the right to, or set {setting} to another directory.")


def folder(path: str | Path, setting: str) -> None:
    """The folder is there and we may write into it."""
    writable(path, setting)
    try:
        Path(path).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unready(f"{path} cannot be made ({error.strerror}): set {setting} to another directory.") from error


def database() -> None:
    """The database answers."""
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        reason = " ".join(str(error).split())
        raise Unready(f"The database does not answer ({reason}): check DATABASE_URL and that the server runs.") from error


def port(number: int) -> None:
    """Nobody listens on the port yet."""
    if not 0 < number < 65536:
        raise Unready(f"PORT is {number}, but ports go from 1 to 65535.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", number))
        except OSError as error:
            raise Unready(f"Port {number} cannot be had ({error.strerror}): choose another one with PORT, such as PORT={number + 1}.") from error


@checks.register("ready")
def surroundings(app_configs, **options) -> list[checks.CheckMessage]:
    """The same sentences from ``manage.py check`` and from every command that checks first."""
    messages = []
    for name, test in (("pango", pango), ("media", lambda: writable(settings.MEDIA_ROOT, "MEDIA_ROOT"))):
        try:
            test()
        except Unready as unready:
            messages.append(checks.Error(str(unready), id=f"mentorship.{name}"))
    return messages
