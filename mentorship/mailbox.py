"""The demonstration sends no mail: it lays it in a folder, and this page shows each user what was sent to them."""

import datetime as dt
import email
import email.policy
import re
from dataclasses import dataclass
from email.utils import getaddresses
from html import unescape
from itertools import islice
from pathlib import Path

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_GET

BETWEEN = b"-" * 79 + b"\n"
"""What Django's file backend writes after each mail."""
FILES, SHOWN = 1000, 25


@dataclass(frozen=True)
class Mail:
    subject: str
    sent_at: dt.datetime | None
    text: str
    html: str = ""
    files: tuple[str, ...] = ()
    head: str = ""

    @property
    def language(self) -> str:
        """The one that its HTML names, or its head; English where neither does."""
        named = re.search(r'<html lang="([a-z-]+)">', self.html)
        return named[1] if named else self.head or settings.LANGUAGE_CODE


@require_GET
def mailbox(request):
    """One's own mail and nobody else's, also in the demonstration: a mail can hold a sign-in code."""
    if not settings.DEMO or not getattr(settings, "EMAIL_FILE_PATH", None):
        raise Http404
    mails = list(islice(to(request.user.email, Path(settings.EMAIL_FILE_PATH)), SHOWN))
    return render(request, "mentorship/mailbox.html", {"mails": mails})


def to(address, folder):
    """Mails to this address, the newest first; older files than the newest thousand are left unread."""
    files = sorted(folder.glob("*.log"), key=lambda file: (file.stat().st_mtime_ns, file.name), reverse=True)
    for file in files[:FILES]:
        for letter in reversed(file.read_bytes().split(BETWEEN)):
            message = email.message_from_bytes(letter.lstrip(b"\n"), policy=email.policy.default)
            if address.casefold() in _addressees(message):
                yield _mail(message)


def _addressees(message):
    return {address.casefold() for _name, address in getaddresses(message.get_all("To", []))}


def _mail(message):
    body, sent_at = message.get_body(("plain",)), getattr(message["Date"], "datetime", None)
    if sent_at and not sent_at.tzinfo:
        sent_at = sent_at.replace(tzinfo=dt.UTC)  # "-0000": a time in UTC, as mails write it
    page = message.get_body(("html",))
    text, files = body.get_content().strip() if body else "", tuple(each.get_filename() or "" for each in message.iter_attachments())
    head = str(message["Content-Language"] or "")
    return Mail(str(message["Subject"] or ""), sent_at, text, page.get_content() if page else "", files, head)


def burn(names, folder):
    """Letters to or about an erased person go; the others stay as they are. Returns how many went."""
    gone = 0
    for file in folder.glob("*.log"):
        letters = file.read_bytes().split(BETWEEN)
        kept = [letter for letter in letters if not names_any(letter, names)]
        gone += len(letters) - len(kept)
        if len(kept) < len(letters):
            file.write_bytes(BETWEEN.join(kept))
    return gone


def names_any(letter, names):
    """Does the letter hold one of these, in its head or in its text, however it was coded?"""
    message = email.message_from_bytes(letter.lstrip(b"\n"), policy=email.policy.default)
    said = " ".join([letter.decode(errors="replace"), *map(str, message.values()), _mail(message).text, unescape(_mail(message).html)]).casefold()
    return any(name.casefold() in said for name in names)
