"""Compile a report: records -> values, by allowlist. What is not named here does not leave."""

import json
from dataclasses import asdict

from django.utils.translation import get_language, gettext

from participants.dates import Basis, latest
from reports.drafts import figures, plans, quotes, route, wording
from reports.drafts.values import Box, Gate, Left, Pair, Period, Place, Said, Stage, Values
from stages import catalogue
from stages.facts import load
from stages.journey import gate
from stages.journey.spans import in_hours
from stages.models import Move, Stay, Tuning

STORY = ("happened", "learned", "did_not_work", "comes_next", "changed_at_home")


def compile_values(report, released=()):
    """The values of a report with these released texts, in the present language, as plain JSON."""
    stay = Stay.objects.select_related("journey__partnership__programme", "journey__partnership__mentor", "journey__partnership__mentee").get(
        pk=report.stay_id
    )
    return json.loads(json.dumps(asdict(_values(report, stay, stay.journey.partnership, released))))


def _values(report, stay, partnership, released):
    stays, everything = list(stay.journey.stays.order_by("since", "pk")), figures.pieces(partnership)
    end = latest(stay.until, stay.until_precision) if stay.until else None
    facts = load([partnership.pk], end)[partnership.pk]
    rows, move, period = figures.within(everything, stay, stays), _move(stay), _period(stay)
    criteria = _gate(stay, facts, move, end)
    reached = figures.reached(rows, partnership)
    missing = [criterion.title for criterion in criteria if criterion.expected and not criterion.met]
    return Values(
        language=get_language(),
        pair=_pair(partnership),
        stage=_stage(catalogue.stage(stay.stage)),
        period=period,
        path=route.spans(stays, stay, everything, missing),
        backs=route.backs(stays, stay),
        activities=len({row.activity for row in rows}),
        minutes=figures.minutes(rows),
        hours=in_hours(figures.minutes(rows)),
        visits=figures.visits(facts, rows),
        kinds=figures.kinds(rows),
        log=figures.log(rows),
        led=figures.led(rows, partnership),
        reached=reached,
        people=sum(each.people for each in reached),
        shared=figures.shared(rows),
        gate=criteria,
        left=move and _left(move, partnership),
        promises=plans.promises(partnership, stay, stays, end),
        decisions=plans.decisions(partnership, end),
        leadership=plans.leadership(partnership, stay),
        aims=plans.aims(partnership, end),
        money=plans.money(partnership),
        signals=plans.signals(report, partnership, facts, end),
        story=_story(report),
        quotes=tuple(map(quotes.seal, released)),
        illustrative=_is_illustrative(stays[: stays.index(stay) + 1], rows, move),
    )


def _pair(partnership):
    mentor, mentee = (Place(city.name, str(city.country.name), city.also_known_as) for city in (partnership.mentor, partnership.mentee))
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
    boxes = [(report._meta.get_field(name).verbose_name, getattr(report, name).strip()) for name in STORY]
    return tuple(Box(str(title), text.replace("\r\n", "\n")) for title, text in boxes if text)


def _is_illustrative(past, rows, move):
    """Any of the days that the report shows."""
    bases = {basis for stay in past for basis in (stay.since_basis, stay.until_basis if stay.until else None)}
    return Basis.ILLUSTRATIVE in bases | {row.on_basis for row in rows} | ({move.effective_basis} if move else set())
