"""Published programme reports, for funders and managers. Reads published tables and downloads, and nothing of the working level."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils.text import slugify
from django.utils.translation import override
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from participants.access import May, may_somewhere
from participants.answers import answer
from participants.pages import keyset
from reports.files import handed_out, workbook
from reports.programme import book
from reports.programme.models import SummaryEdition
from reports.programme.paper import picture
from reports.published.models import Edition
from reports.published.named import may_destroy

private = cache_control(private=True, no_store=True)


@require_GET
@private
def programme_editions(request):
    if not any(may_somewhere(request.user, may) for may in (May.PUBLISH, May.DOWNLOAD)):
        raise PermissionDenied
    editions = SummaryEdition.objects.readable_by(request.user).defer("values")
    page = keyset(editions, request.GET.get("after"), by=("-published_at", "-pk"))
    return answer(request, "reports/programme/_editions.html", page=page, editions=page.rows)


@require_GET
@private
def programme_edition(request, pk):
    record = get_object_or_404(SummaryEdition.objects.readable_by(request.user), pk=pk)
    others = SummaryEdition.objects.filter(programme_id=record.programme_id).exclude(pk=pk).only("number", "published_at").order_by("number")
    numbers = [source["edition"] for row in record.values.get("rows", ()) for source in row["sources"]]
    context = {
        "edition": record,
        "others": others,
        "may_destroy": may_destroy(request.user, record),
        "reachable": set(Edition.objects.readable_by(request.user).filter(pk__in=numbers).values_list("pk", flat=True)),
    }
    return answer(request, "reports/programme/_edition.html", **context, **(picture(record.values) if record.values else {}))


@require_GET
@private
def programme_edition_download(request, pk):
    """The file, byte for byte as it was published; who took it is kept."""
    record = get_object_or_404(SummaryEdition.objects.readable_by(request.user).defer("values"), pk=pk)
    response = handed_out(record.file, _name(record, "pdf"))
    record.downloads.create(user=request.user)
    return response


@require_GET
def programme_edition_figures(request, pk):
    """The published figures as a workbook, in the language of the edition; who took it is kept."""
    record = get_object_or_404(SummaryEdition.objects.readable_by(request.user).filter(destroyed_at=None), pk=pk)
    with override(record.language):
        content = book.of(record)
    record.downloads.create(user=request.user)
    return workbook(content, _name(record, "xlsx"))


def _name(record, ending):
    return f"{slugify(record.title) or 'programme'}-edition-{record.number}.{ending}"
