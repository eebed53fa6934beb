"""What whoever brings a workbook in may write to."""

from participants.access import May, may_somewhere, visible
from participants.models import Programme


def programmes(run):
    """The programmes that may be written to: those that one manages; for an operator all; or the one that was named."""
    rows = Programme.objects.all() if run.everything else visible(run.by, Programme.objects.all(), May.INVITE)
    return rows.filter(pk=run.only.pk) if run.only else rows


def may_import(user) -> bool:
    """A manager, into what they manage or a new programme; a site administrator begins the first one."""
    return user.is_active and (user.is_staff or may_somewhere(user, May.INVITE))
