"""What the log says about partnerships: loaded in bulk, in few queries, then read by pure functions over plain rows.

A fact is a tuple of ``Evidence``: the very records that show it, so that a page can link to them. Only what was held counts; a plan
is no contact. What happened counts whenever it happened, unless the fact says otherwise. The criteria in ``catalogue.py`` name these facts.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.db.models import BigIntegerField, Case, CharField, Exists, F, OuterRef, Subquery, Value, When

from participants.dates import now_holds
from participants.models import Context, Membership
from participants.partnerships.parts import LEADERS, Role, Side
from stages import catalogue
from stages.activities.kinds import AT_A_DISTANCE, SOCIAL, VISITS, Delivery, Instrument, LedBy, Purpose
from stages.budget.categories import Key
from stages.models import Attendance, Line, Part, Stay, Target
from stages.rows import Evidence, Member, Minutes, Piece, Rows, Stayed

__all__ = ["Evidence", "Facts", "Member", "Minutes", "Piece", "Rows", "Stayed", "load", "read"]

DOCUMENTED_PURPOSES = (Purpose.PRESENT, Purpose.RECONNAISSANCE, Purpose.DETAILS)
FACILITATORS = (Role.LEAD_FACILITATOR, Role.FACILITATOR, Role.SUPPORT_FACILITATOR)
SOFT = (Key.RECONNAISSANCE, Key.SOCIAL)
MEMBER = "practitioner__memberships__"


@dataclass(frozen=True)
class Facts:
    """The facts of one partnership. ``minutes`` are by stay; ``mentee_trips`` are the mentee's visits to anywhere but home."""

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
    owned_targets: tuple[Evidence, ...] = ()
    soft_lines: tuple[Evidence, ...] = ()
    stays: tuple[Stayed, ...] = ()
    minutes: dict[int, Minutes] = field(default_factory=dict)
    last_contact: dt.date | None = None

    @property
    def stay(self) -> Stayed | None:
        """The open stay: where the partnership is now."""
        return next((stay for stay in reversed(self.stays) if stay.until is None), None)

    def minutes_in(self, stage: str) -> Minutes:
        """All the time spent in a stage, over all its stays."""
        return sum((self.minutes[stay.pk] for stay in self.stays if stay.stage == stage), Minutes())


def load(partnerships: Iterable[int], today: dt.date | None = None) -> dict[int, Facts]:
    """The facts of any number of partnerships in three queries, as they stood on a day (today if none is given)."""
    ids, today = list(partnerships), today or dt.date.today()
    if not ids:
        return {}
    rows: dict[int, Rows] = defaultdict(Rows)
    _load_stays(ids, rows)
    _load_written(ids, rows, today)
    for partnership, *piece in _pieces(ids, today):
        rows[partnership].pieces.append(Piece(*piece))
    return {pk: read(rows[pk], today) for pk in ids}


def _load_stays(ids, rows):
    """Every partnership has a stay, so this query brings the cities and the latest context notes along."""
    about = "journey__partnership"
    note = Context.objects.filter(partnership=OuterRef(f"{about}_id")).order_by("-on", "-pk").values("pk")
    stays = Stay.objects.filter(**{f"{about}__in": ids}).order_by("since", "pk")
    stays = stays.annotate(of_mentor=Subquery(note.filter(side=Side.MENTOR)[:1]), of_mentee=Subquery(note.filter(side=Side.MENTEE)[:1]))
    facts = (f"{about}_id", f"{about}__mentor_id", f"{about}__mentee_id", "of_mentor", "of_mentee")
    for partnership, mentor, mentee, of_mentor, of_mentee, *stay in stays.values_list(*facts, *Stayed._fields):
        its = rows[partnership]
        its.mentor, its.mentee = mentor, mentee
        its.notes = {side: pk for side, pk in ((Side.MENTOR, of_mentor), (Side.MENTEE, of_mentee)) if pk}
        its.stays.append(Stayed(*stay))


def _load_written(ids, rows, today):
    """What somebody wrote down beside the log: who takes part, targets with an owner, soft budget lines. One query for all."""
    for kind, partnership, pk, practitioner, side, word, since, until in _written(ids, today):
        its = rows[partnership]
        if kind == "member":
            its.members.append(Member(pk, practitioner, side, word, since, until))
        elif kind == "target":
            its.targets.append(pk)
        else:
            its.soft_lines.setdefault(word, pk)


