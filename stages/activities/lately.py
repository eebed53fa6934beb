"""What a person logged last, so that it is offered first: kinds, places, people."""

from dataclasses import dataclass, field

from stages.activities.kinds import Instrument
from stages.models import Activity, Attendance

LOOKED_AT, OFFERED = 10, 3


@dataclass(frozen=True)
class Lately:
    kinds: list[str] = field(default_factory=list)
    cities: list[int] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    people: list[int] = field(default_factory=list)

    @property
    def choices(self):
        return [(key, Instrument(key).label) for key in self.kinds]

    def city_first(self, choices):
        """The choices of a city, those used last before the others."""
        empty, *others = choices
        return [empty, *sorted(others, key=lambda one: self.cities.index(one[0]) if one[0] in self.cities else len(self.cities))]

    def people_first(self, groups, title):
        """The choices of people: whoever was there last time stands in a group of their own, before the others."""
        known = dict(pair for _group, people in groups for pair in people)
        if not (again := [(pk, known[pk]) for pk in self.people if pk in known]):
            return groups
        rest = [(group, [pair for pair in people if pair not in again]) for group, people in groups]
        return [(title, again), *((group, people) for group, people in rest if people)]


def lately(user, partnerships):
    """Of what the user wrote down for these partnerships; two queries."""
    mine = Activity.objects.filter(recorded_by=user, involvements__partnership__in=partnerships, parts__number=1)
    rows = list(mine.order_by("-recorded_at", "-pk").values_list("pk", "parts__instrument", "city", "place")[:LOOKED_AT])
    last = Attendance.objects.filter(activity=rows[0][0]).exclude(came=False) if rows else Attendance.objects.none()
    people = list(last.order_by("practitioner__name").values_list("practitioner", flat=True))
    kinds, cities, places = (_first(column) for column in zip(*(row[1:] for row in rows), strict=True)) if rows else ([], [], [])
    return Lately(kinds, cities, places, people)


def _first(values):
    """Each once, the latest first."""
    return list(dict.fromkeys(value for value in values if value))[:OFFERED]
