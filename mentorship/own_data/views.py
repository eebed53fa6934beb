"""Your data: what is kept about you, to read and to take along. Needs no part in anything: it works after someone has left."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mentorship.own_data.erasures import sees_others
from mentorship.own_data.export import as_html, as_json, shelves
from mentorship.own_data.mentions import left_alone
from participants.answers import answer, done
from participants.models import Erasure


@never_cache
@require_GET
def own_data(request):
    context = {"shelves": shelves(request.user), "erasure": Erasure.open_of(request.user).first(), "sees_others": sees_others(request.user)}
    return answer(request, "mentorship/own_data/_own_data.html", **context)


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


@require_http_methods(["GET", "POST"])
def erase_me(request):
    """What being erased means, and the wish itself. Someone who looks after the site carries it out."""
    if request.method == "POST":
        Erasure.ask(request.user)
        return done(request, "own-data", _("Your wish is written down. Until it is carried out you can take it back on this page."))
    return answer(request, "mentorship/own_data/_erase.html", alone=left_alone(request.user), erasure=Erasure.open_of(request.user).first())


@require_POST
def stay(request):
    get_object_or_404(Erasure.open_of(request.user)).withdraw()
    return done(request, "own-data", _("You stay. Nothing was erased."))
