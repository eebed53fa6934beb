"""After a request that wrote something: bring up to date what is kept about the partnerships it touched."""

import logging

from participants.touch import noting
from stages.signals.standing import put_off, refresh

AT_ONCE = 200
"""A change to a whole programme touches all its partnerships; whoever makes it waits for these, and the sweep does the rest."""
SAFE = ("GET", "HEAD", "OPTIONS", "TRACE")
logger = logging.getLogger(__name__)


def freshness(get_response):
    """Lists read what was kept. If this fails, the write is answered all the same, and the sweep looks at everything within a day."""

    def respond(request):
        if request.method in SAFE:
            return get_response(request)
        with noting() as touched:
            response = get_response(request)
        if touched:
            try:
                first, rest = (ids := sorted(touched))[:AT_ONCE], ids[AT_ONCE:]
                put_off(rest)
                refresh(first)
            except Exception:
                logger.exception("What is kept about partnerships could not be brought up to date; the sweep will.")
        return response

    return respond
