"""Children of a worker that fetch from one pipe: whichever of them is killed, the others go on."""

import os
import signal
import time

import pytest
from celery.concurrency import get_implementation
from django.conf import settings

from mentorship.pool import Lock, Shared


@pytest.fixture
def pool():
    pool = Shared(processes=2)
    yield pool
    pool.terminate()


def test_children_that_are_killed_while_they_wait_for_work_are_replaced_by_such_as_find_it(pool):
    assert pool.apply_async(pow, (2, 3)).get(timeout=30) == 8
    time.sleep(0.2)  # both wait now: one at the pipe, the other for its turn
    for child in list(pool._pool):
        os.kill(child.pid, signal.SIGKILL)
    assert pool.apply_async(pow, (2, 5)).get(timeout=30) == 32


def test_a_lock_is_held_by_one_process_at_a_time_and_let_go_when_it_dies():
    lock = Lock()
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        lock.acquire()
        os.write(writer, b"x")
        time.sleep(60)
        os._exit(1)
    assert os.read(reader, 1) == b"x"
    waiting = os.fork()
    if not waiting:
        lock.acquire()
        os._exit(0)
    time.sleep(0.3)
    assert os.waitpid(waiting, os.WNOHANG) == (0, 0)  # the other one has it
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    assert os.waitpid(waiting, 0)[1] == 0
    for end in (reader, writer):
        os.close(end)


def test_the_worker_takes_this_pool():
    assert get_implementation(settings.CELERY_WORKER_POOL).BlockingPool is Shared
