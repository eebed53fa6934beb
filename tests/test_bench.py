"""The benchmark fills the database past the product's own forms: its SQL must know every column."""

import pytest

from bench import fill, sweep
from participants.models import Partnership
from stages.models import Activity, Part, Reminder
from stages.reminders import holding

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_world_of_the_benchmark_grows_as_asked():
    fill.grow(1, 3, per_partnership=2)
    fill.grow(2, 2, per_partnership=2)
    calls = Activity.objects.filter(title__startswith="Call ", place="", zone="UTC")
    assert (Partnership.objects.count(), calls.count() >= 10, Part.objects.filter(activity__in=calls).count() >= 10) == (5, True, True)


def test_the_copies_of_a_partnership_are_swept_as_the_first_is():
    holding.hold()
    sweep.copies(sweep.pattern(), 1, 3)
    sweep.swept()
    assert (Partnership.objects.count(), Reminder.objects.filter(done_at=None).count()) == (4, 4 * 5)
