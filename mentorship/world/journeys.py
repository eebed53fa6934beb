"""Ways through the five stages: stays, moves with both sides' words, now and then a way back or a proposal that waits for an answer."""

import datetime as dt
from dataclasses import dataclass, field

from django.utils import timezone

from participants.models import Partnership
from stages.catalogue import STAGES
from stages.models import Journey, Move, Stay, Word

KEYS = [stage.key for stage in STAGES]


@dataclass
class Way:
    """The stages of one partnership: ``steps`` are days on which it entered each, the first of them courtship."""

    partnership: Partnership
    leads: dict[str, object]
    steps: list[tuple[str, dt.date]]
    waits_for: str = ""
    moves: list[Move] = field(default_factory=list)

    @property
    def since(self) -> dt.date:
        return self.steps[0][1]

    def stage_on(self, day: dt.date) -> str:
        return [stage for stage, since in self.steps if since <= day][-1]


def draw(rng, today: dt.date) -> list[tuple[str, dt.date]]:
    """A start up to ten years ago, then stays of some weeks to three years until the present."""
    day, at = today - dt.timedelta(days=rng.randint(120, 3650)), 0
    steps = [(KEYS[0], day)]
    while at < len(KEYS) - 1:
        day += dt.timedelta(days=rng.randint(40, 1200))
        if day >= today:
            break
        at += -1 if at and rng.random() < 0.04 else 1
        steps.append((KEYS[at], day))
    return steps


def save(ways: list[Way]) -> None:
    journeys = Journey.objects.bulk_create(Journey(partnership=way.partnership) for way in ways)
    for way, journey in zip(ways, journeys, strict=True):
        way.moves = moves(way, journey)
    Move.objects.bulk_create(move for way in ways for move in way.moves)
    Word.objects.bulk_create(word for way in ways for word in words(way))
    Stay.objects.bulk_create(stay for way, journey in zip(ways, journeys, strict=True) for stay in stays(way, journey))


def moves(way: Way, journey: Journey) -> list[Move]:
    """The moves that made the steps, and the one that waits."""
    by, other = way.leads["mentor"], way.leads["mentee"]
    made = [effective(journey, left, entered, on, by, other) for (left, _), (entered, on) in zip(way.steps, way.steps[1:], strict=False)]
    present = way.steps[-1][0]
    if way.waits_for and present != KEYS[-1]:
        proposer = by if way.waits_for == "mentee" else other
        following = KEYS[KEYS.index(present) + 1]
        user = proposer.practitioner.user
        made.append(Move(journey=journey, left=present, entered=following, proposer=proposer, reason="We are ready.", recorded_by=user))
    return made


def effective(journey, left, entered, on, by, other) -> Move:
    return Move(
        journey=journey,
        left=left,
        entered=entered,
        proposer=by,
        reason="Both cities are ready.",
        recorded_by=by.practitioner.user,
        effective_on=on,
        settled_at=timezone.make_aware(dt.datetime.combine(on, dt.time(12))),
        settled_by=other.practitioner.user,
        outcome=Move.Outcome.EFFECTIVE,
    )


def words(way: Way):
    for move in way.moves:
        for side, lead in way.leads.items():
            if move.settled_at or side != way.waits_for:
                who, day = lead.practitioner, move.effective_on or way.steps[-1][1]
                yield Word(move=move, side=side, says=Word.Says.ACCEPTS, by=lead, speaker=who, said_on=day, recorded_by=who.user)


def stays(way: Way, journey: Journey):
    ends = [since for _, since in way.steps[1:]] + [None]
    openers = [None, *(move for move in way.moves if move.settled_at)]
    for (stage, since), until, opener in zip(way.steps, ends, openers, strict=True):
        yield Stay(journey=journey, stage=stage, since=since, until=until, opened_by=opener)
