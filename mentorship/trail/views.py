"""Who did what in a partnership, and when. For everybody who sees it."""

from django.views.decorators.http import require_GET

from mentorship.trail.page import trail
from participants.access import May, fetch
from participants.answers import answer
from participants.models import Partnership

PARTNERSHIPS = Partnership.objects.select_related("mentor", "mentee", "programme")


@require_GET
def trail_of(request, pk):
    partnership = fetch(request.user, May.LOOK, PARTNERSHIPS, pk=pk)
    page = trail(partnership, request.GET.get("after"))
    return answer(request, "mentorship/_trail.html", partnership=partnership, page=page)
