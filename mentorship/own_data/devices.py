"""Where a person is signed in: their own list, each with a way to end it."""

from dataclasses import dataclass

from allauth.usersessions.models import UserSession
from django.contrib.auth import logout
from django.contrib.sessions.models import Session
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from participants.answers import answer, done

BROWSERS = (("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
SYSTEMS = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux"))


@dataclass(frozen=True)
class Device:
    session: UserSession
    is_this: bool

    @property
    def name(self):
        agent = self.session.user_agent
        browser, system = (next((name for mark, name in marks if mark in agent), "") for marks in (BROWSERS, SYSTEMS))
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system} if browser and system else browser or _("Unknown device")


@never_cache
@require_GET
def devices(request):
    return answer(request, "mentorship/own_data/_devices.html", devices=live(request))


@require_POST
def device_end(request, pk):
    session = get_object_or_404(UserSession, pk=pk, user=request.user)
    here = session.session_key == request.session.session_key
    session.end()
    if here:
        logout(request)
        return done(request, "account_login")
    return done(request, "own-data-devices", _("That device is signed out."))


def live(request):
    """Sessions that still open something, this one first."""
    rows, this = UserSession.objects.filter(user=request.user).order_by("-last_seen_at", "-pk"), request.session.session_key
    if not rows.filter(session_key=this).exists():  # one from before the list was kept
        UserSession.objects.create_from_request(request)
    keys = set(Session.objects.filter(session_key__in=rows.values("session_key"), expire_date__gt=timezone.now()).values_list("pk", flat=True))
    found = [Device(row, row.session_key == this) for row in rows if row.session_key in keys]
    return sorted(found, key=lambda each: not each.is_this)
