"""Compile a report: records -> values, by allowlist. What is not named here does not leave."""

from dataclasses import asdict

from django.utils.translation import get_language, gettext

from participants.dates import Basis
from reports.drafts import figures, route, wording
from reports.drafts.values import Box, Day, Gate, Left, Pair, Period, Place, Said, Stage, Values
from stages import catalogue
from stages.journey.spans import in_hours
from stages.models import Move, Stay

STORY = ("happened", "learned", "did_not_work", "comes_next", "changed_at_home")


def compile_values(report):
    """The values of a report in the present language, as plain JSON."""
    stay = Stay.objects.select_related("journey__partnership__programme", "journey__partnership__mentor", "journey__partnership__mentee").get(
        pk=report.stay_id
    )
    return asdict(_values(report, stay, stay.journey.partnership))


def _values(report, stay, partnership):
    stays = route.so_far(stay.journey.stays.all(), stay)
    everything = figures.pieces(partnership)
    rows, move, period = figures.within(everything, stay), _move(stay), _period(stay)
    gate = _gate(stay, partnership, move)
    missing = [criterion.title for criterion in gate if criterion.expected and not criterion.met]
    return Values(
        language=get_language(),
        pair=_pair(partnership),
        stage=_stage(catalogue.stage(stay.stage)),
        period=period,
        path=route.spans(stays, everything, missing),
        backs=route.backs(stays),
        activities=len({row.activity for row in rows}),
        minutes=figures.minutes(rows),
        hours=in_hours(figures.minutes(rows)),
        visits=figures.visits(rows, partnership),
        kinds=figures.kinds(rows),
        log=figures.log(rows),
        led=figures.led(rows, partnership),
        reached=figures.reached(rows, partnership),
        gate=gate,
        left=move and _left(move, partnership),
        story=_story(report),
        illustrative=_is_illustrative(period, rows, move),
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
    words = tuple(
        Said(partnership.city_of(word.side).name, str(word.get_says_display()), str(word.get_how_display()), _said_on(word)) for word in move.words.all()
    )
    return Left(gettext(catalogue.stage(move.entered).title), move.is_back, wording.of(move, "effective_on"), words)


def _said_on(word) -> Day:
    return wording.day(word.said_at.date())


def _gate(stay, partnership, move):
    missing = set(move.missing) if move else set()
    stage = catalogue.stage(stay.stage)
    return tuple(Gate(gettext(each.title), gettext(each.why), each.expected, each.key not in missing) for each in stage.criteria)


def _story(report):
    boxes = [(report._meta.get_field(name).verbose_name, getattr(report, name).strip()) for name in STORY]
    return tuple(Box(str(title), text.replace("\r\n", "\n")) for title, text in boxes if text)


def _is_illustrative(period, rows, move):
    marks = {day.mark for day in (period.since, period.until) if day}
    bases = {row.on_basis for row in rows} | ({move.effective_basis} if move else set())
    return str(Basis.ILLUSTRATIVE.label) in marks or Basis.ILLUSTRATIVE in bases
