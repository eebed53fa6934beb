"""Who writes on a road map: the mentee's own practitioners. The mentor and the manager look; nobody approves (domain: stage five)."""

from django.core.exceptions import PermissionDenied

from participants.access import May, fetch, parts
from participants.models import Partnership
from participants.partnerships.parts import Side
from stages.models import Reading, Target

ALONG = ("partnership__mentor", "partnership__mentee", "partnership__programme")
PARTNERSHIPS = Partnership.objects.select_related("mentor", "mentee", "programme")
TARGETS = Target.objects.select_related(*ALONG, "owner__practitioner", "retired_by")
READINGS = Reading.objects.select_related(*(f"target__{step}" for step in ALONG))


def may_write(user, partnership) -> bool:
    """Does the user work on the mentee's side of this partnership now?"""
    return any(part.partnership == partnership.pk and part.side == Side.MENTEE and part.grants(May.PROMISE) for part in parts(user))


def own(user, records, pk):
    """The record, for the mentee's own team; raises ``PermissionDenied`` for all others who see it."""
    record = fetch(user, May.LOOK, records, pk=pk)
    partnership = getattr(record, "partnership", None) or getattr(record, "target", record)
    if not may_write(user, getattr(partnership, "partnership", partnership)):
        raise PermissionDenied
    return record
