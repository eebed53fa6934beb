"""Every partnership in sight, by its stage: what a manager sees first. Class D. Reads only what is kept of each, however many there are."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from mentorship.cards import Card
from participants.access import visible
from participants.models import City
from stages.catalogue import STAGES, Stage
from stages.models import Finding, Standing
from stages.signals.sentences import BY_KEY as FINDINGS

SHOWN = 10
EVERYTHING = Q()
FIELDS = ("stage", "partnership_id", "partnership__mentor__name", "partnership__mentee__name", "since", "since_precision", "since_basis")
FIELDS += ("state", "last_contact", "last_contact_precision", "waiting", "raised")
ORDER = ("since", "partnership_id")


@dataclass(frozen=True)
class Column:
    """One stage: the partnerships that have been in it longest, and how many there are in all."""

    stage: Stage
    cards: list[Card]
    number: int

    @property
    def more(self) -> int:
        return self.number - len(self.cards)


def standings(user, wanted=EVERYTHING):
    return visible(user, Standing.objects.filter(wanted))


def portfolio(user, wanted=EVERYTHING, stages=STAGES):
    """A column for each stage with its ten and a counter, in three queries."""
    cards = with_signals(longest(user, stages, wanted))
    numbers = dict(standings(user, wanted).order_by().values_list("stage").annotate(Count("pk")))
    return [Column(each, [card for card in cards if card.stage == each.key], numbers.get(each.key, 0)) for each in stages]


def longest(user, stages, wanted=EVERYTHING):
    """In one query, for each stage, those that have been in it longest; each read from the index."""
    rows = standings(user, wanted).order_by(*ORDER)
    first, *others = (
        Standing.objects.filter(pk__in=rows.filter(stage=each.key).values("pk")[:SHOWN]).values_list(*FIELDS).order_by() for each in stages
    )
    found = first.union(*others, all=True) if others else first
    return sorted((Card(*row) for row in found), key=lambda card: (card.since, card.pk))


def mine(user):
    """All stages in one list, for someone with a few partnerships."""
    return with_signals([Card(*row) for row in standings(user).order_by(*ORDER).values_list(*FIELDS)[:SHOWN]])


def with_signals(cards):
    """Names the signals that are raised, in the order of the study."""
    by_pk = {card.pk: card for card in cards}
    raised = Finding.objects.filter(partnership__in=by_pk, state=Finding.State.RAISED).order_by("pk")
    for pk, signal in raised.values_list("partnership_id", "signal"):
        by_pk[pk].signals.append(str(FINDINGS[signal].title))
    return cards


def wanted_by(chosen) -> Q:
    """The filter for what somebody chose: a programme, a country, a city, a raised signal."""
    found = Q()
    if programme := chosen.get("programme"):
        found &= Q(programme=programme)
    if country := chosen.get("country"):
        found &= Q(partnership__mentor__country=country) | Q(partnership__mentee__country=country)
    if text := chosen.get("city"):
        named = Q(name__istartswith=text) | Q(also_known_as__istartswith=text)
        found &= of_cities(named)
    if signal := chosen.get("signal"):
        found &= Q(Exists(Finding.objects.filter(partnership=OuterRef("pk"), signal=signal, state=Finding.State.RAISED)))
    return found


def of_cities(named) -> Q:
    cities = list(City.objects.filter(named).values_list("pk", flat=True)[:200])
    return Q(partnership__mentor__in=cities) | Q(partnership__mentee__in=cities)
