"""The sweep over many partnerships: as many queries for each thousand, and as much memory, however many there are."""

import datetime as dt

from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from bench.child import in_child
from bench.fill import settle
from bench.row import row
from participants.models import City, Membership, Partnership
from stages.models import Activity, Commitment, Involvement, Journey, Part, Standing, Stay
from stages.reminders import holding, sweep
from stages.signals.standing import refresh
from tests import make

SIZES = (10_000, 100_000)
GROWTH = 1.1
"""Some queries do not depend on the number at all."""
MOST = 64
"""MiB above what the process has before."""
DAY = dt.timedelta(days=1)


def measure(sizes=SIZES):
    """Rows of the table. Mails are held: each mail costs the same by itself."""
    call_command("migrate", verbosity=0)
    holding.hold()
    found, there, one = {}, 1, pattern()
    for size in sizes:
        copies(one, there, size - 1)
        there = size
        settle()
        found[size] = {"new": in_child(swept), "again": in_child(swept)}
        settle()
    yield from rows(found, *sizes)


def rows(found, few, many):
    few_new, many_new = fresh(found[few], few), fresh(found[many], many - few)
    yield row(f"sweep, queries for 1,000 new partnerships, {many:,} to {few:,}", many_new / few_new, "x", GROWTH)
    told = {size: each["again"] for size, each in found.items()}
    each_thousand = {size: told[size]["said"] / size * 1000 for size in told}
    yield row(f"sweep, queries for 1,000 known partnerships, {many:,} to {few:,}", each_thousand[many] / each_thousand[few], "x", GROWTH)
    yield row(f"sweep over {many:,} partnerships, queries for 1,000", each_thousand[many], "queries", 150)
    yield row(f"sweep over {many:,} partnerships, CPU for 1,000", told[many]["cpu"] / many * 1e6, "ms", 1500)
    for size in told:
        most = max(each["memory"] - each["before"] for each in found[size].values())
        yield row(f"sweep over {size:,} partnerships, memory that it adds", most, "MiB", MOST)


def fresh(each, number):
    """Queries for a thousand that were new: what the next sweep asks of those that are known is taken off."""
    return max(1, each["new"]["said"] - each["again"]["said"]) / number * 1000


def swept():
    """How many queries one sweep takes."""
    asked = [0]

    def count(execute, *about):
        asked[0] += 1
        return execute(*about)

    with connection.execute_wrapper(count):
        sweep.sweep()
    return asked[0]


def pattern():
    """One partnership with a lead in each city: a stage that takes longer, a promise and a visit whose day has passed."""
    today = timezone.now().date()
    here = make.partnership(make.city("A city"), make.city("City 0", "MW"), since=today - 90 * DAY)
    for side in ("mentor", "mentee"):
        make.member_user(here, side, "lead facilitator")
    Stay.objects.filter(journey__partnership=here).update(expected_until=today - 3 * DAY)
    promiser = Membership.objects.get(partnership=here, side="mentee")
    said = {"side": "mentee", "to_side": "mentor", "on": today - 9 * DAY, "due": today - 2 * DAY, "first_due": today - 2 * DAY}
    Commitment.objects.create(partnership=here, promiser=promiser, what="A map", **said)
    make.activity(here, "A visit", (today - 2 * DAY).isoformat(), held=False)
    refresh([here.pk])
    return here


def copies(one, first, last):
    """So many more of it, written by the database itself; each row's number is that of its pattern and its turn."""
    place = f"{one.pk} + 1000 * n"  # the numbers between belong to rows that were there before
    near = {"partnership_id": place}
    copy(City.objects.filter(pk=one.mentee_id), first, last, id=place, name="'City ' || n")
    copy(Partnership.objects.filter(pk=one.pk), first, last, id=place, mentee_id=place)
    copy(Journey.objects.filter(partnership=one), first, last, id=place, **near)
    copy(Stay.objects.filter(journey__partnership=one), first, last, journey_id=place)
    copy(Membership.objects.filter(partnership=one, side="mentor"), first, last, id=place, **near)
    copy(Membership.objects.filter(partnership=one, side="mentee"), first, last, id=f"{place} + 500", **near)
    copy(Commitment.objects.filter(partnership=one), first, last, promiser_id=f"{place} + 500", **near)
    copy(Activity.objects.filter(involvements__partnership=one), first, last, id=place)
    copy(Involvement.objects.filter(partnership=one), first, last, activity_id=place, **near)
    copy(Part.objects.filter(activity__involvements__partnership=one), first, last, activity_id=place)
    copy(Standing.objects.filter(partnership=one), first, last, **near)


def copy(rows, first, last, **other):
    """``other``: what a column holds in place of what it holds in the pattern; n is the number of the copy."""
    fields, table = rows.model._meta.local_concrete_fields, rows.model._meta.db_table
    named = {field.column: other.get(field.column) for field in fields if field.column in other or not field.primary_key}
    named |= {"key": "gen_random_uuid()"} if "key" in named else {}
    quote = connection.ops.quote_name
    into = ", ".join(map(quote, named))
    what = ", ".join(each or f"p.{quote(column)}" for column, each in named.items())
    key = quote(rows.model._meta.pk.column)
    with connection.cursor() as cursor:
        taken = f"SELECT {what} FROM {table} p, generate_series({first}, {last}) n WHERE p.{key} = %s"
        cursor.execute(f"INSERT INTO {table} ({into}) {taken}", [rows.get().pk])
