"""A workbook of many activities coming in: rows a second, and the most memory that it takes."""

import os
import time
from tempfile import TemporaryFile

from bench.row import row

ACTIVITIES = 20_000
SUMMARY = "What was said. " * 20
MOST = 400
"""MiB, of the whole process."""


def filled(out, number):
    """A new programme with so many activities, each with a part."""
    from mentorship.workbook import table
    from mentorship.workbook.kinds import Dated
    from mentorship.workbook.paper import Paper
    from participants.dates import FIRST

    pair = {"programme": "Benchmark", "partnerships": ("eThekwini → Mzuzu",)}
    days = [FIRST.replace(year=2001 + each % 20, month=1 + each % 12, day=1 + each % 28) for each in range(number)]
    rows = {
        table.CITIES: [{"name": "eThekwini"}, {"name": "Mzuzu"}],
        table.ORGANISATIONS: [{"name": "A network for the benchmark", "kind": "network"}],
        table.PROGRAMMES: [{"title": "Benchmark", "convener": "A network for the benchmark"}],
        table.PARTNERSHIPS: [{"programme": "Benchmark", "mentor": "eThekwini", "mentee": "Mzuzu", "since": Dated(FIRST.replace(year=2000))}],
        table.ACTIVITIES: ({**pair, "title": f"Activity {each}", "on": Dated(day), "summary": SUMMARY} for each, day in enumerate(days)),
        table.PARTS: (
            {"programme": "Benchmark", "activity": f"{day} Activity {each}", "number": 1, "instrument": "workshop"} for each, day in enumerate(days)
        ),
    }
    paper = Paper()
    for sheet in table.SHEETS:
        paper.sheet(sheet, rows.get(sheet, ()))
    paper.save(out)


def bring(content, told):
    from mentorship.workbook.run import bring_in
    from participants.models import User

    by = User.objects.create_superuser("bench@example.org", name="Benchmark")
    begun = time.perf_counter()
    outcome = bring_in(content, by=by, progress=lambda sheet, rows: told.append(rows))
    assert outcome.done, outcome.remarks[:3]
    return outcome.total("created") / (time.perf_counter() - begun)


def measure(number=ACTIVITIES):
    """Rows of the table; the work is done in a process of its own."""
    from django.db import connections

    with TemporaryFile() as content:
        filled(content, number)
        connections.close_all()
        speed, peak, told = in_child(content)
    yield row(f"workbook of {number:,} activities: seconds for 1,000 rows", 1000 / speed, "s", 10)
    yield row(f"workbook of {number:,} activities: memory", peak, "MiB", MOST)
    yield row(f"workbook of {number:,} activities: rows between two words on how far it is", 2 * number / told, "rows", 500)


def in_child(content):
    """Rows a second, peak MiB of the process, and how often it said how far it was."""
    import json
    import resource

    reader, writer = os.pipe()
    if pid := os.fork():
        os.close(writer)
        with os.fdopen(reader) as told:
            found = json.loads(told.read())
        os.waitpid(pid, 0)
        return found
    words: list[int] = []
    speed = bring(content, words)
    os.write(writer, json.dumps([speed, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, len(words)]).encode())
    os._exit(0)
