"""Who writes in a budget. All who see the partnership read it; a funder reads sums in a cleared report.

Lines are promises about money that both cities and the convener make, so the manager or a lead of either city writes them. A lead who
waits for admission may as well: they promise and log like everybody inside (class D), and admission is asked only where a lead speaks for the city
or opens the safe space. Spendings are
facts that whoever paid can tell, as they log what was done: all who may log may enter them, so that the taxi is not forgotten.
"""

from django.core.exceptions import PermissionDenied

from participants.access import May, fetch, in_partnership, parts
from participants.models import Partnership
from participants.partnerships.parts import LEADS
from stages.models import Line, Spending

ALONG = ("partnership__mentor", "partnership__mentee", "partnership__programme")
PARTNERSHIPS = Partnership.objects.select_related("mentor", "mentee", "programme")
LINES = Line.objects.select_related(*ALONG)
SPENDINGS = Spending.objects.select_related(*(f"line__{step}" for step in ALONG))


def may_plan(user, partnership) -> bool:
    """A lead of either city, or the programme's manager."""
    leads = any(part.partnership == partnership.pk and part.role in LEADS for part in parts(user))
    return leads or May.INVITE in in_partnership(user, partnership)


def planned_by(user, records, pk):
    """The partnership or the line, for those who plan; raises ``PermissionDenied`` for all others who see it."""
    record = fetch(user, May.LOOK, records, pk=pk)
    if not may_plan(user, getattr(record, "partnership", record)):
        raise PermissionDenied
    return record
