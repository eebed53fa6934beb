"""Documents that stand already, and what a person sends."""

from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from stages.models import Document
from tests.stages.documents import hostile


def upload(content=None, name="Visit.jpg", media="application/octet-stream"):
    return SimpleUploadedFile(name, hostile.picture() if content is None else content, media)


def document(by, content=None, name="Visit.jpg", **fields):
    """Kept as the form keeps it. ``fields``: the subject, and title or sort."""
    return Document.keep(Document.examined(upload(content, name)), by=by, **fields)


def send(client, address, *uploads, **fields):
    return client.post(address, {"files": list(uploads) or [upload()], **fields})


def new(partnership):
    return reverse("document-new", args=[partnership.pk])


def of_activity(activity):
    return reverse("activity-document-new", args=[activity.pk])


def at(name, document):
    return reverse(name, args=[document.pk])


def lying_in(media):
    """Every file that is kept."""
    return sorted(path for path in Path(media).rglob("*") if path.is_file())


def sent(response):
    return b"".join(response.streaming_content)
