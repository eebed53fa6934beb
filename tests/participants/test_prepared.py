"""A question that is kept gives what the same question gives when it is written anew."""

import datetime as dt

import pytest
from django.db.models import Q

from participants.models import City, Membership, Partnership
from participants.partnerships.parts import Role, Side
from participants.prepared import Prepared, Worked
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def cities(keys, since):
    open_or_later = Q(until=None) | Q(until__gt=since)
    return Membership.objects.filter(open_or_later, partnership__in=keys).order_by("pk").values_list("pk", "since", "until", "admitted_at")


def test_the_rows_are_those_of_the_question_written_anew():
    prepared, day = Prepared(cities), dt.date(2024, 1, 1)
    here, there = make.partnership(), make.partnership(make.city("A"), make.city("B"))
    for partnership in (here, there):
        make.membership(partnership, Side.MENTEE, Role.PLANNER, admitted=True)
        make.membership(partnership, Side.MENTEE, Role.FACILITATOR, until=dt.date(2023, 1, 1))
    for keys in ([here.pk], [there.pk], [here.pk, there.pk], []):
        assert prepared(keys, day) == list(cities(keys, day))
    assert len(prepared([here.pk], dt.date(2022, 1, 1))) == 2


def test_a_second_time_nothing_is_built(django_assert_num_queries):
    built = []

    def names(key):
        built.append(key)
        return City.objects.filter(pk=key).values_list("name")

    prepared = Prepared(names)
    first, second = make.city("A"), make.city("B")
    with django_assert_num_queries(2):
        assert [prepared(first.pk), prepared(second.pk)] == [[("A",)], [("B",)]]
    assert len(built) == 1


@pytest.mark.parametrize(
    "build",
    [
        lambda key: Partnership.objects.filter(pk=key + 1).values_list("pk"),
        lambda key: Partnership.objects.values_list("pk"),
    ],
)
def test_a_question_that_works_something_out_from_its_value_is_not_kept(build):
    with pytest.raises(Worked):
        Prepared(build)(1)


def test_nor_one_that_works_out_a_day():
    with pytest.raises(Worked):
        Prepared(lambda day: Membership.objects.filter(since=day - dt.timedelta(1), until=day).values_list("pk"))(dt.date(2024, 1, 1))
