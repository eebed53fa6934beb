"""What a person reads before the first page, and agrees to. A change of any sentence needs a new version: then everybody is asked again."""

import hashlib
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERSION = "2026-11-25"
"""The day on which this text was written."""


@dataclass(frozen=True)
class Clause:
    title: str | Promise
    says: tuple[str | Promise, ...]


CLAUSES = (
    Clause(
        _("What is kept about you"),
        (
            _("Your name, profession, position and city; your e-mail address, and your telephone number if you give it."),
            _("What you take part in: your parts, visits, promises, words on a move, and what you write here."),
            _("How you sign in: your password as a fingerprint that nobody can read back, your devices, and where you signed in from."),
        ),
    ),
    Clause(
        _("Who reads it"),
        (
            _("The safe space: you, and the practitioners of both cities whom a lead has let in. No manager, funder or political leader."),
            _("Answers about trust: you alone. Others see figures of five people or more."),
            _("How to reach you: you, and the leads of your own city. The programme manager sees the e-mail address."),
            _("The work, with your name: the members of your partnership and the programme manager."),
            _("Published reports: the programme's funders. They hold no name, unless you release a text by name."),
            _("Who looks after the server can technically read what is stored there. They have no page that shows it."),
        ),
    ),
    Clause(
        _("How long"),
        (
            _("How to reach you and how you sign in: until you ask to be erased."),
            _("Reminder mails: two years. Invitations: the name and the address go a year after the invitation is over."),
            _("The work: as long as the programme keeps its record. Moves, words and clearances stay, for they are the history of two cities."),
        ),
    ),
    Clause(
        _("What you can do"),
        (
            _("See and download everything that is kept about you, on the page Your data. This works also after you have left."),
            _("Ask there to be erased. Your name then becomes a role and a city, and your account goes."),
            _("Ask the programme manager or the lead of your city if anything here is unclear, or wrong."),
        ),
    ),
)


def digest() -> str:
    """Of the text in the language in which it is shown now: 64 hexadecimal digits."""
    lines = [str(line) for clause in CLAUSES for line in (clause.title, *clause.says)]
    return hashlib.sha256("\n".join([VERSION, *lines]).encode()).hexdigest()
