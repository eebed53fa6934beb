"""What the log says about partnerships: loaded in bulk, in few queries, then read by pure functions over plain rows.

A fact is a tuple of ``Evidence``: the very records that show it, so that a page can link to them. Only what was held counts; a plan
is no contact. What happened counts whenever it happened, unless the fact says otherwise. The criteria in ``catalogue.py`` name these facts.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from participants.dates import latest
from participants.partnerships.parts import CITIES, LEADERS, PRACTITIONERS, Role, Side
from stages import catalogue, loading
from stages.activities.kinds import AT_A_DISTANCE, GROUPED, SESSIONS, SOCIAL, VISITS, Delivery, Instrument, LedBy, Purpose, Room
from stages.activities.ways import TAKING_PART
from stages.rows import Claims, Evidence, Kept, Member, Minutes, Piece, Rows, Stayed

__all__ = ["Claims", "Evidence", "Facts", "Kept", "Member", "Minutes", "Piece", "Rows", "Stayed", "load", "read"]

DOCUMENTED_PURPOSES = (Purpose.PRESENT, Purpose.RECONNAISSANCE, Purpose.DETAILS)
FACILITATORS = (Role.LEAD_FACILITATOR, Role.FACILITATOR, Role.SUPPORT_FACILITATOR)


@dataclass(frozen=True)
class Facts:
    """The facts of one partnership. ``minutes`` are by stay; ``mentee_trips`` are the mentee's visits to anywhere but home.

    ``state`` is that of today, whatever the day of the other facts.
    """

    mentor_visits: tuple[Evidence, ...] = ()
    brokers: tuple[Evidence, ...] = ()
    context_sides: tuple[Evidence, ...] = ()
    visit_purposes: tuple[Evidence, ...] = ()
    mentee_visits: tuple[Evidence, ...] = ()
    mentee_trips: tuple[Evidence, ...] = ()
    closed_sessions: tuple[Evidence, ...] = ()
    site_visits: tuple[Evidence, ...] = ()
    social_time: tuple[Evidence, ...] = ()
    briefings: tuple[Evidence, ...] = ()
    mentee_facilitators: tuple[Evidence, ...] = ()
    mentee_workshops: tuple[Evidence, ...] = ()
    stepped_back: tuple[Evidence, ...] = ()
    debriefings: tuple[Evidence, ...] = ()
    early_meetings: tuple[Evidence, ...] = ()
    meetings: tuple[Evidence, ...] = ()
    social_plans: tuple[Evidence, ...] = ()
    sessions: tuple[Evidence, ...] = ()
    small_groups: tuple[Evidence, ...] = ()
    in_rows: tuple[Evidence, ...] = ()
    taking_part: tuple[Evidence, ...] = ()
    only_told: tuple[Evidence, ...] = ()
    unled_plans: tuple[Evidence, ...] = ()
    earlier_briefings: tuple[Evidence, ...] = ()
    leader_changed: dt.date | None = None
    workshops_in_four: tuple[Evidence, ...] = ()
    led_for_them: tuple[Evidence, ...] = ()
    led_by_adviser: tuple[Evidence, ...] = ()
    tied: dict[str, int] = field(default_factory=dict)
    have_met: bool = False
    heard_of_it: int = 0
    professions: dict[str, frozenset[str]] = field(default_factory=dict)
    approach: str = ""
    state: str = "under way"
    programme: int = 0
    funding_until: dt.date | None = None
    last_contacts: tuple[Evidence, ...] = ()
    claims: Claims = field(default_factory=Claims)
    stays: tuple[Stayed, ...] = ()
    minutes: dict[int, Minutes] = field(default_factory=dict)
    last_contact: dt.date | None = None
    quiet_after: int = catalogue.QUIET_AFTER
    gone_after: int = catalogue.GONE_AFTER

    @property
    def stay(self) -> Stayed | None:
        """The open stay: where the partnership is now."""
        return next((stay for stay in reversed(self.stays) if stay.until is None), None)

    @property
    def decisions(self) -> tuple[Evidence, ...]:
        return self.claims.decisions

    @property
    def adapted(self) -> tuple[Evidence, ...]:
        return self.claims.adapted

    @property
    def owned_targets(self) -> tuple[Evidence, ...]:
        return self.claims.targets

    @property
    def soft_lines(self) -> tuple[Evidence, ...]:
        return self.claims.soft_lines

    def minutes_in(self, stage: str) -> Minutes:
        """All the time spent in a stage, over all its stays."""
        return sum((self.minutes[stay.pk] for stay in self.stays if stay.stage == stage), Minutes())


def load(partnerships: Iterable[int], today: dt.date | None = None) -> dict[int, Facts]:
    """The facts of any number of partnerships in four queries, as they stood on a day (today if none is given)."""
    ids, today = list(partnerships), today or dt.date.today()
    rows = loading.load(ids, today) if ids else {}
    return {pk: read(rows[pk], today) for pk in ids}


def read(rows: Rows, today: dt.date) -> Facts:
    """The facts that these rows show, as they stand today."""
    visits, minutes = [p for p in _met(rows) if p.instrument in VISITS], _minutes(rows)
    mentor_visits = [p for p in visits if p.mentor_came and p.city_id == rows.mentee]
    trips = [p for p in visits if p.mentee_came and p.city_id != rows.mentee and (p.city_id or p.instrument == Instrument.OBSERVING)]
    return Facts(
        mentor_visits=_evidence(mentor_visits),
        brokers=_named(member for member in rows.members if member.role == Role.BROKER),
        context_sides=tuple(Evidence("context", pk, side) for side, pk in rows.notes.items()),
        visit_purposes=_first_of_each_purpose(mentor_visits),
        mentee_visits=_evidence(p for p in trips if p.city_id == rows.mentor),
        mentee_trips=_evidence(trips),
        closed_sessions=_evidence(p for p in rows.pieces if p.closed and p.instrument not in AT_A_DISTANCE),
        site_visits=_evidence(p for p in _met(rows) if p.instrument == Instrument.SITE_VISIT and p.city_id != rows.mentee),
        social_time=_evidence(p for p in _met(rows) if p.instrument in SOCIAL),
        briefings=_evidence(_briefings(rows, today)),
        mentee_facilitators=_named(m for m in rows.members if m.side == Side.MENTEE and m.role in FACILITATORS and m.holds(today)),
        mentee_workshops=_evidence(p for p in rows.pieces if p.instrument == Instrument.WORKSHOP and p.led_by == LedBy.MENTEE),
        stepped_back=_stepped_back(rows.stays, minutes),
        debriefings=_evidence(p for p in rows.pieces if p.instrument == Instrument.DEBRIEFING),
        claims=rows.claims,
        stays=tuple(rows.stays),
        minutes=minutes,
        last_contact=max((min(piece.last_day or piece.on, today) for piece in rows.pieces), default=None),
        **_more(rows, today),
    )


def _more(rows: Rows, today: dt.date) -> dict:
    """What the signals ask besides."""
    met, social = list(_met(rows)), {*SOCIAL}
    end = next((stay.until for stay in rows.stays if stay.until), None)
    sessions = [p for p in met if p.instrument in SESSIONS]
    four = [stay for stay in rows.stays if stay.stage == catalogue.IMPLEMENTATION.key]
    workshops = [p for p in rows.pieces if p.instrument == Instrument.WORKSHOP and any(_within(p, stay) for stay in four)]
    leaders = [m for m in rows.members if m.side == Side.MENTEE and m.role in LEADERS]
    return {
        "early_meetings": _evidence(p for p in met if end is None or p.on < end),
        "meetings": _evidence(met),
        "social_plans": _evidence(p for p in rows.plans if p.instrument in social and (p.last_day or latest(p.on, p.on_precision)) >= today),
        "sessions": _evidence(sessions),
        "small_groups": _evidence(p for p in sessions if p.room in GROUPED),
        "in_rows": _evidence(p for p in sessions if p.room == Room.ROWS),
        "taking_part": _evidence(p for p in sessions if TAKING_PART & {*p.kinds}),
        "only_told": _only_told(sessions),
        "unled_plans": _unled(rows.plans, today),
        "earlier_briefings": _evidence(p for p in rows.pieces if p.instrument == Instrument.BRIEFING and p.leader_came),
        "leader_changed": max((day for m in leaders for day in (m.since, m.until) if day and day <= today), default=None),
        "workshops_in_four": _evidence(workshops),
        "led_for_them": _evidence(p for p in workshops if p.led_by in (LedBy.MENTOR, LedBy.ADVISER)),
        "led_by_adviser": _evidence(p for p in rows.pieces if p.led_by == LedBy.ADVISER),
        "last_contacts": _evidence(rows.pieces[-1:]),
        "tied": {side: len(rows.tied.get(side, set()) & _present(rows, side, today)) for side in CITIES},
        "have_met": all(rows.tied.get(side) for side in CITIES),
        "heard_of_it": rows.heard_of_it,
        "professions": {side: _professions(rows, side, today) for side in CITIES},
        "approach": rows.approach,
        "state": rows.state,
        "programme": rows.programme,
        "funding_until": rows.funding_until,
        "quiet_after": rows.quiet_after or catalogue.QUIET_AFTER,
        "gone_after": rows.gone_after or catalogue.GONE_AFTER,
    }


def _present(rows: Rows, side: str, today: dt.date) -> set[int]:
    """Whoever left holds no tie any more."""
    return {m.practitioner for m in rows.members if m.side == side and m.holds(today)}


def _within(piece: Piece, stay: Stayed) -> bool:
    return stay.since <= piece.on and (stay.until is None or piece.on < stay.until)


def _professions(rows: Rows, side: str, today: dt.date) -> frozenset[str]:
    """The professions of a side's practitioners, as they are written, in small letters."""
    present = (m for m in rows.members if m.side == side and m.role in PRACTITIONERS and m.holds(today))
    return frozenset(m.profession.strip().casefold() for m in present if m.profession.strip())


