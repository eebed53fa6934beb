"""The home page of each role: the manager's portfolio, the practitioner's next steps, the funder's reports."""

from django.shortcuts import render
from django.views.decorators.http import require_GET

from mentorship.portfolio import mine, portfolio
from participants.access import May, may_somewhere, parts
from reports.models import Edition
from stages.activities.coming import coming
from stages.models import Move

SHOWN = 10
CITIES = ("journey__partnership__mentor", "journey__partnership__mentee")


@require_GET
def home(request):
    if may_somewhere(request.user, May.INVITE):
        columns = portfolio(request.user)
        context = {"columns": columns, "is_empty": not any(each.cards for each in columns), "coming": coming(request.user)}
        return render(request, "mentorship/manager.html", context)
    if may_somewhere(request.user, May.LOOK):
        return render(request, "mentorship/practitioner.html", desk(request.user))
    if may_somewhere(request.user, May.DOWNLOAD):
        return render(request, "mentorship/funder.html", {"editions": newest(request.user)})
    return render(request, "mentorship/nobody.html")


def desk(user):
    """What is next for a practitioner: moves that wait for their word, plans, their partnerships."""
    return {"cards": mine(user), "moves": answerable(user), "coming": coming(user)}


def answerable(user):
    """Open moves on which the user's own side has not spoken yet."""
    sides = {part.partnership: part.side for part in parts(user) if part.partnership and part.grants(May.ACCEPT)}
    if not sides:
        return []
    moves = Move.objects.filter(settled_at=None, journey__partnership__in=sides).select_related(*CITIES).prefetch_related("words")
    return [move for move in moves if sides[move.journey.partnership_id] not in {word.side for word in move.words.all()}]


def newest(user):
    """The latest editions published to this funder. Reads the published tables only (design: funders read a snapshot)."""
    programmes = [part.programme for part in parts(user) if part.grants(May.DOWNLOAD)]
    return Edition.objects.filter(programme_id__in=programmes).order_by("-published_at", "-pk")[:SHOWN]
