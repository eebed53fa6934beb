"""The page of one partnership: where it stands, what waits for the reader, what happened, what is next."""

from django.views.decorators.http import require_GET

from participants.access import May, fetch, in_partnership
from participants.answers import answer
from participants.models import Context, Partnership
from stages.activities.coming import around
from stages.facts import load
from stages.journey.panel import panel
from stages.models import Silence, Tuning
from stages.signals.page import signals_of

PARTNERSHIPS = Partnership.objects.select_related("mentor", "mentee", "programme", "journey", "silence__changed_by")


@require_GET
def partnership(request, pk):
    record = fetch(request.user, May.LOOK, Context.along(Tuning.along(PARTNERSHIPS)), pk=pk)
    may = in_partnership(request.user, record)
    ahead, latest = around(record)
    facts = load([record.pk])[record.pk]
    context = {
        "partnership": record,
        "latest": latest,
        "ahead": ahead,
        "contexts": [(side, record.city_of(side), note) for side, note in Context.latest(record).items()],
        "may_log": May.LOG in may,
        "may_write_context": May.PROMISE in may,
        "may_change": May.INVITE in may,
        "silence": getattr(record, "silence", None) or Silence(partnership=record),
        "may_set_silence": Silence.may_be_set_by(request.user, record),
        **panel(record, request.user, facts),
        "raised": [told for told in signals_of(record, facts) if told.state == "raised"] if facts.stay else (),
    }
    return answer(request, "mentorship/_partnership.html", **context)
