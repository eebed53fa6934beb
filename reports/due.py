"""Every paper that is due, whatever is printed on it."""

import math
import time

from django.utils import timezone

from reports.briefs import rendering as briefs
from reports.drafts import rendering as drafts
from reports.programme import rendering as programmes


def render_due(now=None, *, seconds=math.inf):
    """Make what is due, and tell how many were taken in hand; after ``seconds`` the rest is left to the next sweep."""
    now, begun = now or timezone.now(), time.monotonic()
    return sum(kind.render_due(now, seconds=seconds - (time.monotonic() - begun)) for kind in (drafts, programmes, briefs))