def _written(ids, today):
    members = Membership.objects.filter(partnership__in=ids)
    targets = Target.objects.standing().with_owned(today).filter(partnership__in=ids, is_owned=True)
    lines = Line.objects.filled().filter(partnership__in=ids, category__in=SOFT)
    none, nobody = Value("", CharField()), Value(None, BigIntegerField())
    found = _columns(members, "member", F("practitioner_id"), F("side"), F("role"), F("since"), F("until"))
    aimed = _columns(targets, "target", nobody, none, none, F("baseline_on"), F("due"))
    budgeted = _columns(lines, "line", nobody, none, F("category"), F("first_day"), F("last_day"))
    return found.union(aimed, budgeted, all=True).order_by("its_from", "its_key")


def _columns(records, kind, *columns):
    """The same columns of every kind of record, so that one query brings them all."""
    names = ("its_kind", "its_partnership", "its_key", "its_practitioner", "its_side", "its_word", "its_from", "its_until")
    columns = (Value(kind, CharField()), F("partnership_id"), F("pk"), *columns)
    return records.order_by().annotate(**dict(zip(names, columns, strict=True))).values_list(*names)


def _pieces(ids, today):
    """Parts of what was held, with whether somebody of each side, and a leader of the mentee's, was there where that matters."""
    joined = "activity__involvements__partnership"
    rows = Part.objects.filter(**{f"{joined}__in": ids}, activity__held_at__isnull=False, activity__on__lte=today)
    rows = rows.order_by("activity__on", "activity_id", "number").annotate(
        mentor_came=_came(joined, VISITS, side=Side.MENTOR),
        mentee_came=_came(joined, VISITS, side=Side.MENTEE),
        leader_came=_came(joined, [Instrument.BRIEFING], now_holds(OuterRef("activity__on"), MEMBER), side=Side.MENTEE, role__in=LEADERS),
    )
    own = {field.attname for field in Part._meta.fields} | {"mentor_came", "mentee_came", "leader_came"}
    return rows.values_list(f"{joined}_id", *(name if name in own else f"activity__{name}" for name in Piece._fields))


def _came(joined, instruments, *conditions, **member):
    """Whether a member like this came, in parts of these kinds. All in one ``filter``, so that it is about one and the same membership."""
    member = {f"{MEMBER}{name}": value for name, value in member.items()} | {f"{MEMBER}partnership": OuterRef(joined)}
    came = Attendance.objects.filter(*conditions, activity=OuterRef("activity"), came=True, **member)
    return Case(When(instrument__in=instruments, then=Exists(came)), default=Value(False))


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
        mentee_facilitators=_named(m for m in rows.members if m.side == Side.MENTEE and m.role in FACILITATORS and _holds(m, today)),
        mentee_workshops=_evidence(p for p in rows.pieces if p.instrument == Instrument.WORKSHOP and p.led_by == LedBy.MENTEE),
        stepped_back=_stepped_back(rows.stays, minutes),
        debriefings=_evidence(p for p in rows.pieces if p.instrument == Instrument.DEBRIEFING),
        owned_targets=tuple(Evidence("target", pk) for pk in rows.targets),
        soft_lines=tuple(Evidence("line", pk, f"line {category}") for category, pk in rows.soft_lines.items()),
        stays=tuple(rows.stays),
        minutes=minutes,
        last_contact=max((min(piece.last_day or piece.on, today) for piece in rows.pieces), default=None),
    )


def _evidence(pieces: Iterable[Piece]) -> tuple[Evidence, ...]:
    """Each activity once, by the first of its parts that shows the fact."""
    first: dict[int, Piece] = {}
    for piece in pieces:
        first.setdefault(piece.activity_id, piece)
    return tuple(Evidence("activity", p.activity_id, p.instrument, p.on, p.on_precision, p.on_basis) for p in first.values())


def _named(members: Iterable[Member]) -> tuple[Evidence, ...]:
    return tuple(Evidence("membership", member.pk, member.role) for member in members)


def _holds(member: Member, day: dt.date) -> bool:
    return member.since <= day and (member.until is None or member.until > day)


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
    return [p for p in rows.pieces if p.leader_came and p.on >= max(changes)]


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
