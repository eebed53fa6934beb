"""``python -m bench.faults [--short] [postgresql|sqlite]``: private servers, real workers, every outage; ends with how many scenes held."""

import argparse
import importlib
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor

from tests.servers import private_servers

WORLDS = ("postgresql", "sqlite")
children: list[subprocess.Popen] = []
LONGEST = 1500
"""Seconds after which a world is given up."""


def main() -> int:
    signal.signal(signal.SIGTERM, stop)
    asked = argparse.ArgumentParser(description="Break everything that can break while mails and papers are on their way.")
    asked.add_argument("world", nargs="?", choices=WORLDS)
    asked.add_argument("--short", action="store_true", help="small batches, fewer deaths, no waiting for leases")
    asked.add_argument("--only", default="", help="the name of one scene")
    options = asked.parse_args()
    passed, failed = play(options) if options.world else both(options)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


def stop(*_):
    """A plain kill leaves no process behind: the worlds are told too, and each ends what it started."""
    for child in children:
        child.terminate()
    sys.exit(143)


def both(options) -> tuple[int, int]:
    """The two worlds side by side, each a program of its own."""
    more = (["--short"] if options.short else []) + (["--only", options.only] if options.only else [])
    command = [sys.executable, "-m", "bench.faults", *more]
    children.extend(subprocess.Popen([*command, world], stdout=subprocess.PIPE, text=True) for world in WORLDS)
    clock = threading.Timer(LONGEST, lambda: [child.terminate() for child in children])
    clock.daemon = True
    clock.start()
    try:
        with ThreadPoolExecutor() as listeners:
            found = list(listeners.map(tally, children))
    finally:
        clock.cancel()
    return sum(each[0] for each in found), sum(each[1] for each in found)


def tally(child) -> tuple[int, int]:
    """What a world says, handed on as it says it; one that ends without a tally failed."""
    counted = None
    for line in child.stdout:
        counted = re.fullmatch(r"(\d+) passed, (\d+) failed\n", line)
        if not counted:
            print(line, end="", flush=True)
    child.wait()
    return (int(counted[1]), int(counted[2])) if counted else (0, 1)


def play(options) -> tuple[int, int]:
    sqlite = options.world == "sqlite"
    with private_servers(sqlite=sqlite, durable=True) as (environment, servers), tempfile.TemporaryDirectory() as folder:
        os.environ.update(environment, DJANGO_SETTINGS_MODULE="mentorship.settings", PUBLIC_URL="http://localhost")
        if sqlite:
            servers.pop("redis").stop()
            os.environ["REDIS_URL"] = ""
        importlib.import_module("mentorship.wsgi")
        return importlib.import_module("bench.faults.play").play(options, servers, folder)


if __name__ == "__main__":
    sys.exit(main())
