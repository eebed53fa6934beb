"""Activities as rows of a list: plain values, in one query, and the partnerships they serve in a second one."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, F, FilteredRelation, OuterRef, Q, Subquery, Sum
from django.utils import timezone

from participants.access import visible
from stages.activities.days import over
from stages.activities.kinds import Instrument
from stages.activities.lengths import in_words
from stages.models import Involvement, Part

FIELDS = ("pk", "title", "on", "on_precision", "on_basis", "last_day", "held_at", "cancelled_at", "city_id", "city__name", "place")
OF_THE_PART = ("instrument", "minutes", "closed")
COLUMNS = (*FIELDS, *OF_THE_PART)


@dataclass(frozen=True)
class Row:
    """One activity in a list. ``side`` is the bank on which it took place; ``partnerships`` are those in the reader's sight."""

    pk: int
    title: str
    on: dt.date
    on_precision: str
    on_basis: str
    last_day: dt.date | None
    state: str
    where: str
    kind: str
    length: str
    closed: bool
    side: str = "together"
    partnerships: tuple = ()

    @property
    def waits(self):
        """Its day has passed, and nobody has said how it went."""
        return self.state == "planned" and over(self.on, self.last_day, self.on_precision) < timezone.localdate()


def listed(activities):
    """The values that a row needs: the kind of the first part, the minutes of all of them, and whether any is closed."""
    first, parts = FilteredRelation("parts", condition=Q(parts__number=1)), Part.objects.filter(activity=OuterRef("pk")).order_by()
    minutes = parts.values("activity").annotate(whole=Sum("minutes")).values("whole")
    # Counted, not asked with EXISTS: PostgreSQL answers that by reading the closed parts of all activities there are.
    closed = parts.filter(closed=True).values("activity").annotate(number=Count("pk")).values("number")
    whole = {"instrument": F("first__instrument"), "minutes": Subquery(minutes), "closed": Subquery(closed)}
    return activities.annotate(first=first).annotate(**whole).values(*COLUMNS)


def rows_of(partnership, values):
    """Rows for a page of one partnership."""
    pair = (partnership.mentor_id, partnership.mentee_id)
    return [_row(record, side=_side(record["city_id"], pair)) for record in values]


def rows_for(user, values):
    """Rows for a page that mixes partnerships: each names those that the user may see."""
    joined = _joined(user, [record["pk"] for record in values])
    return [_row(record, **joined.get(record["pk"], {})) for record in values]


def _joined(user, activities):
    names = ("activity_id", "partnership_id", "partnership__mentor__name", "partnership__mentee__name")
    found = {}
    in_sight = visible(user, Involvement.objects.filter(activity__in=activities)).order_by("partnership_id")
    cities = ("activity__city_id", "partnership__mentor_id", "partnership__mentee_id")
    for activity, partnership, mentor, mentee, city, *pair in in_sight.values_list(*names, *cities):
        row = found.setdefault(activity, {"side": _side(city, pair), "partnerships": ()})
        row["partnerships"] += ((partnership, f"{mentor} → {mentee}"),)
    return found


def _side(city, pair):
    return {pair[0]: "mentor", pair[1]: "mentee"}.get(city, "together")


def _row(record, **more):
    state = "held" if record["held_at"] else "cancelled" if record["cancelled_at"] else "planned"
    return Row(
        **{name: record[name] for name in ("pk", "title", "on", "on_precision", "on_basis", "last_day")},
        state=state,
        where=", ".join(filter(None, (record["place"], record["city__name"]))),
        kind=str(Instrument(record["instrument"]).label) if record["instrument"] else "",
        length=in_words(record["minutes"] or 0),
        closed=bool(record["closed"]),
        **more,
    )
