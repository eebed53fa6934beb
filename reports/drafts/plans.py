"""What a partnership promised, decided, measured and paid, as a report tells it. Titles of elements and targets; no reasons, notes or names."""

from django.utils.translation import gettext

from participants.dates import in_words, latest
from participants.figures import in_figures
from participants.models import Membership
from participants.partnerships.parts import CITIES, LEADERS
from reports.drafts import wording
from reports.drafts.days import Aim, Read
from reports.drafts.values import Decided, Leading, Money, Paid, Promises, Raised
from stages.adaptation.kinds import Kind
from stages.adaptation.standing import newest
from stages.budget import standing
from stages.budget.rows import by_category, whole
from stages.commitments.standing import FIELDS, tallied
from stages.models import Addition, Commitment, Finding, Practice, Target
from stages.signals.page import signals_of

TALLIED = ("kept_on_time", "kept_late", "broken", "open")


def promises(partnership, frame):
    """Those made in the time of the report, by side, as they stood at its end; empty where there is none."""
    rows = Commitment.objects.filter(partnership=partnership).values(*FIELDS)
    mine = [row for row in rows if frame.holds(row["on"])]
    counts = tallied(mine, frame.end)
    return (
        tuple(Promises(side, partnership.city_of(side).name, *(getattr(counts[side], name) for name in TALLIED)) for side in CITIES) if mine else ()
    )


def decisions(partnership, end):
    """The decision that counts on each element of the method, as it stood at its end."""
    found = newest([partnership.pk], end).get(partnership.pk, [])
    elements = Practice.objects.in_bulk([each.practice for each in found if each.practice])
    own = Addition.objects.in_bulk([each.addition for each in found if each.addition])
    titles = [elements[each.practice].title if each.practice else own[each.addition].title for each in found]
    return tuple(Decided(each.kind, title, str(Kind(each.kind).label), wording.of(each, "on")) for each, title in zip(found, titles, strict=True))


def leadership(partnership, frame):
    """Who led which city, by office, in the time of the report: never who it was."""
    rows = Membership.objects.filter(partnership=partnership, role__in=LEADERS, side__in=CITIES).order_by("since", "pk")
    within = [row for row in rows if (not frame.until or row.since <= frame.until) and (not row.until or row.until >= frame.since)]
    return tuple(
        Leading(row.side, partnership.city_of(row.side).name, str(row.get_role_display()), wording.of(row, "since"), wording.of(row, "until"))
        for row in within
    )


def aims(partnership, end):
    """The targets of the road map that stand, with what was read until its end."""
    rows = Target.objects.standing().filter(partnership=partnership).prefetch_related("readings")
    return tuple(_aim(row, end) for row in rows if end is None or row.baseline_on <= end)


def _aim(target, end):
    readings = sorted((each for each in target.readings.all() if end is None or each.on <= end), key=lambda each: (each.on, each.pk))
    return Aim(
        title=target.title,
        unit=target.unit,
        start=Read(wording.of(target, "baseline_on"), str(target.baseline), in_figures(target.baseline)),
        goal=Read(wording.of(target, "due"), str(target.goal), in_figures(target.goal)),
        last_day=latest(target.due, target.due_precision).isoformat(),
        due=gettext("due %(day)s") % {"day": in_words(target.due, target.due_precision)},
        readings=tuple(Read(wording.of(each, "on"), str(each.value), in_figures(each.value)) for each in readings),
        reached=bool(readings) and target.reached_by(readings[-1].value),
    )


def signals(report, partnership, facts, end):
    """Those raised at its end, and only where both leads keep them in; never one that was set aside."""
    told = signals_of(partnership, facts, end) if report.keeps_signals else ()
    return tuple(Raised(each.title, each.sentence) for each in told if each.state == Finding.State.RAISED)


def money(partnership):
    """The budget of the whole partnership as it stands; None without one."""
    budget = standing.load([partnership.pk])[partnership.pk]
    if not budget.lines:
        return None
    sums = whole(budget)
    rows = [row for row in by_category(budget) if row.planned or row.spent.cash or row.spent.in_kind]
    paid = [Paid(row.category.title, *_figures(row.planned, row.spent.cash, row.spent.in_kind), row.category.together) for row in rows]
    shares = (share.percent if share else None for share in (sums.planned_share, sums.spent_share))
    return Money(budget.currency, tuple(paid), *_figures(sums.planned, sums.spent, sums.in_kind), *shares)


def _figures(*amounts):
    return (in_figures(amount, 2) for amount in amounts)
