"""The home page of each role: the manager's portfolio, the practitioner's next steps, the funder's reports."""

from dataclasses import dataclass

from django.db.models import OuterRef, Subquery
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from participants.access import May, may_somewhere, parts, visible
from participants.dates import in_words
from participants.models import Partnership
from reports.models import Edition
from stages.activities.coming import coming
from stages.catalogue import STAGES
from stages.models import Involvement, Move, Stay

SHOWN = 10
CITIES = ("journey__partnership__mentor", "journey__partnership__mentee")
OPEN_MOVES = Move.objects.filter(settled_at=None).select_related(*CITIES).prefetch_related("words")


@require_GET
def home(request):
    if may_somewhere(request.user, May.INVITE):
        return render(request, "mentorship/manager.html", portfolio(request.user))
    if may_somewhere(request.user, May.LOOK):
        return render(request, "mentorship/practitioner.html", desk(request.user))
    if may_somewhere(request.user, May.DOWNLOAD):
        return render(request, "mentorship/funder.html", {"editions": newest(request.user)})
    return render(request, "mentorship/nobody.html")


@dataclass(frozen=True)
class Column:
    """One stage of the portfolio: the partnerships that have been in it longest, and whether there are more."""

    stage: object
    cards: list
    more: bool


@dataclass(frozen=True)
class Card:
    partnership: Partnership
    stay: Stay
    last: str
    waiting: str


def portfolio(user):
    """Every partnership in sight by its stage; each column shows ten. Class D."""
    columns = [(stage, list(in_stage(user, stage)[: SHOWN + 1])) for stage in STAGES]
    shown = {stay.journey.partnership_id: stay for _stage, stays in columns for stay in stays[:SHOWN]}
    last, waiting = last_contact(shown), open_moves(shown)

    def card(stay):
        pk = stay.journey.partnership_id
        return Card(stay.journey.partnership, stay, last.get(pk, ""), waiting.get(pk, ""))

    return {
        "columns": [Column(stage, [card(stay) for stay in stays[:SHOWN]], len(stays) > SHOWN) for stage, stays in columns],
        "coming": coming(user),
        "is_empty": not shown,
    }


def in_stage(user, stage):
    stays = Stay.objects.filter(until=None, stage=stage.key).select_related(*CITIES)
    return visible(user, stays).order_by("since", "pk")


def last_contact(partnerships):
    """The day of the latest held activity in words, per partnership: a plan is no contact (finding F9)."""
    held = Involvement.objects.filter(partnership=OuterRef("pk"), activity__held_at__isnull=False).order_by("-activity__on", "-activity_id")
    latest = {name: Subquery(held.values(f"activity__{name}")[:1]) for name in ("on", "on_precision")}
    rows = Partnership.objects.filter(pk__in=partnerships).annotate(**latest).values_list("pk", *latest)
    return {pk: in_words(day, precision) for pk, day, precision in rows if day}


def open_moves(partnerships):
    """Per partnership the sentence of whose word is awaited."""
    return {move.journey.partnership_id: awaited(move) for move in OPEN_MOVES.filter(journey__partnership__in=partnerships)}


def awaited(move):
    said = {word.side for word in move.words.all()}
    silent = [move.journey.partnership.city_of(side) for side in ("mentor", "mentee") if side not in said]
    return _("Waiting for the word of %(city)s") % {"city": ", ".join(str(city) for city in silent)}


def desk(user):
    """What is next for a practitioner: moves that wait for their word, plans, their partnerships."""
    stays = visible(user, Stay.objects.filter(until=None)).select_related(*CITIES)
    return {"stays": stays.order_by("since", "pk")[:SHOWN], "moves": answerable(user), "coming": coming(user)}


def answerable(user):
    """Open moves on which the user's own side has not spoken yet."""
    mine = {part.partnership: part.side for part in parts(user) if part.partnership and part.grants(May.ACCEPT)}
    moves = OPEN_MOVES.filter(journey__partnership__in=mine)
    return [move for move in moves if mine[move.journey.partnership_id] not in {word.side for word in move.words.all()}]


def newest(user):
    """The latest editions published to this funder. Reads the published tables only (design: funders read a snapshot)."""
    programmes = [part.programme for part in parts(user) if part.grants(May.DOWNLOAD)]
    return Edition.objects.filter(programme_id__in=programmes).order_by("-published_at", "-pk")[:SHOWN]
