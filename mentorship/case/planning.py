"""Loads road map and budget of the case. They come before the diaries, so that a move finds them."""

from decimal import Decimal

from mentorship.case import plans
from mentorship.case.partnerships import MZUZU
from stages.models import Line, Reading, RoadMap, Spending, Target


def load(case) -> None:
    for text in (plans.FIRST_VISION, plans.VISION):
        write(case, *text)
    for pair, targets in plans.TARGETS.items():
        for target in targets:
            aim(case, pair, *target)
    for pair, lines in plans.LINES.items():
        for line in lines:
            budget(case, pair, *line)


def write(case, on, vision, plan):
    lead = case.user("lead.mzuzu")
    RoadMap.objects.create(partnership=case.pairs[MZUZU], vision=vision, plan=plan, recorded_by=lead, **case.dated("on", on))


def aim(case, pair, title, unit, start, goal, owner, readings):
    seat = case.seats.get((pair, owner))
    target = Target.objects.create(
        partnership=case.pairs[pair],
        title=title,
        unit=unit,
        baseline=Decimal(start[1]),
        goal=Decimal(goal[1]),
        owner=seat,
        owner_office="" if seat else owner,
        recorded_by=case.user(f"lead.{pair}"),
        **case.dated("baseline_on", start[0]),
        **case.dated("due", goal[0]),
    )
    for on, value, note in readings:
        by = case.user(f"facilitator.{pair}")
        Reading.objects.create(target=target, value=Decimal(value), note=note, recorded_by=by, **case.dated("on", on))


def budget(case, pair, category, days, planned, revised, spendings):
    partnership = case.pairs[pair]
    line = Line.objects.create(
        partnership=partnership,
        category=category,
        first_day=days[0],
        last_day=days[1],
        days_basis="illustrative",
        currency=partnership.programme.currency,
        planned=Decimal(planned),
        revised=Decimal(revised) if revised else None,
        note="Illustrative: the study gives no amounts.",
        recorded_by=case.manager,
    )
    for on, what_for, amount, currency, kind in spendings:
        Spending.objects.create(
            line=line,
            what_for=what_for,
            amount=Decimal(amount),
            currency=currency,
            kind=kind,
            recorded_by=case.user("lead.ethekwini"),
            **case.dated("on", on),
            **plans.rate(currency, on, line.currency),
        )
