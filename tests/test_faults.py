"""``make faults``, its short version: real workers and servers die while mails and papers are on their way."""

import re
import subprocess
import sys

import pytest
from django.db import connection

from tests.product import ROOT, environment


@pytest.mark.both
def test_what_dies_loses_no_mail_and_no_paper_and_doubles_none():
    world = connection.vendor  # PostgreSQL with Redis, or SQLite without
    command = [sys.executable, "-m", "bench.faults", "--short", world]
    run = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, text=True, timeout=500)
    *said, last = run.stdout.splitlines()
    assert (run.returncode, re.fullmatch(r"[1-9]\d* passed, 0 failed", last) is not None) == (0, True), "\n".join([*said, last, run.stderr[-4000:]])
