"""The cloud of 200 people with 2,000 ties: CPU of measures and drawing when nothing is remembered, and of the page when it is."""

import datetime as dt
import statistics
import time

from django.utils import timezone

from bench.row import row
from participants.models import Membership, Practitioner
from stages.cloud import layout, measures
from stages.cloud.picture import draw
from stages.cloud.web import Meeting, Seat, spun
from stages.models import Activity, Attendance, Involvement, Part
from tests import make

PEOPLE, TIES, TIMES = 200, 2_000, 9
TODAY = dt.date(2024, 12, 31)


def pairs():
    """So many different pairs, one person of each bank."""
    half = PEOPLE // 2
    return [(each % half, half + (each * 7 + each // half) % half) for each in range(TIES)]


def forgotten():
    """Nothing is remembered of earlier clouds."""
    measures.measured.cache_clear()
    layout._laid_out.cache_clear()


def drawn(seats, meetings, names):
    """Everything between the rows of the database and the page: ties, measures, both pictures."""
    forgotten()
    begun = time.process_time()
    web = spun(seats, meetings, TODAY)
    measures.measured(web)
    picture = draw(web, names, "eThekwini", "Mzuzu")
    _both = picture.wide_svg, picture.tall_svg
    return time.process_time() - begun


def measure(client):
    """Rows of the table; ``client`` is signed in anew, as a lead of the cloud's own partnership."""
    sides = ["mentor"] * (PEOPLE // 2) + ["mentee"] * (PEOPLE // 2)
    seats = [Seat(each, each, side, "planner", make.BEGAN) for each, side in enumerate(sides)]
    meetings = [Meeting(make.BEGAN + dt.timedelta(n % 1800), TODAY, 30 + n % 6000, frozenset(pair)) for n, pair in enumerate(pairs())]
    names = {each: f"Person {each}" for each in range(PEOPLE)}
    spent = statistics.median(drawn(seats, meetings, names) for _ in range(TIMES))
    yield row(f"CPU of measures and drawing, {PEOPLE} people and {TIES:,} ties", spent * 1000, "ms", 250)
    lead, address = filled(sides)
    client.force_login(lead, backend="participants.accounts.Backend")
    forgotten()
    yield from asked(client, address)


def asked(client, address):
    """The page over HTTP: once with nothing remembered, then as the next reader gets it."""
    bare = statistics.median(seconds(client, "/bare/") for _ in range(TIMES))
    fresh = seconds(client, address)
    again = statistics.median(seconds(client, address) for _ in range(TIMES))
    yield row("CPU of the page of that cloud, drawn anew", fresh * 1000, "ms", 400)
    yield row("CPU of the page of that cloud, drawn before", again / bare, "x bare view", 30)


def seconds(client, address):
    begun = time.process_time()
    assert client.get(address).status_code == 200, address
    return time.process_time() - begun


def filled(sides):
    """A partnership of its own with these people and ties in its log; its lead and the address of its cloud."""
    here = make.partnership()
    people = Practitioner.objects.bulk_create(Practitioner(name=f"Person {each}") for each in range(len(sides)))
    part = {"partnership": here, "role": "planner", "since": make.BEGAN}
    seats = [Membership(practitioner=who, side=side, **part) for who, side in zip(people, sides, strict=True)]
    Membership.objects.bulk_create(seats[1:])
    lead = make.member_user(here, "mentor", "lead planner")
    log(here, [lead.practitioner, *people[1:]], lead)
    return lead, f"/partnerships/{here.pk}/cloud/"


def log(here, people, lead):
    """A call for every tie."""
    held = {"programme_id": here.programme_id, "title": "A call", "held_at": timezone.now(), "held_by": lead}
    made = Activity.objects.bulk_create(Activity(on=make.BEGAN + dt.timedelta(n % 1800), **held) for n in range(TIES))
    Involvement.objects.bulk_create(Involvement(activity=each, partnership=here) for each in made)
    Part.objects.bulk_create(Part(activity=each, instrument="call", minutes=30 + n % 6000) for n, each in enumerate(made))
    came = [Attendance(activity=each, practitioner=people[who], came=True) for each, pair in zip(made, pairs(), strict=True) for who in pair]
    Attendance.objects.bulk_create(came)
