"""How a view answers: a region to htmx, a whole page to everyone else.

``_hold.html`` is the region; ``hold.html`` is the page around it. One region, one partial: it replaces itself.
"""

from django.contrib import messages
from django.shortcuts import redirect, render, resolve_url
from django_htmx.http import HttpResponseClientRedirect


def answer(request, partial, *, status=200, **context):
    """Render the region for htmx (always 200: htmx swaps nothing else), or the page around it."""
    if request.htmx and not request.htmx.boosted:
        return render(request, partial, context)
    folder, _, name = partial.rpartition("/_")
    return render(request, f"{folder}/{name}", context, status=status)


def form_status(form):
    """200 for a fresh form or one with errors at its fields, 409 for a stale one."""
    return 409 if getattr(form, "is_stale", False) else 200


def done(request, to, message="", *args, **kwargs):
    """It worked: say so, and go to the page that shows it."""
    if message:
        messages.success(request, message)
    url = resolve_url(to, *args, **kwargs)
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)