def _evidence(pieces: Iterable[Piece]) -> tuple[Evidence, ...]:
    """Each activity once, by the first of its parts that shows the fact."""
    first: dict[int, Piece] = {}
    for piece in pieces:
        first.setdefault(piece.activity_id, piece)
    return tuple(Evidence("activity", p.activity_id, p.instrument, p.on, p.on_precision, p.on_basis) for p in first.values())


def _only_told(sessions: list[Piece]) -> tuple[Evidence, ...]:
    """Of the activities that say how people take part, those in which no session lets them."""
    active = {p.activity_id for p in sessions if TAKING_PART & {*p.kinds}}
    return _evidence(p for p in sessions if p.kinds and p.activity_id not in active)


def _unled(plans: list[Piece], today: dt.date) -> tuple[Evidence, ...]:
    """Planned sessions whose day is still to come and for which nobody is named to lead any of them."""
    sessions = [p for p in plans if p.instrument in SESSIONS and (p.last_day or latest(p.on, p.on_precision)) >= today]
    led = {p.activity_id for p in sessions if p.leader_id}
    return _evidence(p for p in sessions if p.activity_id not in led)


def _named(members: Iterable[Member]) -> tuple[Evidence, ...]:
    return tuple(Evidence("membership", member.pk, member.role) for member in members)


