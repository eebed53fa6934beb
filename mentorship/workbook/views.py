"""Upload a workbook, read what would come of it, confirm; take the template or an export."""

import datetime as dt
from tempfile import TemporaryFile

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import FileResponse
from django.shortcuts import get_object_or_404
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mentorship.tasks import wake
from mentorship.workbook.export import export
from mentorship.workbook.forms import UploadForm
from mentorship.workbook.models import Import
from mentorship.workbook.paper import template
from mentorship.workbook.rights import may_import
from mentorship.workbook.table import SHEETS
from participants.access import May, fetch
from participants.answers import answer, done
from participants.files.names import readable
from participants.models import Programme

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(["GET", "POST"])
def imports(request):
    if not may_import(request.user):
        raise PermissionDenied
    form = UploadForm(request.POST or None, request.FILES or None) if request.method == "POST" else UploadForm()
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        row = Import.begin(file, readable(file.name) or "workbook.xlsx", by=request.user, key=form.cleaned_data["key"])
        transaction.on_commit(lambda: wake(row.pk))
        return done(request, "import", "", row.pk)
    earlier = Import.objects.filter(by=request.user).defer("outcome")[:10]
    return answer(request, "mentorship/workbook/_imports.html", form=form, earlier=earlier, sheets=SHEETS)


def own(request, pk):
    """Nobody else's exists."""
    return get_object_or_404(Import, pk=pk, by=request.user)


@require_GET
@cache_control(private=True, no_store=True)
def one(request, pk):
    return answer(request, "mentorship/workbook/_import.html", row=own(request, pk))


@require_POST
def confirm(request, pk):
    row = own(request, pk)
    if not may_import(request.user):
        raise PermissionDenied
    row.confirm()
    transaction.on_commit(lambda: wake(row.pk))
    return done(request, "import", "", pk)


@require_POST
def drop(request, pk):
    own(request, pk).drop()
    return done(request, "imports", _("The workbook is put away. Nothing was brought in."))


@require_GET
def template_file(request):
    if not may_import(request.user):
        raise PermissionDenied
    return handed_out(template, "workbook-template.xlsx")


@require_GET
def export_file(request, pk):
    programme = fetch(request.user, May.LOOK, Programme.objects, pk=pk)
    name = f"{slugify(programme.title) or 'programme'}-{dt.date.today().isoformat()}.xlsx"
    return handed_out(lambda out: export(programme, request.user, out), name)


def handed_out(write, name):
    """A workbook as a download: nobody in between keeps a copy."""
    out = TemporaryFile()  # noqa: SIM115 (the response closes it)
    write(out)
    out.seek(0)
    response = FileResponse(out, as_attachment=True, filename=name, content_type=XLSX)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response
