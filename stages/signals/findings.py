"""F1 to F10 and P1 to P4: pure functions of facts (domain: what the study found, as the software must know it).

Each says one of three things with the evidence that it rests on: raised, cleared, or not to be known yet. It is advice to people,
never a score of people. ``recheck`` is the first day on which time alone could change the answer.
"""

import datetime as dt
from collections.abc import Callable

from participants.dates import earliest, latest
from stages import catalogue
from stages.facts import Evidence, Minutes, Stayed
from stages.signals.seen import CLEARED, RAISED, UNKNOWN, YOUNG, Seen, Signal

ENOUGH = 3
"""Decisions, and promises, of which a share says something."""
BEFORE = dt.timedelta(14)
"""By then somebody should be named who leads the next session (ours)."""
CONSULTANT = "consultant-led"


def foundation(seen: Seen) -> Signal:
    facts = seen.facts
    there = {"broker": facts.brokers, "context": facts.context_sides if len(facts.context_sides) == 2 else (), "faces": facts.early_meetings}
    lacking = [name for name, evidence in there.items() if not evidence]
    evidence = (*facts.brokers, *facts.context_sides, *facts.early_meetings[:1])
    if not lacking:
        return Signal("F1", CLEARED, "laid", evidence=evidence)
    if seen.is_young:
        return Signal("F1", UNKNOWN, "early", evidence=evidence, recheck=seen.begun + YOUNG)
    return Signal("F1", RAISED, "lacking", {"lacking": ["list", lacking]}, evidence)


def seen_first(seen: Seen) -> Signal:
    """A visit to the mentee's city, while the two were still courting."""
    facts, (_, ended) = seen.facts, seen.courtship
    courting = tuple(visit for visit in facts.mentor_visits if seen.was_courting(visit.on))
    years = ["days", ((ended or seen.today) - seen.begun).days]
    if courting:
        there = {visit.pk for visit in courting}
        purposes = [purpose for purpose in facts.visit_purposes if purpose.pk in there]
        case = "three" if len(purposes) == 3 else "once" if len(courting) == 1 else "visited"
        return Signal("F2", CLEARED, case, {"number": len(courting), "years": years}, courting)
    if seen.is_young:
        return Signal("F2", UNKNOWN, "early", recheck=seen.begun + YOUNG)
    trips = tuple(trip for trip in facts.mentee_trips if ended is None or trip.on < ended)
    case = ("late, theirs" if trips else "late") if facts.mentor_visits else ("theirs" if trips else "none")
    return Signal("F2", RAISED, case, {"trips": ["times", len(trips)], "years": years}, trips)


def promises_and_peers(seen: Seen) -> Signal:
    facts, promises, recheck = seen.facts, seen.claims.promises, seen.claims.next_due
    minutes = sum(facts.minutes.values(), Minutes())
    led = minutes.total > 0
    if seen.is_young and not led and facts.approach == CONSULTANT:
        return Signal("F3", UNKNOWN, "unknown", recheck=seen.begun + YOUNG)
    if facts.approach == CONSULTANT or (led and minutes.adviser * 2 >= minutes.total):
        return Signal("F3", RAISED, "consultant", evidence=facts.led_by_adviser)
    behind = [side for side, kept in promises.items() if kept.in_time * 2 < kept.due]
    for side in behind:
        if promises[side].due >= ENOUGH:
            return Signal("F3", RAISED, "late", {"city": ["city", side]}, promises[side].evidence, recheck)
    if not any(kept.due for kept in promises.values()):
        return Signal("F3", CLEARED if led else UNKNOWN, "peers" if led else "unknown", recheck=recheck)
    if behind:
        return Signal("F3", UNKNOWN, "few", evidence=promises[behind[0]].evidence, recheck=recheck)
    evidence = tuple(item for kept in promises.values() for item in kept.delivered)
    return Signal("F3", CLEARED, "kept" if led else "delivered", evidence=evidence, recheck=recheck)


def time_together(seen: Seen) -> Signal:
    facts = seen.facts
    if facts.social_time:
        return Signal("F4", CLEARED, "had", {"number": ["times", len(facts.social_time)]}, facts.social_time)
    if not facts.meetings:
        return Signal("F4", UNKNOWN, "unknown")
    if facts.social_plans:
        over = max(latest(plan.on, plan.on_precision) for plan in facts.social_plans) + dt.timedelta(1)
        return Signal("F4", CLEARED, "planned", evidence=facts.social_plans, recheck=over)
    return Signal("F4", RAISED, "none", {"number": ["times", len(facts.meetings)]}, facts.meetings)


