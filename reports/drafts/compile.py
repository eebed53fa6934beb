"""Compile a report: records -> values, by allowlist. What is not named here does not leave."""

import datetime as dt
import json
from dataclasses import asdict

from django.utils.translation import get_language, gettext

from participants.dates import Basis
from participants.models import Partnership
from reports.drafts import figures, frames, lie, line, plans, quotes, route, wording
from reports.drafts.values import Box, Gate, Left, Moved, Pair, Period, Place, Said, Stage, Values
from stages import catalogue
from stages.facts import load
from stages.journey import gate
from stages.journey.spans import in_hours
from stages.models import Move, Tuning

PERIOD = "period"
"""Stands for the stage where a report is about a period; its number is 0."""
STORY = ("happened", "learned", "did_not_work", "comes_next", "changed_at_home")


def compile_values(report, released=()):
    """The values of a report with these released texts, in the present language, as plain JSON."""
    partnership = Partnership.objects.select_related("programme", "mentor", "mentee", "journey").get(pk=report.partnership_id)
    return json.loads(json.dumps(asdict(_values(report, frames.of(report, partnership.journey), partnership, released))))


def _values(report, frame, partnership, released):
    everything, end, stay = figures.pieces(partnership), frame.end, frame.stay
    facts = load([partnership.pk], end)[partnership.pk]
    rows, moves = [row for row in everything if frame.holds(row.on)], _moves(partnership, frame)
    move = _move(stay) if stay else None
    criteria = _gate(stay, facts, move, end) if stay else ()
    reached = figures.reached(rows, partnership)
    missing = [criterion.title for criterion in criteria if criterion.expected and not criterion.met]
    return Values(
        language=get_language(),
        pair=_pair(partnership),
        lie=lie.of(partnership, frame.since),
        stage=_stage(catalogue.stage(stay.stage)) if stay else Stage(PERIOD, 0, wording.between(frame.since, frame.until), ""),
        period=_period(stay) if stay else _chosen(frame),
        path=route.spans(frame, everything, missing),
        backs=route.backs(frame),
        activities=len({row.activity for row in rows}),
        minutes=figures.minutes(rows),
        hours=in_hours(figures.minutes(rows)),
        visits=figures.visits(facts, rows),
        kinds=figures.kinds(rows),
        log=figures.log(rows),
        line=line.of(report, partnership, frame, rows),
        led=figures.led(rows, partnership),
        reached=reached,
        people=sum(each.people for each in reached),
        shared=figures.shared(rows),
        gate=criteria,
        left=move and _left(move, partnership),
        moves=tuple(map(_moved, moves)),
        promises=plans.promises(partnership, frame),
        decisions=plans.decisions(partnership, end),
        leadership=plans.leadership(partnership, frame),
        aims=plans.aims(partnership, end),
        money=plans.money(partnership),
        signals=plans.signals(report, partnership, facts, end),
        story=_story(report),
        quotes=tuple(map(quotes.seal, released)),
        illustrative=_is_illustrative(frame.past, rows, [move] if move else moves),
    )


def _pair(partnership):
    sides = (partnership.mentor, partnership.mentee)
    mentor, mentee = (Place(city.name, str(city.country.name), city.also_known_as, str(city.country.code)) for city in sides)
    return Pair(partnership.programme.title, mentor, mentee, str(partnership.get_approach_display()))


def _stage(stage):
    return Stage(stage.key, stage.number, gettext(stage.title), gettext(stage.purpose))


def _period(stay):
    expected = stay.expected_until
    exact = wording.vaguer(stay.since_precision, stay.until_precision)
    return Period(
        since=wording.of(stay, "since"),
        until=wording.of(stay, "until"),
        expected=wording.day(expected),
        lasted=wording.length(stay.since, stay.until, exact) if stay.until else "",
        foreseen=wording.length(stay.since, expected, stay.since_precision) if expected else "",
        days=(stay.until - stay.since).days if stay.until else 0,
        expected_days=max((expected - stay.since).days, 0) if expected else 0,
    )


def _chosen(frame):
    """The time of a report on a period: nobody expected it to end."""
    lasted = wording.length(frame.since, frame.until + dt.timedelta(days=1))
    return Period(wording.day(frame.since), wording.day(frame.until), None, lasted, "", (frame.until - frame.since).days + 1, 0)


def _moves(partnership, frame):
    """The moves from stage to stage in a period, in order; a report on a stay tells of the one that ended it."""
    if frame.stay:
        return []
    found = Move.objects.filter(
        journey__partnership=partnership, outcome=Move.Outcome.EFFECTIVE, state_left="", effective_on__range=(frame.since, frame.until)
    )
    return list(found.order_by("effective_on", "pk"))


def _moved(move):
    return Moved(*(gettext(catalogue.stage(key).title) for key in (move.left, move.entered)), move.is_back, wording.of(move, "effective_on"))


def _move(stay):
    """The move that ended the stay."""
    return (
        Move.objects.filter(journey=stay.journey_id, left=stay.stage, opened__since=stay.until, outcome=Move.Outcome.EFFECTIVE)
        .prefetch_related("words")
        .first()
        if stay.until
        else None
    )


def _left(move, partnership):
    words = tuple(_said(word, partnership.city_of(word.side).name) for word in move.words.all())
    return Left(gettext(catalogue.stage(move.entered).title), move.is_back, wording.of(move, "effective_on"), words)


def _said(word, city):
    return Said(city, str(word.get_says_display()), str(word.get_how_display()), wording.of(word, "said_on"))


def _gate(stay, facts, move, end):
    """Every criterion as it stood at the end of the stay; the expected ones as they were frozen into the move forward.

    What the programme does not ask for is left out, unless it was missing by then.
    """
    frozen = {each["key"] for each in move.missing} if move and not move.is_back else None
    words = [word for word in stay.journey.attestations.all() if end is None or word.said_on <= end]
    state = gate.state(stay.stage, facts, words, Tuning.of(stay.journey.partnership_id))
    return tuple(_criterion(each, frozen) for each in state if each.asked or each.criterion.key in (frozen or ()))


def _criterion(checked, frozen):
    each = checked.criterion
    met = checked.met if frozen is None or not each.expected else each.key not in frozen
    return Gate(gettext(each.title), gettext(each.why), each.expected, met)


def _story(report):
    boxes = [(name, report._meta.get_field(name).verbose_name, getattr(report, name).strip()) for name in STORY]
    return tuple(Box(name, str(title), text.replace("\r\n", "\n")) for name, title, text in boxes if text)


def _is_illustrative(past, rows, moves):
    """Any of the days that the report shows."""
    bases = {basis for stay in past for basis in (stay.since_basis, stay.until_basis if stay.until else None)}
    return Basis.ILLUSTRATIVE in bases | {row.on_basis for row in rows} | {move.effective_basis for move in moves}
