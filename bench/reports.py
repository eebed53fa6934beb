"""Reports a minute, laid out by one real worker and by two: the second must take its share."""

import time
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management import call_command

from bench.row import row

NUMBER = 24
LONGEST = 300


def measure(number=NUMBER):
    """Rows of the table."""
    from bench.faults.batch import batch
    from bench.faults.crew import Crew
    from tests import make

    call_command("migrate", verbosity=0)
    programme, taken = make.programme("The benchmark's reports"), {}
    for workers in (1, 2):
        made = batch(f"bench{workers}", 0, number + workers, programme)
        with TemporaryDirectory() as folder, Crew(queue(folder), folder) as crew:
            taken[workers] = seconds_each(made, [lambda: crew.worker(1)] * workers)
    for workers, each in taken.items():
        yield row(f"a report with {workers} worker(s) of one process, {60 / each:.0f} a minute", each, "s", 4 / workers)
    yield row("a report with two workers, to one", taken[2] / taken[1], "x", 0.75)


def queue(folder):
    """No mail leaves."""
    return {"VAR_DIR": str(Path(folder)), "EMAIL_URL": "dummymail://"}


def seconds_each(made, starts):
    """From the first to the last, once every worker has laid out one and knows how."""
    number = len(made.reports) - len(starts)
    for start in starts:
        start()
    made.freeze(len(starts))
    wait(lambda: made.papers().filter(done_at__isnull=False).count() == len(starts))
    begun = time.monotonic()
    made.freeze()
    wait(made.is_out)
    return (time.monotonic() - begun) / number


def wait(ready):
    until = time.monotonic() + LONGEST
    while not ready():
        if time.monotonic() > until:
            raise SystemExit("The workers of the benchmark did not get done.")
        with suppress(InterruptedError):
            time.sleep(0.1)
