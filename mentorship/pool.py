"""The pool of a worker whose queue lies in folders: a child that is killed takes no lock along.

With Redis each child has a pipe of its own. Without, all children share one, and whoever waits at it holds a semaphore. A semaphore
outlives its holder: after ``kill -9`` on a child that waited for work, or a lack of memory, no other child could ever fetch any.
"""

import fcntl
import tempfile

from billiard.pool import Pool
from celery.concurrency import prefork


class Lock:
    """Between processes; the system takes it back from a holder that dies (``fcntl``, record locks). Threads of one process share it."""

    def __init__(self):
        self._file = tempfile.TemporaryFile()  # noqa: SIM115

    def acquire(self):
        fcntl.lockf(self._file, fcntl.LOCK_EX)
        return True

    def release(self):
        fcntl.lockf(self._file, fcntl.LOCK_UN)

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *raised):
        self.release()


class Shared(Pool):
    """Children that fetch from one pipe and answer through one pipe."""

    def _setup_queues(self):
        super()._setup_queues()
        self._inqueue._rlock, self._outqueue._wlock = Lock(), Lock()


class TaskPool(prefork.TaskPool):
    BlockingPool = Shared
