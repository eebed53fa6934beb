"""What was published, for those it was published to. Reads editions and downloads, and nothing of the working level."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils.text import slugify
from django.utils.translation import override
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from participants.access import May, may_somewhere, parts
from participants.answers import answer
from participants.pages import keyset
from reports.drafts.paper import picture
from reports.files import handed_out, workbook
from reports.published import book
from reports.published.models import Edition
from reports.published.named import may_destroy

private = cache_control(private=True, no_store=True)


@require_GET
@private
def published(request):
    if not any(may_somewhere(request.user, may) for may in (May.LOOK, May.DOWNLOAD)):
        raise PermissionDenied
    editions = Edition.objects.readable_by(request.user).defer("values").with_successor()
    page = keyset(editions, request.GET.get("after"), by=("-published_at", "-pk"))
    whole = any(may_somewhere(request.user, may) for may in (May.PUBLISH, May.DOWNLOAD))
    return answer(request, "reports/published/_published.html", page=page, editions=page.rows, reads_programmes=whole)


@require_GET
@private
def edition(request, pk):
    record = get_object_or_404(Edition.objects.readable_by(request.user), pk=pk)
    others = Edition.objects.filter(report_id=record.report_id).exclude(pk=pk).defer("values").order_by("number")
    context = {"edition": record, "others": others, "may_destroy": may_destroy(request.user, record), "works_here": _works_here(request.user, record)}
    return answer(request, "reports/published/_edition.html", **context, **(picture(record.values) if record.values else {}))


def _works_here(user, record):
    """Whether the pages of its partnership are open to the reader: a funder has the edition alone."""
    mine = [part for part in parts(user) if part.grants(May.LOOK)]
    return any(part.partnership == record.partnership_id or (not part.partnership and part.programme == record.programme_id) for part in mine)


@require_GET
@private
def edition_download(request, pk):
    """The file, byte for byte as it was published; who took it is kept."""
    record = get_object_or_404(Edition.objects.readable_by(request.user).defer("values"), pk=pk)
    response = handed_out(record.file, f"{slugify(record.title)}-{record.stage}-edition-{record.number}.pdf")
    record.downloads.create(user=request.user)
    return response


@require_GET
def edition_figures(request, pk):
    """The published figures as a workbook, in the language of the edition; who took it is kept."""
    record = get_object_or_404(Edition.objects.readable_by(request.user).filter(destroyed_at=None), pk=pk)
    with override(record.language):
        content = book.of(record)
    record.downloads.create(user=request.user)
    return workbook(content, f"{slugify(record.title)}-{record.stage}-edition-{record.number}.xlsx")
