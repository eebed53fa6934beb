"""The cloud of trust, for the leads of both cities and the broker; what trust rests on, for everybody in the partnership. Class D, the log alone."""

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from participants.access import May, fetch, in_partnership
from participants.answers import answer
from participants.models import Partnership
from stages.cloud import export as files
from stages.cloud import loading, page
from stages.cloud.grounds import told
from stages.facts import load

PARTNERSHIPS = Partnership.objects.select_related("mentor", "mentee", "programme")
GRAPHML, CSV = "application/xml; charset=utf-8", "text/csv; charset=utf-8"


@require_GET
def cloud(request, pk):
    partnership = fetch(request.user, May.CLOUD, PARTNERSHIPS, pk=pk)
    context = page.context(partnership, request.GET.get("at", ""), request.GET.get("who", ""))
    return answer(request, "stages/cloud/_cloud.html", **context, gets_names=files.knows_names(request.user, partnership))


@require_GET
def export(request, pk, kind):
    """A download: names for a lead, codes for the broker."""
    partnership, today = fetch(request.user, May.CLOUD, PARTNERSHIPS, pk=pk), timezone.localdate()
    web, *_ = page.stood(partnership, request.GET.get("at", ""))
    ids = files.codes(web, partnership.pk, request.user.pk, today)
    names = loading.names(web.sides) if files.knows_names(request.user, partnership) else {}
    if kind == "graph":
        return handed_out(files.graph(web, ids, names), GRAPHML, f"cloud-{web.on}.graphml")
    return handed_out(files.nodes(web, ids, names) if kind == "nodes" else files.edges(web, ids), CSV, f"cloud-{web.on}-{kind}.csv")


def handed_out(text, media_type, name):
    response = HttpResponse(text, content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response


@require_GET
def grounds(request, pk):
    partnership = fetch(request.user, May.LOOK, PARTNERSHIPS, pk=pk)
    today = timezone.localdate()
    facts = load([partnership.pk], today)[partnership.pk]
    context = {"partnership": partnership, "may_see_cloud": May.CLOUD in in_partnership(request.user, partnership)}
    return answer(request, "stages/cloud/_grounds.html", **context, **told(facts, partnership, today))
