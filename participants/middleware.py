"""The reader's own time zone, and the answer to those who came second."""

import zoneinfo

from django.shortcuts import render
from django.utils import timezone

from participants.entry import Conflict


def reader_zone(get_response):
    """Show times in the zone that the reader chose."""

    def respond(request):
        if request.user.is_authenticated and request.user.zone != "UTC":
            timezone.activate(zoneinfo.ZoneInfo(request.user.zone))
        else:
            timezone.deactivate()
        return get_response(request)

    return respond


class Conflicts:
    """A view that lost a race answers 409 with the reason."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, Conflict):
            return render(request, "409.html", {"reason": str(exception)}, status=409)
        return None


conflicts = Conflicts
