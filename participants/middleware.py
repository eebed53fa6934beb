"""The reader's own time zone, consent and a second factor before anything else, and the answer to those who came second or wait for a mail."""

import zoneinfo
from fnmatch import fnmatch
from urllib.parse import urlencode

from django.conf import settings
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django_htmx.http import HttpResponseClientRedirect

from participants.accounts import lacks_second_factor
from participants.consents.models import agreed
from participants.entry import Conflict
from participants.letters import NotSent


def reader_zone(get_response):
    """Show times in the zone that the reader chose."""

    def respond(request):
        if request.user.is_authenticated and request.user.zone != "UTC":
            timezone.activate(zoneinfo.ZoneInfo(request.user.zone))
        else:
            timezone.deactivate()
        return get_response(request)

    return respond


class ConsentFirst:
    """Nobody goes on before they have read what is kept about them and agreed.

    Someone who agreed to an earlier version may still send what they had begun to write: nothing typed is lost.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not request.user.is_authenticated or agreed(request.user) or is_among(request, settings.BEFORE_CONSENT):
            return None
        if request.method == "POST" and request.user.consents.exists():
            return None
        return sent_to(request, "consent")


class SecondFactorFirst:
    """Whoever manages a programme or the site sets up a second factor before anything else."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not request.user.is_authenticated or not lacks_second_factor(request.user) or is_among(request, settings.BEFORE_SECOND_FACTOR):
            return None
        return sent_to(request, "mfa_index")


def is_among(request, routes):
    return any(fnmatch(request.resolver_match.view_name or "", route) for route in routes)


def sent_to(request, name):
    """To that page first; from there on to the page that was asked for."""
    onward = request.get_full_path() if request.method == "GET" and not request.htmx else ""
    url = reverse(name) + (f"?{urlencode({'next': onward})}" if onward not in ("", "/") else "")
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)


consent_first, second_factor_first = ConsentFirst, SecondFactorFirst


class Conflicts:
    """A view that lost a race answers 409 with the reason; one whose mail did not go out, 503."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, Conflict):
            return render(request, "409.html", {"reason": str(exception)}, status=409)
        if isinstance(exception, NotSent):
            return render(request, "503.html", status=503)
        return None


conflicts = Conflicts
