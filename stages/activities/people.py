"""Who can be named in an activity: people of its partnerships, whoever came to something of theirs, and new ones by name."""

import datetime as dt
from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from participants.dates import now_holds
from participants.models import Membership, Practitioner
from participants.partnerships.parts import Side
from stages.models import Attendance

OTHERS = 40  # shown to be ticked; everyone else known is found by the typed name


def known(partnerships):
    """Everyone who may be named here: members of now and of before, and people met before."""
    members = Membership.objects.filter(partnership__in=partnerships).values("practitioner")
    met = Attendance.objects.filter(activity__involvements__partnership__in=partnerships).values("practitioner")
    return Practitioner.objects.filter(pk__in=members.union(met))


def met_before():
    """The name of the group of those who are no members today."""
    return _("Met before")


def groups(partnerships, chosen=()):
    """Choices for ticking, by city and side: the members of today first, then others met before; ``chosen`` are never left out."""
    cities = {(each.pk, side): each.city_of(side) for each in partnerships for side in Side.values}
    sides: dict[str, dict[int, str]] = {}
    for side, partnership, pk, name in _members(partnerships):
        city, label = cities[partnership, side], Side(side).label
        sides.setdefault(f"{city} ({label})" if city else capfirst(label), {})[pk] = name
    named = {pk for people in sides.values() for pk in people}
    if others := _others(partnerships, named, chosen):
        sides[met_before()] = others
    return [(title, list(people.items())) for title, people in sides.items()]


def _members(partnerships):
    today = Membership.objects.filter(now_holds(dt.date.today()), partnership__in=partnerships)
    rows = today.order_by("practitioner__name", "pk").values_list("side", "partnership", "practitioner", "practitioner__name")
    return sorted(rows, key=lambda row: Side.values.index(row[0]))


def _others(partnerships, named, chosen):
    rows = known(partnerships).exclude(pk__in=named).order_by("name", "pk").values_list("pk", "name")
    people = dict(rows[:OTHERS])
    if left_out := set(chosen) - named - set(people):
        people |= dict(rows.filter(pk__in=left_out))
    return people


def named(names, partnerships, by):
    """The people of these names: those known here already, and new practitioners without an account."""
    if not names:
        return []
    same = reduce(or_, (Q(name__iexact=name) for name in names))
    here = {who.name.casefold(): who for who in known(partnerships).filter(same).order_by("-pk")}
    return [here.get(name.casefold()) or Practitioner.objects.create(name=name, recorded_by=by) for name in names]
