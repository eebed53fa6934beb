"""After a request that wrote something: bring up to date what is kept about the partnerships it touched."""

import logging

from participants.touch import noting
from stages.models import Standing
from stages.signals.standing import refresh

SAFE = ("GET", "HEAD", "OPTIONS", "TRACE")
logger = logging.getLogger(__name__)


def freshness(get_response):
    """Lists read what was kept. If this fails, the sweep does it later: the write itself has been answered."""

    def respond(request):
        if request.method in SAFE:
            return get_response(request)
        with noting() as touched:
            response = get_response(request)
        if touched:
            try:
                refresh(sorted(touched))
            except Exception:
                logger.exception("What is kept about partnerships could not be brought up to date; the sweep will.")
                Standing.objects.filter(pk__in=touched).update(recheck_on=None, refreshed_at="2000-01-01T00:00Z")
        return response

    return respond
