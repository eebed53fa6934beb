"""The product as an app on a phone: its manifest, its service worker, and the page that works with no line. None of them holds data."""

import hashlib
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from participants.access import May, may_somewhere
from participants.palette import GROUND
from stages.activities.forms import ActivityForm

FONTS = ("fonts/source-sans-3-latin-400-normal.woff2", "fonts/source-sans-3-latin-700-normal.woff2", "fonts/house-marks.woff2")
KEPT = ("css/house.css", "js/waiting.js", "js/offline.js", "js/files.js", "js/photos.js", "django_htmx/htmx-2.min.js", "favicon.svg", *FONTS)
"""What the page with no line needs, besides itself."""


def loggers_only(view):
    """For whoever may log somewhere; 403 for everyone else."""

    @wraps(view)
    def respond(request, **about):
        if not may_somewhere(request.user, May.LOG):
            raise PermissionDenied
        return view(request, **about)

    return respond


@require_GET
@login_not_required
@cache_control(max_age=3600)
def manifest(request):
    icons = [{"src": static(f"icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"} for size in (192, 512)]
    look = {"display": "standalone", "background_color": GROUND, "theme_color": GROUND}
    where = {"id": "/", "start_url": reverse("home"), "scope": "/"}
    said = {"name": _("Mentorship"), "short_name": _("Mentorship"), "icons": icons, **where, **look}
    return JsonResponse(said, content_type="application/manifest+json")


@require_GET
@login_not_required
@cache_control(no_cache=True)
def service_worker(request):
    """Served from the root, so that it stands before every page. Its name for what it keeps changes with the files."""
    kept = [static(name) for name in KEPT]
    context = {"kept": kept, "version": hashlib.sha256("".join(kept).encode()).hexdigest()[:12], "waiting": static("js/waiting.js")}
    return render(request, "mentorship/offline/sw.js", context, content_type="text/javascript")


@require_GET
@loggers_only
@cache_control(private=True, no_cache=True)
def offline(request):
    """The same for everyone: no name, no title, no message. Its script fills in what this phone keeps for its reader."""
    form = ActivityForm(partnerships=[], held=True, auto_id="log_%s")
    bare = {"user": None, "nav": (), "may_log": False, "messages": (), "demo": False}
    return render(request, "mentorship/offline/offline.html", {"form": form, "held": True, **bare})
