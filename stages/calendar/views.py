"""The calendar: a month or a list; an address for calendar programs; one activity as a file."""

import datetime as dt

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from participants.access import May, fetch, may_somewhere
from participants.answers import answer, done
from participants.models import Partnership
from stages.calendar import events, ics
from stages.calendar.models import Feed
from stages.calendar.months import Month
from stages.models import Activity

MOST = 400  # events in one month
MOST_IN_FEED = 1000
A_YEAR = dt.timedelta(366)


@require_GET
def calendar(request):
    if not may_somewhere(request.user, May.LOOK):
        raise PermissionDenied
    month, number = Month.named(request.GET.get("month", "")), request.GET.get("partnership", "")
    partnership = _partnership(request.user, number) if number else None
    # A day more on each side: what begins there on its own clock can be of this month on the reader's.
    found = events.between(request.user, month.first - dt.timedelta(1), month.last + dt.timedelta(1), MOST + 1, partnership)
    context = {"month": month, "partnership": partnership, "as_list": request.GET.get("view") == "list", "cut": len(found) > MOST}
    context |= {"weeks": month.weeks(found[:MOST]), "days": month.listed(found[:MOST]), "some_time": month.some_time(found[:MOST])}
    return answer(request, "stages/calendar/_calendar.html", **context)


def _partnership(user, number):
    if not number.isdecimal() or len(number) > 18:
        raise Http404
    return fetch(user, May.LOOK, Partnership.objects.select_related("mentor", "mentee"), pk=int(number))


@never_cache
@require_http_methods(["GET", "POST"])
@sensitive_variables("token", "address")
def calendar_feed(request):
    """The address is shown in the answer to the press that made it, and never again."""
    if not may_somewhere(request.user, May.LOOK):
        raise PermissionDenied
    if request.method == "POST" and "stop" in request.POST:
        Feed.stop(request.user)
        return done(request, "calendar-feed", _("The address is switched off."))
    address = None
    if request.method == "POST":
        token = Feed.renew(request.user)
        address = settings.PUBLIC_URL + reverse("calendar-file", args=[token])
    return answer(request, "stages/calendar/_feed.html", feed=Feed.objects.filter(user=request.user).first(), address=address)


@login_not_required
@never_cache
@require_safe
@sensitive_variables("token")
def calendar_file(request, token):
    """Open to whoever has the address. The owner's rights are asked at every read: who left finds an empty calendar."""
    user = Feed.reader(token)
    if user is None:
        raise Http404
    return _file(ics.feed(events.since(user, timezone.localdate() - A_YEAR, MOST_IN_FEED)))


@require_GET
def activity_ics(request, pk):
    activity = fetch(request.user, May.LOOK, Activity.objects, pk=pk)
    (event,) = events.read(Activity.objects.filter(pk=activity.pk))
    if not event.has_a_day:
        raise Http404
    return _file(ics.single(event), f"activity-{pk}.ics")


def _file(content, name="mentorship.ics"):
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Robots-Tag": "noindex"}
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)
