"""The home page of each role: the manager's portfolio, the practitioner's next steps, the funder's reports."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_GET

from mentorship.filters import ChoiceForm
from mentorship.portfolio import FIELDS, ORDER, Card, mine, portfolio, standings, wanted_by, with_signals
from participants.access import May, may_somewhere, parts, visible
from participants.models import Partnership, Programme
from participants.pages import keyset
from participants.partnerships.parts import LEADERS
from reports.models import Edition
from stages.activities.coming import coming
from stages.catalogue import BY_KEY
from stages.commitments.standing import waiting_for
from stages.models import Move
from stages.trust.waiting import open_for

SHOWN = 10
CITIES = ("journey__partnership__mentor", "journey__partnership__mentee")


@require_GET
def home(request):
    if may_somewhere(request.user, May.INVITE):
        return render(request, "mentorship/manager.html", overview(request))
    if may_somewhere(request.user, May.LOOK):
        return render(request, "mentorship/practitioner.html", desk(request.user))
    if may_somewhere(request.user, May.DOWNLOAD):
        return render(request, "mentorship/funder.html", {"editions": newest(request.user)})
    return render(request, "mentorship/nobody.html")


def overview(request):
    """The portfolio as it was asked for, and what is next."""
    form = ChoiceForm(request.GET or None, user=request.user)
    columns = portfolio(request.user, wanted_by(form.chosen), form.stages)
    is_empty = not any(column.number for column in columns)
    return {
        "form": form,
        "columns": columns,
        "is_empty": is_empty and not form.is_asked,
        "query": form.query,
        "coming": coming(request.user),
        "programmes": form.fields["programme"].queryset[:SHOWN],
    }


@require_GET
def portfolio_stage(request, stage):
    """All that are in one stage, page by page; the filter goes along."""
    if not may_somewhere(request.user, May.LOOK):
        raise PermissionDenied
    if stage not in BY_KEY:
        raise Http404
    form = ChoiceForm(request.GET or None, user=request.user)
    rows = standings(request.user, wanted_by(form.chosen)).filter(stage=stage).values(*FIELDS)
    page = keyset(rows, request.GET.get("after"), by=ORDER)
    cards = with_signals([Card(*row.values()) for row in page.rows])
    return render(request, "mentorship/stage.html", {"stage": BY_KEY[stage], "page": page, "cards": cards, "query": form.query})


def desk(user):
    """What is next for a practitioner: moves that wait for their word, plans, their partnerships."""
    return {
        "cards": mine(user),
        "moves": answerable(user),
        "coming": coming(user),
        "promises": waiting_for(user),
        "desks": desks(user),
        "pulses": open_for(user),
        "briefs": briefs(user),
    }


def briefs(user):
    """Where the user leads a city: the partnership, the side and the city whose brief is theirs."""
    sides = {part.partnership: part.side for part in parts(user) if part.role in LEADERS}
    pairs = Partnership.objects.filter(pk__in=sides).select_related("mentor", "mentee").order_by("-pk")[:SHOWN] if sides else ()
    return [(pair, sides[pair.pk], pair.city_of(sides[pair.pk])) for pair in pairs]


def desks(user):
    """The programmes in which the user brings cities together."""
    return visible(user, Programme.objects.order_by("title", "pk"), May.INTRODUCE)[:SHOWN] if may_somewhere(user, May.INTRODUCE) else ()


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
    return Edition.objects.filter(programme_id__in=programmes).with_successor().order_by("-published_at", "-pk")[:SHOWN]
