"""Plain rows of any number of partnerships, in four queries: stays, people with who came, parts of activities, what was said and written."""

import datetime as dt
from collections import defaultdict

from django.db.models import BigIntegerField, Count, DateField, OuterRef, Q, Subquery, Value

from participants.models import Context, Interest, Membership
from participants.partnerships.parts import LEADERS, Side
from participants.prepared import Prepared
from stages import claims
from stages.models import Attendance, Part, Stay
from stages.rows import PRESENCE, Member, Piece, Rows, Stayed


def load(ids: list[int], today: dt.date) -> dict[int, Rows]:
    """By partnership, as it stood on a day; without rows where there is nothing."""
    rows: dict[int, Rows] = defaultdict(Rows)
    _load_stays(ids, rows)
    came = _load_people(ids, rows)
    for partnership, *piece in _pieces(ids, today):
        _add(rows[partnership], piece, came.get((partnership, piece[0])))
    for partnership, said in claims.load(ids, today).items():
        rows[partnership].claims = said
    return rows


def _add(its: Rows, piece, people: set[int] | None):
    """One piece with who was there; people of both sides at the same activity are tied."""
    there = [member for member in its.members if member.practitioner in people] if people else []
    made = Piece(*piece, *_presence(there, piece[1]))
    (its.pieces if made.held else its.plans).append(made)
    if made.mentor_came and made.mentee_came:
        for member in there:
            its.tied.setdefault(member.side, set()).add(member.practitioner)


OWN = ("mentor_id", "mentee_id", "approach", "programme_id", "programme__funding_until", "silence__quiet_after", "silence__gone_after")


@Prepared
def _stays(ids):
    """Every partnership has a stay, so this query brings the cities and the latest context notes along."""
    about = "journey__partnership"
    note = Context.objects.filter(partnership=OuterRef(f"{about}_id")).order_by("-on", "-pk").values("pk")
    stays = Stay.objects.filter(**{f"{about}__in": ids}).order_by("since", "pk")
    spread = Interest.objects.filter(heard_through=OuterRef(f"{about}_id")).order_by().values("heard_through").annotate(n=Count("pk")).values("n")
    stays = stays.annotate(
        heard_of_it=Subquery(spread), of_mentor=Subquery(note.filter(side=Side.MENTOR)[:1]), of_mentee=Subquery(note.filter(side=Side.MENTEE)[:1])
    )
    facts = (f"{about}_id", *(f"{about}__{name}" for name in OWN), "journey__state", "heard_of_it", "of_mentor", "of_mentee")
    return stays.values_list(*facts, *Stayed._fields)


def _load_stays(ids, rows):
    for row in _stays(ids):
        its, (spread, of_mentor, of_mentee, *stay) = rows[row[0]], row[9:]
        its.mentor, its.mentee, its.approach, its.programme, its.funding_until, its.quiet_after, its.gone_after, its.state = row[1:9]
        its.notes = {side: pk for side, pk in ((Side.MENTOR, of_mentor), (Side.MENTEE, of_mentee)) if pk}
        its.heard_of_it = spread or 0
        its.stays.append(Stayed(*stay))


@Prepared
def _people(ids):
    """Who takes part, and in the same query who came."""
    own = ("pk", "practitioner_id", "side", "role", "since", "until", "practitioner__profession")
    members = Membership.objects.filter(partnership__in=ids).annotate(activity=Value(None, BigIntegerField()))
    nothing = {"nobody": Value(None, BigIntegerField()), "no_side": Value(""), "no_role": Value(""), "no_profession": Value("")}
    nothing |= {"no_start": Value(None, DateField()), "no_end": Value(None, DateField())}
    joined = "activity__involvements__partnership"
    attended = Attendance.objects.filter(**{f"{joined}__in": ids}, came=True).order_by().annotate(**nothing)
    columns = ("nobody", "practitioner_id", "no_side", "no_role", "no_start", "no_end", "no_profession")
    there = attended.values_list(f"{joined}_id", *columns, "activity_id")
    return members.order_by().values_list("partnership_id", *own, "activity").union(there, all=True)


def _load_people(ids, rows) -> dict[tuple[int, int], set[int]]:
    """Adds who takes part; gives who came, by partnership and activity."""
    came: dict[tuple[int, int], set[int]] = defaultdict(set)
    for partnership, *member, activity in _people(ids):
        if activity:
            came[partnership, activity].add(member[1])
        else:
            rows[partnership].members.append(Member(*member))
    for its in rows.values():
        its.members.sort(key=lambda member: (member.since, member.pk))
    return came


@Prepared
def _pieces(ids, today):
    """Parts of what was held, and of what is planned, by day."""
    joined = "activity__involvements__partnership"
    rows = Part.objects.filter(**{f"{joined}__in": ids}, activity__cancelled_at=None).annotate(held=Q(activity__held_at__isnull=False))
    rows = rows.exclude(held=True, activity__on__gt=today)
    own, names = {"held", *(field.attname for field in Part._meta.fields)}, Piece._fields[: -len(PRESENCE)]
    return rows.order_by("activity__on", "activity_id", "number").values_list(
        f"{joined}_id", *(name if name in own else f"activity__{name}" for name in names)
    )


def _presence(there: list[Member], day: dt.date) -> tuple[bool, bool, bool]:
    """``PRESENCE`` of a piece: somebody of the mentor's side, somebody of the mentee's, a leader of the mentee's in office on that day."""
    mentees = [member for member in there if member.side == Side.MENTEE]
    leader = any(member.role in LEADERS and member.holds(day) for member in mentees)
    return any(member.side == Side.MENTOR for member in there), bool(mentees), leader
