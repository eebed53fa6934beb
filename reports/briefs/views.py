"""One page for a leader: read it, print it, have it made as a paper. Class D, for whoever sees the partnership."""

from django.core.files.storage import default_storage
from django.db import transaction
from django.http import Http404
from django.utils.text import slugify
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_POST

from participants.access import May, fetch, in_partnership
from participants.answers import answer, done
from participants.partnerships.parts import CITIES
from reports.briefs.compile import PARTNERSHIPS, compile_values, language, shortened
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


@require_GET
@private
def brief(request, pk, side):
    partnership = fetch(request.user, May.LOOK, PARTNERSHIPS, pk=pk)
    row = Brief.objects.filter(partnership=partnership, side=_side(side), language=language()).first()
    context = {"partnership": partnership, "side": side, "rendering": row, "may_make": May.LOG in in_partnership(request.user, partnership)}
    if not request.htmx:
        context |= {"v": shortened(compile_values(partnership, side, request.user), SHOWN), "other": CITIES[side == CITIES[0]].value}
    return answer(request, "reports/briefs/_brief.html", **context)


@require_POST
def brief_make(request, pk, side):
    partnership = fetch(request.user, May.LOG, PARTNERSHIPS, pk=pk)
    with transaction.atomic():
        row, old = Brief.ask(by=request.user, partnership=partnership, side=_side(side), language=language())
        transaction.on_commit(lambda: _away(old), robust=True)
        transaction.on_commit(lambda: wake_brief(row), robust=True)
    return done(request, "brief", "", pk, side)


def _away(name):
    if name:
        default_storage.delete(name)


@require_GET
@private
def brief_pdf(request, pk):
    row = fetch(request.user, May.LOOK, Brief.objects.select_related("partnership__mentor", "partnership__mentee"), pk=pk)
    if not row.done_at:
        raise Http404
    return handed_out(row.file, f"brief-{slugify(str(row.partnership))}-{row.side}.pdf")
