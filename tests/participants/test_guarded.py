"""Confidential rows open by ``read_by`` and a few named doors, and by nothing else (design: fail closed)."""

import ast
import datetime as dt
from itertools import product

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import FieldError
from django.db import connection
from django.db.models import Count, Exists, OuterRef
from django.utils import timezone

from participants.guarded import Door, Guarded, Shut, door, reader
from participants.models import Membership, Partnership, Role, User
from participants.partnerships.parts import Role as Plays
from participants.partnerships.parts import Side
from participants.partnerships.safe_space import is_inside, sits_in
from stages.models import Reflection
from tests import make
from tests.test_layers import LAYERS, ROOT, module, sources

pytestmark = [pytest.mark.django_db, pytest.mark.both]
CONFIDENTIAL = [model for model in apps.get_models() if issubclass(model, Guarded)]
PLANTED = "the planted word"


@pytest.fixture
def here():
    return make.partnership()


def writes(author, partnership, text=PLANTED, level="safe", **fields):
    shared = {"shared_at": timezone.now()} if level != "private" else {}
    return Reflection(author=author, partnership=partnership, stage="courtship", text=text, level=level, **shared, **fields).keep(by=author)


def texts(user):
    return [row.text for row in Reflection.objects.read_by(user)]


ATTEMPTS = {
    "all": lambda rows: list(rows.all()),
    "filter": lambda rows: list(rows.filter(pk=1)),
    "get": lambda rows: rows.get(pk=1),
    "first": lambda rows: rows.first(),
    "count": lambda rows: rows.count(),
    "exists": lambda rows: rows.exists(),
    "aggregate": lambda rows: rows.aggregate(Count("pk")),
    "iterator": lambda rows: list(rows.iterator()),
    "values": lambda rows: list(rows.values()),
    "values_list": lambda rows: list(rows.values_list("pk")),
    "in_bulk": lambda rows: rows.in_bulk([1]),
    "update": lambda rows: rows.update(pk=1),
    "delete": lambda rows: rows.all().delete(),
    "create": lambda rows: rows.create(),
    "bulk_create": lambda rows: rows.bulk_create([]),
    "get_or_create": lambda rows: rows.get_or_create(pk=1),
    "none": lambda rows: rows.none(),
    "using": lambda rows: rows.using("default"),
}


@pytest.mark.parametrize(("model", "attempt"), list(product(CONFIDENTIAL, sorted(ATTEMPTS))), ids=str)
def test_every_other_question_is_refused(model, attempt):
    with pytest.raises(Shut):
        ATTEMPTS[attempt](model.objects)


@pytest.mark.parametrize("model", CONFIDENTIAL)
def test_the_one_manager_is_the_default_one_and_nothing_leads_back_to_it(model):
    assert [manager.name for manager in model._meta.managers] == ["objects"]
    assert all(field.remote_field.related_name == "+" for field in model._meta.get_fields() if field.is_relation)
    assert not admin.site.is_registered(model)
    assert [related.related_model for related in model._meta.related_objects if not related.hidden] == []


def test_no_join_from_a_parent_leads_there(here):
    for name in ("reflection", "reflections", "reflection_set"):
        with pytest.raises(FieldError):
            list(Partnership.objects.filter(**{f"{name}__text": PLANTED}))
    with pytest.raises(Shut):
        list(Partnership.objects.filter(Exists(Reflection.objects.filter(partnership=OuterRef("pk")))))


@pytest.mark.parametrize("model", CONFIDENTIAL)
def test_a_row_is_called_by_its_number(model):
    assert str(model(pk=7)) == f"{model.__name__} 7"


WAYS_AROUND = {"_base_manager", "_default_manager", "_raw_delete", "_rows"}
CALLS_AROUND = {"raw", "extra", "cursor"}
MAY_GO_AROUND = {"participants.guarded", "participants.prepared", "mentorship.backup.tables", "mentorship.workbook.work"}
"""The second runs what a queryset built, and a guarded model gives none; the third holds the door of the backup; the fourth tells on a
connection of its own how far an import is."""


def ways_around(text):
    """Every attribute of a source that could read past the one manager, and every call that could."""
    nodes = list(ast.walk(ast.parse(text)))
    called = {node.func.attr for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)} & CALLS_AROUND
    return sorted(called | {node.attr for node in nodes if isinstance(node, ast.Attribute)} & WAYS_AROUND)


@pytest.mark.parametrize("path", sources(*LAYERS), ids=module)
def test_no_source_goes_around_the_manager(path):
    assert module(path) in MAY_GO_AROUND or ways_around(path.read_text()) == []


def test_a_way_around_would_be_found():
    assert ways_around("Reflection._base_manager.all()\nRow.objects.raw('')\nQuerySet._raw_delete") == ["_base_manager", "_raw_delete", "raw"]


def doors_used(text):
    """The doors that a source opens."""
    return [node.attr for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == "Door"]


def test_each_door_is_used_in_one_place():
    used = [(name, module(path)) for path in sources(*LAYERS) for name in set(doors_used(path.read_text()))]
    assert len({name for name, _ in used}) == len(used)


def test_a_queryset_of_a_confidential_model_is_made_in_one_place():
    made = [path for path in sources(*LAYERS) if "QuerySet(" in path.read_text() and "class " not in path.read_text().split("QuerySet(")[0][-40:]]
    assert [path.relative_to(ROOT).as_posix() for path in made] == ["participants/guarded.py"]


def test_an_author_reads_what_is_for_them_only(here):
    author, fellow = make.member_user(here, Side.MENTEE, Plays.FACILITATOR), make.member_user(here, Side.MENTEE, Plays.PLANNER)
    writes(author, here, level="private")
    assert (texts(author), texts(fellow)) == ([PLANTED], [])