def safe_space(seen: Seen) -> Signal:
    facts = seen.facts
    if facts.closed_sessions:
        return Signal("F5", CLEARED, "had", {"number": ["times", len(facts.closed_sessions)]}, facts.closed_sessions)
    if not facts.sessions:
        return Signal("F5", UNKNOWN, "unknown")
    return Signal("F5", RAISED, "none", evidence=facts.sessions)


def adaptation(seen: Seen) -> Signal:
    decisions, number = seen.claims.decisions, {"number": ["elements", len(seen.claims.decisions)]}
    if any(decision.what != "as is" for decision in decisions):
        return Signal("F6", CLEARED, "adapted", number, decisions)
    if len(decisions) >= ENOUGH:
        return Signal("F6", RAISED, "all", number, decisions)
    if decisions:
        return Signal("F6", UNKNOWN, "few", evidence=decisions)
    return Signal("F6", RAISED, "none") if seen.number >= catalogue.IMPLEMENTATION.number else Signal("F6", UNKNOWN, "unknown")


def leaders(seen: Seen) -> Signal:
    facts = seen.facts
    if facts.briefings:
        return Signal("F7", CLEARED, "briefed", evidence=facts.briefings)
    if facts.earlier_briefings:
        return Signal("F7", RAISED, "changed", evidence=facts.earlier_briefings)
    if seen.number >= catalogue.ADOPTION.number:
        return Signal("F7", RAISED, "late" if seen.number > catalogue.ADOPTION.number else "none")
    return Signal("F7", UNKNOWN, "unknown")


def stepping_back(seen: Seen) -> Signal:
    """Workshops of stage four led by others, and the mentor's share of the hours against stage two."""
    facts = seen.facts
    if not facts.workshops_in_four:
        return Signal("F8", UNKNOWN, "unknown")
    if facts.led_for_them:
        return Signal("F8", RAISED, "led", {"number": ["workshops", len(facts.led_for_them)]}, facts.led_for_them)
    two, four = (facts.minutes_in(stage.key).mentor_share for stage in (catalogue.INSPIRATION, catalogue.IMPLEMENTATION))
    if two is not None and four is not None and four >= two and four > 0:
        return Signal("F8", RAISED, "share", evidence=facts.workshops_in_four)
    own = {workshop.pk for workshop in facts.mentee_workshops}
    if not any(workshop.pk in own for workshop in facts.workshops_in_four):
        return Signal("F8", UNKNOWN, "together", evidence=facts.workshops_in_four)
    return Signal("F8", CLEARED, "back", evidence=facts.workshops_in_four)


