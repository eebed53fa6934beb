"""Every partnership in sight, by its stage: what a manager sees first. Class D. Four queries, however many there are."""

import datetime as dt
from dataclasses import dataclass, replace

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from participants.access import visible
from participants.dates import in_words
from participants.models import Partnership
from stages.catalogue import BY_KEY, STAGES, Stage
from stages.models import Involvement, Journey, Stay, Word

SHOWN = 10
TO = "journey__partnership"
FIELDS = ("stage", f"{TO}_id", f"{TO}__mentor__name", f"{TO}__mentee__name", "journey__state", "since", "since_precision", "since_basis")


@dataclass(frozen=True)
class Card:
    """A partnership in a stage: since when, the last contact in words, and whose word is awaited."""

    stage: str
    pk: int
    mentor: str
    mentee: str
    state: str
    since: dt.date
    since_precision: str
    since_basis: str
    last: str = ""
    waiting: str = ""

    @property
    def title(self):
        return BY_KEY[self.stage].title

    @property
    def standing(self):
        """The state in words; empty while it is under way."""
        return "" if self.state == Journey.State.UNDER_WAY else Journey.State(self.state).label


@dataclass(frozen=True)
class Column:
    """One stage: the partnerships that have been in it longest, and whether there are more."""

    stage: Stage
    cards: list[Card]
    more: bool


def portfolio(user):
    """Five columns, each with its ten."""
    cards = longest(user, STAGES)
    shown = [card.pk for card in cards]
    last, said = last_contact(shown), words_said(shown)
    told = [replace(card, last=last.get(card.pk, ""), waiting=awaited(card, said.get(card.pk))) for card in cards]
    return [column(stage, [card for card in told if card.stage == stage.key]) for stage in STAGES]


def column(stage, cards):
    return Column(stage, cards[:SHOWN], len(cards) > SHOWN)


def longest(user, stages):
    """In one query, for each stage, those that have been in it longest, and one more; each read from the index."""
    stays = visible(user, Stay.objects.filter(until=None)).order_by("since", "pk")
    first, *others = (
        Stay.objects.filter(pk__in=stays.filter(stage=each.key).values("pk")[: SHOWN + 1]).values_list(*FIELDS).order_by() for each in stages
    )
    rows = first.union(*others, all=True) if others else first
    return sorted((Card(*row) for row in rows), key=lambda card: (card.since, card.pk))


def mine(user):
    """All stages in one list, for someone with a few partnerships."""
    rows = visible(user, Stay.objects.filter(until=None)).order_by("since", "pk")
    return [Card(*row) for row in rows.values_list(*FIELDS)[:SHOWN]]


def last_contact(partnerships):
    """The day of the latest held activity in words, per partnership: a plan is no contact (finding F9)."""
    held = Involvement.objects.filter(partnership=OuterRef("pk"), activity__held_at__isnull=False).order_by("-activity__on", "-activity_id")
    latest = {name: Subquery(held.values(f"activity__{name}")[:1]) for name in ("on", "on_precision")}
    rows = Partnership.objects.filter(pk__in=partnerships).annotate(**latest).values_list("pk", *latest)
    return {pk: in_words(day, precision) for pk, day, precision in rows if day}


def words_said(partnerships):
    """Per partnership with an open move, the sides that have given their word; the proposer's side always has."""
    said: dict[int, set[str]] = {}
    words = Word.objects.filter(move__settled_at=None, move__journey__partnership__in=partnerships)
    for partnership, side in words.values_list("move__journey__partnership", "side"):
        said.setdefault(partnership, set()).add(side)
    return said


def awaited(card, said):
    """The sentence of whose word is awaited; empty where no move is open."""
    if said is None:
        return ""
    silent = [city for side, city in (("mentor", card.mentor), ("mentee", card.mentee)) if side not in said]
    return _("Waiting for the word of %(city)s") % {"city": ", ".join(silent)}
