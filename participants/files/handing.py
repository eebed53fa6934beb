"""Handing files out: streamed by us, never from a public path, and never as a page that could act in our name."""

from django.http import FileResponse, Http404

from participants.files.kinds import MEDIA_TYPES, PICTURES

# A browser that opens the file by itself, whatever it takes it for, runs nothing in it and lets it fetch nothing.
LOCKED_IN = "default-src 'none'; img-src 'self'; sandbox; frame-ancestors 'none'"


def handed_out(file, kind, name, *, to_look_at=PICTURES):
    """A picture to look at (or what else is named), anything else as a download; 404 when the file is gone."""
    try:
        opened = file.open("rb")
    except (FileNotFoundError, ValueError) as error:
        raise Http404 from error
    response = FileResponse(opened, as_attachment=kind not in to_look_at, filename=name, content_type=MEDIA_TYPES[kind])
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Content-Security-Policy"] = LOCKED_IN
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
