"""The people of one partnership: who takes part, who leads the cities, and whether these leaders were briefed (finding F7)."""

from django.views.decorators.http import require_GET

from participants.access import May, fetch, in_partnership
from participants.answers import answer
from participants.members.people import people
from participants.models import Partnership
from stages.facts import load
from stages.trust.figures import may_read

PARTNERSHIPS = Partnership.objects.select_related("mentor", "mentee", "programme")


@require_GET
def people_of(request, pk):
    partnership = fetch(request.user, May.LOOK, PARTNERSHIPS, pk=pk)
    facts = load([partnership.pk])[partnership.pk]
    briefing = facts.briefings[-1] if facts.briefings else None
    context = {
        **people(request.user, partnership),
        "briefing": briefing,
        "may_see_cloud": May.CLOUD in in_partnership(request.user, partnership),
        "reads_pulse": may_read(request.user, partnership),
    }
    return answer(request, "participants/members/_people.html", **context)