def contact(seen: Seen) -> Signal:
    facts, last = seen.facts, seen.last_contact
    if seen.is_at_rest:
        return Signal("F9", UNKNOWN, "agreed", evidence=facts.last_contacts)
    if last is None:
        old = seen.today >= seen.quiet_on
        return Signal("F9", RAISED, "never") if old else Signal("F9", UNKNOWN, "unknown", recheck=seen.quiet_on)
    silence = (seen.today - last).days
    if seen.today >= seen.quiet_on:
        gone = seen.today >= seen.gone_on
        recheck = last + dt.timedelta((silence // 30 + 1) * 30) if gone else seen.gone_on
        return Signal("F9", RAISED, "gone" if gone else "quiet", {"time": ["days", silence]}, facts.last_contacts, recheck)
    outlived = facts.funding_until is not None and facts.funding_until < last
    return Signal("F9", CLEARED, "outlived" if outlived else "kept", evidence=facts.last_contacts, recheck=seen.quiet_on)


def few_hold_it(seen: Seen) -> Signal:
    """Counts only: names belong to the circle itself."""
    mentors, mentees = seen.facts.tied.get(catalogue.MENTOR, 0), seen.facts.tied.get(catalogue.MENTEE, 0)
    about = {"mentors": mentors, "mentees": mentees}
    if not mentors or not mentees:
        return Signal("F10", RAISED, "left", about) if seen.facts.have_met else Signal("F10", UNKNOWN, "unknown")
    if min(mentors, mentees) == 1:
        return Signal("F10", RAISED, "one", about)
    if seen.facts.heard_of_it:
        return Signal("F10", CLEARED, "spread", {**about, "cities": ["cities", seen.facts.heard_of_it]})
    return Signal("F10", CLEARED, "few", about)


def lengths(seen: Seen) -> Signal:
    """The present stage against its expected end; before that ends, an earlier stage that was left too soon."""
    stay = seen.facts.stay
    if stay is None:
        return Signal("P1", UNKNOWN, "unknown")
    if seen.is_at_rest:
        return Signal("P1", UNKNOWN, "agreed" if stay.expected_until else "unknown")
    if stay.expected_until and stay.expected_until < seen.today:
        return Signal("P1", RAISED, "long", evidence=(_stay(stay),))
    recheck = stay.expected_until and stay.expected_until + dt.timedelta(1)
    if short := _left_too_soon(seen):
        last, took, expected = short
        about = {"stage": ["stage", last.stage], "time": ["days", took], "expected": ["days", expected]}
        return Signal("P1", RAISED, "short", about, (_stay(last),), recheck)
    if recheck is None:
        return Signal("P1", UNKNOWN, "unknown")
    return Signal("P1", CLEARED, "as expected", evidence=(_stay(stay),), recheck=recheck)


def _stay(stay: Stayed) -> Evidence:
    return Evidence("stay", stay.pk, stay.stage, earliest(stay.since, stay.since_precision), stay.since_precision, stay.since_basis)


def _left_too_soon(seen: Seen) -> tuple[Stayed, int, int] | None:
    """The latest stage behind this one that took less than half of what was expected: its last stay, days taken, days expected.

    All stays in a stage count together, against the end that was named last: going back makes up for it. A date that is no more exact than
    a month or a year is read so that the stage was as long, and its expected length as short, as it can mean. After-care looks ahead.
    """
    if seen.number == catalogue.STAGES[-1].number:
        return None
    for last in reversed(seen.facts.stays):
        if catalogue.stage(last.stage).number >= seen.number or not last.expected_until:
            continue
        its = [stay for stay in seen.facts.stays if stay.stage == last.stage]
        took = sum((latest(each.until or seen.today, each.until_precision) - earliest(each.since, each.since_precision)).days for each in its)
        expected = (last.expected_until - latest(last.since, last.since_precision)).days
        if its[-1] is last and took * 2 < expected:
            return last, took, expected
    return None


def soft_money(seen: Seen) -> Signal:
    claims = seen.claims
    if not claims.budget:
        return Signal("P2", UNKNOWN, "unknown")
    if lacking := claims.forgotten_lines:
        return Signal("P2", RAISED, "lacking", {"lacking": ["list", list(lacking)]}, claims.budget_lines)
    return Signal("P2", CLEARED, "there", evidence=claims.budget_lines)


def designed(seen: Seen) -> Signal:
    """The room, the content that makes groups take part, and, two weeks before a session, somebody named who leads it."""
    facts, recheck = seen.facts, _next_look(seen)
    if len(facts.in_rows) > len(facts.small_groups):
        return Signal("P3", RAISED, "rows", evidence=facts.in_rows, recheck=recheck)
    if len(facts.only_told) > len(facts.taking_part):
        return Signal("P3", RAISED, "told", evidence=facts.only_told, recheck=recheck)
    if unled := tuple(plan for plan in facts.unled_plans if seen.today >= plan.on - BEFORE):
        return Signal("P3", RAISED, "unled", {"number": ["sessions", len(unled)]}, unled, recheck)
    if facts.taking_part:
        return Signal("P3", CLEARED, "taking part", evidence=facts.taking_part, recheck=recheck)
    if facts.small_groups:
        return Signal("P3", CLEARED, "groups", evidence=facts.small_groups, recheck=recheck)
    return Signal("P3", UNKNOWN, "unknown", evidence=facts.sessions, recheck=recheck)


def _next_look(seen: Seen) -> dt.date | None:
    """When time alone changes what is said of plans without a leader: two weeks before one, or when its day is over."""
    plans = seen.facts.unled_plans
    days = (plan.on - BEFORE if seen.today < plan.on - BEFORE else latest(plan.on, plan.on_precision) + dt.timedelta(1) for plan in plans)
    return min((day for day in days if day > seen.today), default=None)


def equals(seen: Seen) -> Signal:
    mentor, mentee = (seen.facts.professions.get(side, frozenset()) for side in (catalogue.MENTOR, catalogue.MENTEE))
    if not mentor or not mentee:
        return Signal("P4", UNKNOWN, "unknown")
    if shared := sorted(mentor & mentee):
        return Signal("P4", CLEARED, "equals", {"shared": ["words", shared]})
    return Signal("P4", UNKNOWN, "early", recheck=seen.begun + YOUNG) if seen.is_young else Signal("P4", RAISED, "apart")


FUNCTIONS: tuple[Callable[[Seen], Signal], ...] = (
    foundation,
    seen_first,
    promises_and_peers,
    time_together,
    safe_space,
    adaptation,
    leaders,
    stepping_back,
    contact,
    few_hold_it,
    lengths,
    soft_money,
    designed,
    equals,
)


def signals(seen: Seen) -> list[Signal]:
    """All of them, in the order of the study."""
    return [function(seen) for function in FUNCTIONS]
