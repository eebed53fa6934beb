"""Two sweeps at once, and a sweep beside a write, do no harm."""

from concurrent.futures import ThreadPoolExecutor, wait
from threading import Barrier, Event

import pytest
from django.db import connection

from stages.models import Finding, Standing
from stages.signals import standing
from stages.signals.standing import refresh, sweep
from tests import make
from tests.stages.signals.keeping import kept, live, lively, looked_at, many, today

CROWD = 6


def at_once(work):
    gate = Barrier(len(work))

    def press(one):
        try:
            gate.wait(60)
            return one()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(work)) as pool:
        return list(pool.map(press, work))


@pytest.mark.both
@pytest.mark.django_db(transaction=True)
def test_many_sweeps_at_once_keep_one_row_for_each():
    ids = [each.pk for each in many(make.programme(), 60)]
    assert all(number in (0, 60) for number in at_once([sweep] * CROWD))
    assert (Standing.objects.count(), Finding.objects.count()) == (60, 60 * 14)
    assert set(Standing.objects.values_list("pk", flat=True)) == set(ids)


@pytest.mark.both
@pytest.mark.django_db(transaction=True)
def test_refreshing_in_opposite_orders_at_once_ends():
    ids = [each.pk for each in many(make.programme(), 60)]
    refresh(ids)
    assert at_once([lambda: refresh(ids), lambda: refresh(reversed(ids)), lambda: refresh(ids * 2)] * 2) == [60] * 6
    assert Finding.objects.count() == 60 * 14


@pytest.mark.django_db(transaction=True)
def test_a_sweep_that_read_before_a_write_does_not_undo_it(monkeypatch):
    """The slow one holds the row; the quick one, which knows more, waits for it and has the last word. SQLite has one writer at a time anyway."""
    one, read, go_on = lively(), Event(), Event()
    refresh([one.pk])
    load = standing.load

    def slow(ids, today):
        found = load(ids, today)
        if not read.is_set():
            read.set()
            go_on.wait(60)
        return found

    monkeypatch.setattr(standing, "load", slow)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(closing, lambda: refresh([one.pk]))
        assert read.wait(60)
        visitor = one.memberships.get(side="mentor").practitioner
        make.activity(one, "A visit", today(), instrument="exploratory visit", city=one.mentee, came=[visitor])
        second = pool.submit(closing, lambda: refresh([one.pk]))
        wait([second], 1)
        go_on.set()
        assert (first.result(60), second.result(60)) == (1, 1)
    assert kept(one) == live(one)
    assert live(one)["F2"][0] == "cleared"


def closing(work):
    try:
        return work()
    finally:
        connection.close()


@pytest.mark.django_db
def test_a_sweep_that_comes_twice_writes_the_same():
    one = lively()
    sweep()
    before = kept(one)
    looked_at(one, 2 * standing.STALE)
    sweep()
    assert kept(one) == before
