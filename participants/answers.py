"""How a view answers: a region to htmx, a whole page to everyone else.

``_hold.html`` is the region; ``hold.html`` is the page around it. One region, one partial: it replaces itself.
"""

from django.contrib import messages
from django.shortcuts import redirect, render, resolve_url
from django.utils.cache import patch_vary_headers
from django.views.decorators.cache import cache_control
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django_htmx.http import HttpResponseClientRedirect


def answer(request, partial, *, status=200, **context):
    """Render the region for htmx (always 200: htmx swaps nothing else), or the page around it."""
    if request.htmx and not request.htmx.boosted:
        response = render(request, partial, context)
    else:
        folder, _, name = partial.rpartition("/_")
        response = render(request, f"{folder}/{name}", context, status=status)
    # The same address gives both: without this the browser's Back may show a region without its page.
    patch_vary_headers(response, ["HX-Request"])
    return response


def form_status(form):
    """200 for a fresh form or one with errors at its fields, 409 for a stale one."""
    return 409 if getattr(form, "is_stale", False) else 200


def done(request, to, message="", *args, **kwargs):
    """It worked: say so, and go to the page that shows it."""
    if message:
        messages.success(request, message)
    url = resolve_url(to, *args, **kwargs)
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)


def confidential(view):
    """No browser and no proxy keeps the page, and the report of a fault says nothing of what was typed or read."""
    return sensitive_variables()(sensitive_post_parameters()(cache_control(private=True, no_store=True)(view)))
