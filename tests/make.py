"""Builders for tests: plain functions that make one thing with sensible defaults; keywords override them.

They write rows directly, past the verbs, so that a test can begin from any state. ``cast()`` makes the actors of the access matrix.
"""

import datetime as dt
import uuid
from dataclasses import dataclass
from itertools import count

from django.utils import timezone

from participants.models import City, Consent, Interest, Membership, Organisation, Partnership, Practitioner, Programme, Role, User
from participants.partnerships.parts import Role as Plays
from participants.partnerships.parts import Side
from stages.models import Activity, Attendance, Differing, Involvement, Journey, Part, Receipt

BEGAN = dt.date(2020, 1, 1)
_number = count(1)


def day(value):
    """A date, or its ISO text."""
    return dt.date.fromisoformat(value) if isinstance(value, str) else value


def user(name="Somebody", *, consents=True, **fields):
    """Signs in with ``client.force_login``: no password unless one is given (hashing takes a quarter of a second)."""
    fields.setdefault("email", f"user{next(_number)}@example.org")
    made = User.objects.create_user(name=name, **fields)
    if consents:
        Consent.for_all([made])
    return made


def administrator(**fields):
    return user("Administrator", **{"is_staff": True, "is_superuser": True, **fields})


def city(name="Riverside", country="ZA", **fields):
    return City.objects.create(name=name, country=country, **fields)


def organisation(name="Network of cities", kind="network", **fields):
    return Organisation.objects.create(name=name, kind=kind, **fields)


def practitioner(name="Practitioner", **fields):
    return Practitioner.objects.create(name=name, **fields)


def programme(title="A programme", *, convener=None, **fields):
    return Programme.objects.create(title=title, convener=convener or organisation(), **fields)


# Where a builder takes an argument of the same name.
new_city, new_practitioner, new_programme = city, practitioner, programme


def partnership(mentor=None, mentee=None, programme=None, *, since=BEGAN, stage="courtship", **fields):
    """With its journey begun; ``stage`` is where it stands, with no moves behind it."""
    made = Partnership.objects.create(
        programme=programme or new_programme(), mentor=mentor or city("eThekwini"), mentee=mentee or city("Mzuzu", "MW"), **fields
    )
    Journey.begin(made, since=day(since))
    made.journey.stays.update(stage=stage)
    return made


def membership(partnership, side, role, practitioner=None, *, admitted=False, since=BEGAN, **fields):
    """``admitted`` writes the admission past the rule of who may admit whom."""
    who = practitioner or new_practitioner(f"{role} {next(_number)}", city=partnership.city_of(side))
    if admitted:
        fields |= {"admitted_at": timezone.now(), "admitted_by": who.user or user()}
    return Membership.objects.create(partnership=partnership, side=side, role=role, practitioner=who, since=day(since), **fields)


def member_user(partnership, side, role, admitted=True, **fields):
    """A user who plays this part. Admitted where the role can be."""
    who = practitioner(f"{role} {next(_number)}", user=user(str(role)), city=partnership.city_of(side))
    can_be = side != Side.SUPPORT and role not in (Plays.POLITICAL_LEADER, Plays.ADMINISTRATIVE_LEADER)
    membership(partnership, side, role, who, admitted=admitted and can_be, **fields)
    return who.user


def role(programme, kind, **fields):
    """A user who has this role in the whole programme."""
    who = practitioner(f"{kind} {next(_number)}", user=user(kind))
    Role.objects.create(programme=programme, practitioner=who, kind=kind, since=BEGAN, **fields)
    return who.user


def manager(programme, **fields):
    return role(programme, "manager", **fields)


def funder(programme, **fields):
    return role(programme, "funder", **fields)


def part(activity, number=2, **fields):
    """One more part of an activity."""
    return Part.objects.create(activity=activity, number=number, **{"instrument": "workshop", **fields})


