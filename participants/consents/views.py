"""The page before the first page: what is kept, who reads it, and yes."""

from django.conf import settings
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from participants.answers import answer, done
from participants.consents import text
from participants.consents.models import Consent, agreed


@require_http_methods(["GET", "POST"])
def consent(request):
    onward = wanted(request)
    if request.method == "POST":
        Consent.give(request.user)
        return done(request, onward, _("Thank you. You find this text again under Your data."))
    mine = request.user.consents.filter(version=text.VERSION).first() if agreed(request.user) else None
    context = {"clauses": text.CLAUSES, "version": text.VERSION, "mine": mine, "onward": onward}
    return answer(request, "participants/consents/_consent.html", **context)


def wanted(request):
    """Where the person was going; home where that is not one of our pages."""
    onward = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(onward, {request.get_host()}, require_https=request.is_secure())
    return onward if ours else resolve_url(settings.LOGIN_REDIRECT_URL)
