"""One page for a leader: read it, print it, have it made as a paper. Class D, for whoever sees the partnership."""

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction
from django.http import Http404
from django.shortcuts import resolve_url
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import override
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_POST

from participants.access import May, fetch, in_partnership
from participants.answers import answer, done
from participants.partnerships.parts import CITIES
from reports.briefs.compile import PARTNERSHIPS, compile_values, shortened
from reports.briefs.models import Brief
from reports.files import handed_out
from reports.tasks import wake_brief

SHOWN = 5
private = cache_control(private=True, no_store=True)


def _side(side):
    """One of the two cities; there is no brief for anybody else."""
    if side not in [each.value for each in CITIES]:
        raise Http404
    return side


def _language(request):
    """One of those that the list offers: what a leader reads need not be the language of the pages."""
    chosen = request.POST.get("language", request.GET.get("language", settings.LANGUAGE_CODE))
    if chosen not in settings.REPORT_LANGUAGES:
        raise Http404
    return chosen


@require_GET
@private
def brief(request, pk, side):
    partnership, language = fetch(request.user, May.LOOK, PARTNERSHIPS, pk=pk), _language(request)
    row = Brief.objects.filter(partnership=partnership, side=_side(side), language=language).first()
    context = {"partnership": partnership, "side": side, "rendering": row, "may_make": May.LOG in in_partnership(request.user, partnership)}
    context |= {"language": language, "languages": settings.REPORT_LANGUAGES.items()}
    if not request.htmx:
        with override(language):
            context["v"] = shortened(compile_values(partnership, side, request.user), SHOWN)
        context |= {"other": CITIES[side == CITIES[0]].value, "today": timezone.localdate()}
    return answer(request, "reports/briefs/_brief.html", **context)


@require_POST
def brief_make(request, pk, side):
    partnership, language = fetch(request.user, May.LOG, PARTNERSHIPS, pk=pk), _language(request)
    with transaction.atomic():
        row, old = Brief.ask(by=request.user, partnership=partnership, side=_side(side), language=language)
        transaction.on_commit(lambda: _away(old), robust=True)
        transaction.on_commit(lambda: wake_brief(row), robust=True)
    return done(request, f"{resolve_url('brief', pk, side)}?language={language}")


def _away(name):
    if name:
        default_storage.delete(name)


@require_GET
@private
def brief_pdf(request, pk):
    row = fetch(request.user, May.LOOK, Brief.objects.select_related("partnership__mentor", "partnership__mentee"), pk=pk)
    if not row.done_at:
        raise Http404
    return handed_out(row.file, f"brief-{slugify(str(row.partnership))}-{row.side}-{row.language}.pdf")