def activity(
    partnerships,
    title="A workshop",
    on="2024-03-01",
    *,
    instrument="workshop",
    led_by="together",
    delivery="face to face",
    minutes=60,
    closed=False,
    held=True,
    by=None,
    came=(),
    **fields,
):
    """With one part; for one partnership or a list of them. ``came``: practitioners."""
    joined = partnerships if isinstance(partnerships, list | tuple) else [partnerships]
    if held:
        fields |= {"held_at": timezone.now(), "held_by": by or user()}
    made = Activity.objects.create(programme=joined[0].programme, title=title, on=day(on), recorded_by=by, **fields)
    Involvement.objects.bulk_create(Involvement(activity=made, partnership=each) for each in joined)
    part(made, 1, instrument=instrument, led_by=led_by, delivery=delivery, minutes=minutes, closed=closed)
    Attendance.objects.bulk_create(Attendance(activity=made, practitioner=who, came=True if held else None) for who in came)
    return made


def interest(programme, city=None, *, heard_through=None, on="2024-03-01", **fields):
    return Interest.objects.create(programme=programme, city=city or new_city("Blantyre", "MW"), heard_through=heard_through, on=day(on), **fields)


PARTS = {
    f"{side} {name}": (side, plays)
    for side in (Side.MENTOR.value, Side.MENTEE.value)
    for name, plays in (("lead", Plays.LEAD_FACILITATOR), ("facilitator", Plays.FACILITATOR), ("leader", Plays.POLITICAL_LEADER))
} | {plays.value: (Side.SUPPORT.value, plays) for plays in (Plays.ADVISER, Plays.BROKER, Plays.ASSOCIATION)}
ACTORS = ("anonymous", *PARTS, "manager", "funder", "administrator", "former member")
RELATIONS = ("own", "sister", "foreign")


@dataclass(frozen=True)
class Scene:
    """One partnership with everybody around it; ``actors`` maps each of ``ACTORS`` to a user (anonymous: None)."""

    partnership: Partnership
    actors: dict[str, User | None]

    @property
    def programme(self):
        return self.partnership.programme


@dataclass(frozen=True)
class Cast:
    """``own``: eThekwini → Mzuzu; ``sister``: another partnership of its programme; ``foreign``: one of another programme."""

    own: Scene
    sister: Scene
    foreign: Scene

    def scene(self, relation):
        return getattr(self, relation)

    def askers(self):
        """(relation, actor, user): everybody around the own partnership, and of the other two those who stand nearest to it.

        The access matrix asks them all. A test with a planted text asks these: what is not found holds no text.
        """
        return [
            (relation, name, user)
            for relation in RELATIONS
            for name, user in self.scene(relation).actors.items()
            if relation == "own" or name in ("manager", "mentor lead", "mentee facilitator", "broker")
        ]


def scene(partnership, everywhere):
    """One user for each actor; ``everywhere`` are those who stand outside the partnership."""
    members = {name: member_user(partnership, side, plays) for name, (side, plays) in PARTS.items()}
    former = member_user(partnership, Side.MENTEE, Plays.FACILITATOR, until=BEGAN + dt.timedelta(365))
    return Scene(partnership, {"anonymous": None, **members, "former member": former, **everywhere})


def cast():
    """Everybody, three times over. Takes a good many rows: use it where who asks is the question."""
    first, second, staff = programme("City Future"), programme("Another programme"), administrator()
    durban = city("eThekwini", also_known_as="Durban", zone="Africa/Johannesburg")
    mine = {"manager": manager(first), "funder": funder(first), "administrator": staff}
    theirs = {"manager": manager(second), "funder": funder(second), "administrator": staff}
    return Cast(
        scene(partnership(durban, city("Mzuzu", "MW", zone="Africa/Blantyre"), first), mine),
        scene(partnership(durban, city("Otjiwarongo", "NA", zone="Africa/Windhoek"), first), mine),
        scene(partnership(city("Johannesburg"), city("Lilongwe", "MW"), second), theirs),
    )


def differing(user, activity, **fields):
    """Other words under a key that was taken already."""
    receipt = Receipt.objects.create(user=user, key=uuid.uuid4(), digest="d" * 64, activity=activity)
    return Differing.keep(receipt, "e" * 64, "log", {"summary": ["We spoke of something else."], **fields})
