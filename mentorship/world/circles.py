"""The people of one synthetic programme: its manager and funder, and the members of its partnerships."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from mentorship.world.accounts import Accounts
from mentorship.world.cast import Part, cast_of
from participants.models import Membership, Organisation, Partnership, Programme, Role


@dataclass(frozen=True)
class Circle:
    """A partnership's members, each with the part they were made for."""

    partnership: Partnership
    members: list[tuple[Part, Membership]]

    @property
    def leads(self) -> dict[str, Membership]:
        return {part.side: membership for part, membership in self.members if part.role == "lead facilitator"}

    @property
    def people(self) -> list:
        """Those of the two cities who are there now."""
        return [membership.practitioner for part, membership in self.members if part.side != "support" and not part.gone]


def outsiders(accounts: Accounts, programme: Programme, number: int, bodies: dict[str, Organisation], since: dt.date) -> list[Role]:
    """The manager and the funder of a programme."""
    rows = []
    for kind in ("manager", "funder"):
        name = f"Programme {kind} {number}"
        rows.append((accounts.user(f"g{number}-{kind}", name), {"name": name, "organisation": bodies[kind]}))
    people = accounts.people(rows)
    roles = [Role(programme=programme, practitioner=who, kind=kind, since=since) for who, kind in zip(people, ("manager", "funder"), strict=True)]
    return Role.objects.bulk_create(roles)


def members(accounts: Accounts, partnerships: list[Partnership], starts: list[dt.date], first: int, manager) -> list[Circle]:
    """The members of many partnerships at once; ``first`` is the number of the first of them in the world."""
    seats = [(at, part) for at in range(len(partnerships)) for part in cast_of(first + at)]
    people = accounts.people([person(accounts, partnerships[at], first + at + 1, part) for at, part in seats])
    rows = [seat(partnerships[at], starts[at], part, who) for (at, part), who in zip(seats, people, strict=True)]
    circles = [Circle(partnership, []) for partnership in partnerships]
    for (at, part), membership in zip(seats, rows, strict=True):
        circles[at].members.append((part, membership))
    for circle in circles:
        admit(circle, manager)
    Membership.objects.bulk_create(rows)
    return circles


def person(accounts, partnership, number, part):
    """The account, if there is one, and the facts of one practitioner."""
    city = partnership.city_of(part.side)
    place = city.name if city else partnership.mentee.name
    name = f"{'Former ' if part.gone else ''}{part.role} {number}{f'/{part.number}' if part.number > 1 else ''}, {place}"
    name = name[0].upper() + name[1:]
    user = accounts.user(f"p{number}-{part.slug}", name, zone=city.zone if city else "UTC") if part.login else None
    return user, {"name": name, "profession": "planner" if "planner" in part.role else "", "city": city}


def seat(partnership, since, part, who):
    until = since + dt.timedelta(days=100) if part.gone else None
    return Membership(partnership=partnership, practitioner=who, side=part.side, role=part.role, since=since, until=until)


def admit(circle, manager):
    """As the rule has it: the manager names the first lead of a side, who lets in the rest."""
    for part, membership in circle.members:
        if part.can_be_admitted:
            lead = circle.leads[part.side]
            membership.admitted_at = timezone.make_aware(dt.datetime.combine(membership.since, dt.time(9)))
            membership.admitted_by = manager if membership is lead else lead.practitioner.user
