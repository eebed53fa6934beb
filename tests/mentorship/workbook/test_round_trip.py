"""A manager's export, brought into an empty database, is the same programme as that manager may read it."""

import io

import pytest
from django.core.management import call_command
from django.db import models, transaction

from mentorship.workbook.export import export
from mentorship.workbook.run import bring_in
from participants.models import City, Interest, Membership, Partnership, Practitioner, Programme, User
from participants.people.policy import contacts
from stages.models import Activity, Attendance, Commitment, Decision, Journey, Line, Move, Part, Reading, Spending, Stay, Target, Word
from tests import make
from tests.stages.budget.purse import line, spending
from tests.stages.roadmap.roads import reading, target

pytestmark = pytest.mark.django_db
OF_THE_PROGRAMME = {
    **{Programme: "pk", Partnership: "programme", Membership: "partnership__programme", Journey: "partnership__programme"},
    **{Stay: "journey__partnership__programme", Move: "journey__partnership__programme", Word: "move__journey__partnership__programme"},
    **{Activity: "programme", Part: "activity__programme", Attendance: "activity__programme", Commitment: "partnership__programme"},
    **{Decision: "partnership__programme", Interest: "programme", Line: "partnership__programme", Spending: "line__partnership__programme"},
    **{Target: "partnership__programme", Reading: "target__partnership__programme"},
}
# Who wrote it down and when, and what a workbook does not carry: admission is a lead's own act.
WRITTEN = {"id", "key", "version", "recorded_at", "recorded_by", "history", "proposed_at", "settled_at", "settled_by", "held_at", "held_by"}
WRITTEN |= {"cancelled_at", "cancelled_by", "retired_at", "retired_by", "answered_at", "answered_by", "admitted_at", "admitted_by", "user"}


def words(value, depth=2):
    """A value as a person would compare it: a record by what it says itself."""
    if isinstance(value, models.Model):
        return told(value, depth - 1) if depth else ""
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else str(value)


def told(record, depth=2):
    """What a record says, without numbers and without who wrote it down."""
    names = [field.name for field in record._meta.fields if field.name not in WRITTEN]
    own = [(name, words(getattr(record, name), depth)) for name in names if not (depth < 2 and name in ("follows", "came_through", "opened_by"))]
    if isinstance(record, Activity) and depth == 2:
        own += [("state", record.state), ("serves", sorted(str(each) for each in record.partnerships))]
    return (type(record).__name__, *own)


def records(programme, reader):
    """Everything of a programme, by kind, as the reader may read it."""
    found = {kind.__name__: told_all(kind.objects.filter(**{road: programme.pk})) for kind, road in OF_THE_PROGRAMME.items()}
    here = models.Q(memberships__partnership__programme=programme) | models.Q(attendances__activity__programme=programme)
    people = Practitioner.objects.filter(here).distinct()
    # Roles in the whole programme are given on the pages: whoever has nothing but such a role brings no address along.
    members = people.filter(memberships__partnership__programme=programme)
    found["mails"] = sorted((each.name, contacts(reader, each).email.lower()) for each in members)
    return found | {"people": told_all(people), "funders": told_all(programme.funders.all())}


def told_all(rows):
    return sorted(map(told, rows), key=repr)


def exported(programme, reader):
    out = io.BytesIO()
    export(programme, reader, out)
    return out


def more(programme):
    """What the documented case has none of."""
    one, other = programme.partnerships.order_by("pk")[:2]
    make.activity(one, "=1+1", "2024-03-01", summary="x" * 31_999 + " and " + "y" * 10_000)
    for _ in range(2):
        make.activity([one, other], "A call", "2024-03-01", instrument="call", on_precision="month")
    own = line(one, planned="0.10")
    line(one, last_day="2026-06-30")
    for _ in range(2):
        spending(own, "33.33", currency="MWK", rate="0.0005123456")
    reading(target(one, baseline="0.0001"), "12.3456")
    target(one)
    programme.funding_from, programme.funding_until = make.day("2008-01-01"), make.day("2012-12-31")
    programme.save()
    make.interest(programme, make.city("A town that GeoNames does not know", "MW"), heard_through=one, story="They\r\nheard")


@pytest.fixture
def before():
    """The case and more, as its manager reads it, and its export; then it never was."""
    with transaction.atomic():
        call_command("load_case", verbosity=0)
        programme, manager = Programme.objects.get(), User.objects.get(email="manager@example.org")
        more(programme)
        known = records(programme, manager), exported(programme, manager)
        transaction.set_rollback(True)
    assert not City.objects.exists()
    return known


def test_an_empty_database_gets_the_same_programme_and_the_same_file_twice_changes_nothing(before):
    known, file = before
    somebody = make.user("Somebody else")
    first = bring_in(file, by=somebody)
    assert [each for each in first.remarks if each.sort in ("refused", "changed")] == []
    programme, manager = Programme.objects.get(), User.objects.get(pk=somebody.pk)
    found = records(programme, manager)
    for kind in known:
        assert found[kind] == known[kind], kind
    assert [role.practitioner.user for role in programme.roles.filter(kind="manager")] == [somebody]
    second = bring_in(file, by=manager)
    assert (second.total("created"), second.total("changed"), second.total("refused")) == (0, 0, 0)
    assert second.total("same") == first.total("created")
    assert records(programme, manager) == found