def test_both_cities_practitioners_read_the_safe_space(here):
    author = make.member_user(here, Side.MENTEE, Plays.FACILITATOR)
    readers = [make.member_user(here, side, plays) for side in (Side.MENTOR, Side.MENTEE) for plays in Plays if plays in SITS]
    writes(author, here, for_later=True)
    assert [texts(user) for user in readers] == [[PLANTED]] * 10


SITS = (Plays.LEAD_FACILITATOR, Plays.LEAD_PLANNER, Plays.FACILITATOR, Plays.PLANNER, Plays.SUPPORT_FACILITATOR)


def test_nobody_else_does(here):
    cast = make.cast()
    author = cast.own.actors["mentee facilitator"]
    writes(author, cast.own.partnership, for_later=True)
    inside = {"mentor lead", "mentor facilitator", "mentee lead", "mentee facilitator"}
    outside = [user or AnonymousUser() for name, user in cast.own.actors.items() if name not in inside]
    outside += [user or AnonymousUser() for scene in (cast.sister, cast.foreign) for user in scene.actors.values()]
    assert [texts(user) for user in outside] == [[]] * len(outside)


def test_a_newcomer_reads_what_is_written_from_their_admission_on_and_what_is_left_open(here):
    author = make.member_user(here, Side.MENTEE, Plays.FACILITATOR)
    writes(author, here, "before")
    writes(author, here, "before, left open", for_later=True)
    newcomer = make.member_user(here, Side.MENTOR, Plays.PLANNER)
    writes(author, here, "after")
    assert texts(newcomer) == ["after", "before, left open"]


def test_whoever_leaves_loses_the_safe_space_and_keeps_their_own(here):
    author, leaver = make.member_user(here, Side.MENTEE, Plays.FACILITATOR), make.member_user(here, Side.MENTOR, Plays.PLANNER)
    writes(author, here)
    writes(leaver, here, "mine")
    Membership.objects.get(practitioner__user=leaver).end(on=dt.date.today())
    assert (texts(leaver), texts(author)) == (["mine"], ["mine", PLANTED])


def a_manager_too(user, here):
    Role.objects.create(programme=here.programme, practitioner=user.practitioner, kind="manager", since=make.BEGAN)


def a_funder_too(user, here):
    Role.objects.create(programme=here.programme, practitioner=user.practitioner, kind="funder", since=make.BEGAN)


def a_broker_nearby(user, here):
    make.membership(make.partnership(make.city("A"), make.city("B"), here.programme), Side.SUPPORT, Plays.BROKER, user.practitioner)


def an_administrator_too(user, here):
    User.objects.filter(pk=user.pk).update(is_staff=True)


def signed_out_for_good(user, here):
    User.objects.filter(pk=user.pk).update(is_active=False)


def not_admitted(user, here):
    Membership.objects.filter(practitioner__user=user).update(admitted_at=None, admitted_by=None)


def a_mayor_now(user, here):
    Membership.objects.filter(practitioner__user=user).update(role=Plays.POLITICAL_LEADER)


def over(user, here):
    Membership.objects.filter(practitioner__user=user).update(until=dt.date.today())


def not_yet_begun(user, here):
    Membership.objects.filter(practitioner__user=user).update(since=dt.date.today() + dt.timedelta(1))


TURNS = [a_manager_too, a_funder_too, a_broker_nearby, an_administrator_too, signed_out_for_good, not_admitted, a_mayor_now, over, not_yet_begun]


@pytest.mark.parametrize("turn", TURNS)
def test_a_row_written_past_the_admission_opens_nothing(here, turn):
    author, user = make.member_user(here, Side.MENTEE, Plays.FACILITATOR), make.member_user(here, Side.MENTOR, Plays.PLANNER)
    writes(author, here)
    assert (texts(user), sits_in(user, here), is_inside(user, here), in_the_belt(user)) == ([PLANTED], True, True, [PLANTED])
    turn(user, here)
    user = User.objects.get(pk=user.pk)
    assert (texts(user), sits_in(user, here), is_inside(user, here), in_the_belt(user)) == (
        [],
        False,
        False,
        [] if connection.vendor == "postgresql" else [PLANTED],
    )


def in_the_belt(user):
    """What the database alone shows this reader."""
    with reader(user), connection.cursor() as cursor:
        cursor.execute("SELECT text FROM stages_reflection ORDER BY id")
        return [text for (text,) in cursor.fetchall()]


def test_a_door_shows_all_while_it_is_open_and_nothing_afterwards(here):
    writes(make.member_user(here, Side.MENTEE, Plays.FACILITATOR), here, level="private")
    with door(Door.BACKUP):
        assert [row.text for row in Reflection.objects.behind(Door.BACKUP)] == [PLANTED]
        with pytest.raises(Shut):
            Reflection.objects.behind(Door.EXPORT_PERSON)
    with pytest.raises(Shut):
        Reflection.objects.behind(Door.BACKUP)


def test_own_rows_are_changed_only_while_their_author_reads(here):
    author, fellow = make.member_user(here, Side.MENTEE, Plays.FACILITATOR), make.member_user(here, Side.MENTEE, Plays.PLANNER)
    row = writes(author, here)
    with pytest.raises(Shut):
        Reflection.objects.own(author)
    with reader(fellow), pytest.raises(Shut):
        Reflection.objects.own(author)
    with reader(author):
        Reflection.objects.own(author).filter(pk=row.pk).update(text="mine")
    assert texts(author) == ["mine"]
