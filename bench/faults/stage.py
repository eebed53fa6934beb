"""Where the scenes play: a database, a queue, a mail server, the product's processes; and what each scene found."""

import random
import time
from contextlib import suppress

from django.db import DatabaseError, connection

from bench.faults import count
from bench.faults.batch import batch
from mentorship import celery_app
from tests import make

WITHIN = 300
"""Seconds in which everything must be out once all is back."""
SWEEPS = ("stages.tasks.sweep", "reports.tasks.sweep")


class Stage:
    """``short``: small batches, leases that end when told, and a nudge in place of beat's minute."""

    def __init__(self, name, crew, servers, post, *, short):
        self.name, self.crew, self.servers, self.post, self.short = name, crew, servers, post, short
        self.programme = make.programme("A programme", convener=make.organisation())
        self.passed, self.failed, self.luck = 0, 0, random.Random(6)
        self.worker = self.beat = None
        self.notes = []

    def batch(self, name, reminders, reports, **fields):
        return batch(name, *((6, 1) if self.short else (reminders, reports)), self.programme, **fields)

    def begin(self):
        self.worker = self.crew.worker()
        if not self.short:
            self.beat = self.crew.beat()

    def again(self):
        """A new worker in the place of one that died, as a supervisor starts it."""
        self.worker = self.crew.worker()

    def nudge(self):
        """What beat says every minute."""
        for task in SWEEPS:
            with suppress(Exception):
                celery_app.send_task(task, retry=False)

    def until(self, ready, seconds, *, nudging=0.0):
        """Whether it was so in time, and after how many seconds; a database that is away counts as not yet."""
        begun = told = time.monotonic()
        while (passed := time.monotonic() - begun) < seconds:
            with suppress(DatabaseError):
                if ready():
                    return True, passed
            if connection.connection and not connection.is_usable():
                connection.close()
            if nudging and time.monotonic() - told > nudging:
                told = time.monotonic()
                self.nudge()
            time.sleep(0.1)
        return False, passed

    def at_work(self, made):
        """Wait until something is taken in hand that was not before; whether it came to that."""
        before = made.traces()
        return self.until(lambda: made.traces() != before, 30, nudging=3)[0]

    def recover(self, title, made, *, deaths=0, back=lambda: None):
        """Wait until all is out, then count. ``deaths``: how many may have had something in hand; ``back`` brings the last one back."""
        if self.short and deaths:
            made.let_leases_end()
        back()
        out, seconds = self.until(made.is_out, WITHIN, nudging=4 if self.short else 0)
        time.sleep(0 if self.short else 2)  # a second copy would come now
        wrong, twice = count.faults(made, self.post.messages(), deaths=deaths)
        self.say(title, wrong if out else [f"not out within {WITHIN} seconds", *wrong], seconds, twice)

    def say(self, title, wrong, seconds, twice=0):
        self.passed, self.failed = self.passed + (not wrong), self.failed + bool(wrong)
        doubled = f", {twice} sent twice under one Message-ID by a death in that moment" if twice else ""
        notes = "".join(f"\n      {note}" for note in [*wrong, *self.notes])
        print(f"{'NOT' if wrong else 'ok '} {self.name}: {title}: all out {seconds:.0f} s after recovery{doubled}{notes}", flush=True)
        self.notes = []

    def note(self, text):
        self.notes.append(text)
