"""Your data: what is kept about you, to read and to take along. Needs no part in anything: it works after someone has left."""

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from mentorship.own_data.export import as_html, as_json, shelves
from participants.answers import answer


@never_cache
@require_GET
def own_data(request):
    return answer(request, "mentorship/own_data/_own_data.html", shelves=shelves(request.user))


@never_cache
@require_GET
def own_data_json(request):
    return handed(as_json(request.user), "application/json", "json")


@never_cache
@require_GET
def own_data_html(request):
    return handed(as_html(request.user), "text/html; charset=utf-8", "html")


def handed(text, kind, ending):
    """As a file to keep, never as a page of ours."""
    name = f"your-data-{timezone.localdate():%Y-%m-%d}.{ending}"
    return HttpResponse(text, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
