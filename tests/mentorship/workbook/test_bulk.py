"""The workbook of the benchmark, small: it goes in whole, in few questions however many rows there are."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench.workbook import bring, filled
from stages.models import Activity, Part

pytestmark = pytest.mark.django_db


def brought(number):
    """How many questions so many activities took."""
    out, told = io.BytesIO(), []
    filled(out, number)
    with CaptureQueriesContext(connection) as caught:
        bring(out, told)
    assert sum(told) >= 2 * number
    return len(caught)


def test_two_hundred_activities_go_in_with_their_parts():
    brought(200)
    assert (Activity.objects.count(), Part.objects.count()) == (200, 200)


@pytest.mark.parametrize("number", [20, 200])
def test_the_questions_do_not_grow_with_the_rows(number):
    assert brought(number) < 120
