"""A person's choice of mails, the address that stops a kind, and for a manager the addresses that refused a mail."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_GET, require_http_methods

from participants.access import May, may_somewhere
from participants.answers import answer, done
from stages.reminders import stopping
from stages.reminders.forms import PreferenceForm
from stages.reminders.kinds import Kind
from stages.reminders.models import Preference
from stages.reminders.refused import refused_for


@require_http_methods(["GET", "POST"])
def reminders(request):
    form = PreferenceForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        return done(request, "reminders", _("Your choice is kept."))
    return answer(request, "stages/reminders/_reminders.html", form=form, manages=may_somewhere(request.user, May.INVITE))


@csrf_exempt  # the token is the proof; a mail program that unsubscribes has no cookie (RFC 8058)
@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
@sensitive_variables("token")
def reminders_stop(request, token):
    """A page first, for programs follow links by themselves; the press, or a mail program's POST, switches off."""
    named = stopping.read(token)
    if named is None:
        raise Http404
    person, kinds = named
    if request.method == "POST":
        Preference.stop(person, kinds)
    labels = [Kind(kind).label for kind in kinds]
    return answer(request, "stages/reminders/_stop.html", labels=labels, token=token, stopped=request.method == "POST")


@require_GET
def reminders_refused(request):
    if not may_somewhere(request.user, May.INVITE):
        raise PermissionDenied
    return answer(request, "stages/reminders/_refused.html", refused=refused_for(request.user))
