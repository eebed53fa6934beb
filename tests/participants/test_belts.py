"""Row-level security on PostgreSQL: it guards against our own mistakes (design: second belt). SQLite has none."""

import pytest
from django.db import ProgrammingError, connection, transaction

from participants.guarded import reader
from participants.partnerships.parts import Role as Plays
from participants.partnerships.parts import Side
from stages.models import Reflection
from tests import make
from tests.participants.test_guarded import CONFIDENTIAL, PLANTED, texts, writes

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    return make.partnership()


def bare(sql="SELECT text FROM stages_reflection"):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


@pytest.mark.parametrize("model", CONFIDENTIAL)
def test_every_confidential_table_wears_it(model):
    (row,) = bare(f"SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE relname = '{model._meta.db_table}'")
    assert row == (True, True)


def test_the_product_signs_in_with_an_ordinary_role():
    assert bare("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user") == [(False, False)]


def test_without_a_reader_nothing_is_there(here):
    writes(make.member_user(here, Side.MENTEE, Plays.FACILITATOR), here)
    assert (bare(), list(Reflection._base_manager.all())) == ([], [])


def test_nobody_writes_in_another_name(here):
    author, other = make.member_user(here, Side.MENTEE, Plays.FACILITATOR), make.member_user(here, Side.MENTEE, Plays.PLANNER)
    row = Reflection(author=author, partnership=here, stage="courtship", text="put in their mouth")
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        row.keep(by=other)


def test_nobody_changes_or_deletes_what_is_another_s(here):
    author, fellow = make.member_user(here, Side.MENTEE, Plays.FACILITATOR), make.member_user(here, Side.MENTEE, Plays.PLANNER)
    row = writes(author, here)
    with reader(fellow):
        changed = Reflection._base_manager.filter(pk=row.pk).update(text="changed")
        deleted, _ = Reflection._base_manager.filter(pk=row.pk).delete()
    assert (changed, deleted, texts(author)) == (0, 0, [PLANTED])


@pytest.mark.django_db(transaction=True)
def test_the_second_of_two_requests_has_no_reader(here):
    author = make.member_user(here, Side.MENTEE, Plays.FACILITATOR)
    writes(author, here)
    assert (texts(author), bare("SELECT current_setting('app.reader', true)"), bare()) == ([PLANTED], [("",)], [])


def test_not_even_in_the_same_transaction(here):
    author = make.member_user(here, Side.MENTEE, Plays.FACILITATOR)
    writes(author, here)
    with transaction.atomic():
        texts(author)
        assert bare() == []


def test_nor_after_a_fault(here):
    author = make.member_user(here, Side.MENTEE, Plays.FACILITATOR)
    writes(author, here)
    with transaction.atomic():
        with pytest.raises(ProgrammingError), reader(author):
            bare("SELECT nonsense")
        assert bare() == []


def test_a_reader_within_a_reader_gives_way_again(here):
    author, other = make.member_user(here, Side.MENTEE, Plays.FACILITATOR), make.member_user(here, Side.MENTEE, Plays.PLANNER)
    writes(author, here, level="private")
    with reader(author):
        with reader(other):
            assert bare() == []
        assert bare() == [(PLANTED,)]
