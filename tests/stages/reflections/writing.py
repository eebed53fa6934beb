"""Texts that stand already."""

from django.utils import timezone

from stages.models import ClosedNote, Document, GroundRules, Reflection, SafeDocument
from tests import make
from tests.stages.documents.adding import upload


def reflection(by, partnership, text="The hall was too large.", level="private", **fields):
    """Written past the verbs: shared with the safe space where ``level`` says so."""
    shared = {"shared_at": timezone.now()} if level == "safe" else {}
    return Reflection(author=by, partnership=partnership, stage="courtship", text=text, level=level, **shared, **fields).keep(by=by)


def released(by, partnership, text="The hall was too large.", *, named=False, **fields):
    """With a copy for reports."""
    row = reflection(by, partnership, text, **fields)
    row.release(by=by, named=named)
    return row


def rules(by, partnership, text="We listen to the end."):
    """Proposed; a lead says yes with it."""
    return GroundRules(author=by, partnership=partnership, text=text).propose(by=by)


def closed_part(*partnerships):
    return make.activity(list(partnerships), "A talk among colleagues", closed=True).part


def note(by, partnership, text="They fear the audit.", part=None, **fields):
    """On a closed part of its own, unless one is given."""
    return ClosedNote(author=by, partnership=partnership, part=part or closed_part(partnership), text=text, **fields).keep(by=by)


def safe_document(by, partnership, content=None, name="Draft.jpg", **fields):
    """Kept as the form keeps it."""
    return SafeDocument.lay_down(Document.examined(upload(content, name)), by=by, partnership=partnership, **fields)


def as_it_is(row, by):
    """The row as the database has it, for whoever may read it; None if they may not."""
    return next(iter(type(row).objects.read_by(by, pk=row.pk)), None)
