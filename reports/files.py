"""Handing files out: as an attachment, never as a page of ours."""

from django.http import FileResponse, Http404


def handed_out(file, name):
    """A PDF as a download; 404 when the file is gone. Nobody in between keeps a copy, no browser takes it for anything else."""
    try:
        opened = file.open("rb")
    except (FileNotFoundError, ValueError) as error:
        raise Http404 from error
    response = FileResponse(opened, as_attachment=True, filename=name, content_type="application/pdf")
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response
