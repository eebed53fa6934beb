"""Work in a process of its own, so that its memory is its own."""

import json
import os
import resource

from django.db import connections


def in_child(work):
    """CPU seconds, peak MiB, the MiB before, and what the work gives back if JSON has a word for it."""
    connections.close_all()
    reader, writer = os.pipe()
    if pid := os.fork():
        os.close(writer)
        with os.fdopen(reader) as told:
            answer = json.loads(told.read())
        os.waitpid(pid, 0)
        return answer
    try:
        os.write(writer, json.dumps(measured(work)).encode())
    finally:
        os._exit(0)


def measured(work):
    before = resource.getrusage(resource.RUSAGE_SELF)
    said = work()
    after = resource.getrusage(resource.RUSAGE_SELF)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    said = said if isinstance(said, int | float | str) else None
    return {"cpu": spent, "memory": after.ru_maxrss / 1024, "before": before.ru_maxrss / 1024, "said": said}
