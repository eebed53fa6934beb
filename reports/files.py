"""Handing files out: as an attachment, never as a page of ours."""

from django.http import FileResponse, Http404, HttpResponse

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def handed_out(file, name):
    """A PDF as a download; 404 when the file is gone. Nobody in between keeps a copy, no browser takes it for anything else."""
    try:
        opened = file.open("rb")
    except (FileNotFoundError, ValueError) as error:
        raise Http404 from error
    return _private(FileResponse(opened, as_attachment=True, filename=name, content_type="application/pdf"))


def workbook(content, name):
    """A workbook as a download; ``name`` is of letters, digits and hyphens."""
    return _private(HttpResponse(content, content_type=WORKBOOK, headers={"Content-Disposition": f'attachment; filename="{name}"'}))


def _private(response):
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response