def _met(rows: Rows):
    """The pieces for which people met face to face."""
    return (piece for piece in rows.pieces if piece.delivery == Delivery.FACE_TO_FACE)


def _first_of_each_purpose(visits: list[Piece]) -> tuple[Evidence, ...]:
    """The documented purposes, each with the first visit that had it."""
    found: dict[str, Piece] = {}
    for visit in visits:
        if visit.purpose in DOCUMENTED_PURPOSES:
            found.setdefault(visit.purpose, visit)
    return tuple(replace(item, what=f"purpose {purpose}") for purpose, visit in found.items() for item in _evidence([visit]))


def _briefings(rows: Rows, today: dt.date) -> list[Piece]:
    """Leadership briefings to which a leader of the mentee's came, since these leaders last changed."""
    leaders = [m for m in rows.members if m.side == Side.MENTEE and m.role in LEADERS]
    changes = [day for m in leaders for day in (m.since, m.until) if day and day <= today]
    return [p for p in rows.pieces if p.instrument == Instrument.BRIEFING and p.leader_came and p.on >= max(changes)]


def _minutes(rows: Rows) -> dict[int, Minutes]:
    """By stay: a piece belongs to the stay of its day; what lies before the first stay is counted there."""
    minutes: dict[int, Counter[str]] = {stay.pk: Counter() for stay in rows.stays}
    for piece in rows.pieces if rows.stays else ():
        begun = [stay.pk for stay in rows.stays if stay.since <= piece.on] or [rows.stays[0].pk]
        minutes[begun[-1]][piece.led_by] += piece.minutes
    return {stay: Minutes(**led) for stay, led in minutes.items()}


def _stepped_back(stays: list[Stayed], minutes: dict[int, Minutes]) -> tuple[Evidence, ...]:
    """The mentor led a smaller share of the hours in stage four than in stage two. Empty too where it cannot be known."""
    two, four = (
        sum((minutes[stay.pk] for stay in stays if stay.stage == stage.key), Minutes()).mentor_share
        for stage in (catalogue.INSPIRATION, catalogue.IMPLEMENTATION)
    )
    if two is None or four is None or four >= two:
        return ()
    compared = (stay for stay in stays if stay.stage in (catalogue.INSPIRATION.key, catalogue.IMPLEMENTATION.key))
    return tuple(Evidence("stay", s.pk, s.stage, s.since, s.since_precision, s.since_basis) for s in compared)
